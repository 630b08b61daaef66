import * as z from "zod";
import { ruled } from "../definition/definition-schema.ts";
import { codeProblem, nameProblem } from "../definition/definition-texts.ts";
import { ROLES } from "./permissions.ts";
import { mayOrder, PROGRAM_ROLES } from "./program-roles.ts";

const code = ruled(codeProblem);
/** Which key was seen: whoever renews or revokes means that one, and not the next. */
const keyId = z.string().regex(/^[\da-f]{8}$/);

export const createServiceAccountInput = z
  .strictObject({
    code,
    name: ruled(nameProblem).trim(),
    role: z.enum(ROLES, { error: "Choose a role." }).refine((role) => PROGRAM_ROLES.includes(role), "A program cannot have this role."),
    /** Of its orders. Null where its role orders nothing. */
    sourceCode: code.nullable(),
  })
  .superRefine(({ role, sourceCode }, context) => {
    const orders = mayOrder(role);
    if (orders === (sourceCode !== null)) return;
    const message = orders ? "Choose the source of its orders." : "This role orders nothing, so it has no source.";
    context.addIssue({ code: "custom", path: ["sourceCode"], message });
  });
export type CreateServiceAccountInput = z.output<typeof createServiceAccountInput>;
export type CreateServiceAccountForm = z.input<typeof createServiceAccountInput>;

export const renewServiceKeyInput = z.strictObject({ code, keyId });
export type RenewServiceKeyInput = z.output<typeof renewServiceKeyInput>;

export const revokeServiceAccountInput = z.strictObject({
  code,
  keyId,
  reason: z.string().trim().min(3, "Say why, for the audit trail.").max(500, "At most 500 characters."),
});
export type RevokeServiceAccountInput = z.output<typeof revokeServiceAccountInput>;
