import * as z from "zod";
import { isCurrency } from "#lib/kernel/currency.ts";
import { isTimeZone } from "#lib/kernel/zone.ts";
import { described } from "../definition/definition-schema.ts";

/** Agreements are made with an account, in an issue of their own. */
export const NEW_PLAN_KINDS = ["group", "subscription", "global"] as const;

const { code, name, description, revision } = described;

export const createPlanInput = z.strictObject({
  code,
  name,
  description,
  kind: z.enum(NEW_PLAN_KINDS),
  currency: z.string().refine(isCurrency, "Choose a currency, such as EUR."),
  timeZone: z.string().refine(isTimeZone, "Enter a time zone, such as Europe/Nicosia."),
  taxInclusive: z.boolean(),
  /** An import begins with an empty draft, into which the document is then put. */
  begins: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("empty") }),
    z.strictObject({ kind: z.literal("copy"), plan: z.string().min(1, "Choose the plan to copy.").max(100) }),
  ]),
});
export type CreatePlanInput = z.output<typeof createPlanInput>;
/** As a form sends it. */
export type CreatePlanForm = z.input<typeof createPlanInput>;

export const editPlanInput = z.strictObject({ code: z.string().min(1).max(100), revision: revision.unwrap(), name, description });
export type EditPlanInput = z.output<typeof editPlanInput>;
export type EditPlanForm = z.input<typeof editPlanInput>;

/** Of an archiving or a restoring. Not the definitions' own: an older plan's code may hold more than their codes do. */
export const planAtRevision = z.strictObject({ code: z.string().min(1).max(100), revision: revision.unwrap() });
export type PlanAtRevision = z.output<typeof planAtRevision>;
