import * as z from "zod";
import { described, ruled } from "../definition/definition-schema.ts";
import { providerCodeProblem } from "./provider-codes.ts";
import { protocolProblem } from "./provider-draft.ts";

/** In one saving. More come as a sheet. */
const MOST_CODES = 10_000;

const theirCode = ruled(providerCodeProblem).trim().min(1, "Give it a code.");
const product = z.string().min(1).max(40);

const head = {
  code: described.code,
  revision: described.revision,
  name: described.name,
  protocol: ruled(protocolProblem).trim(),
  state: z.enum(["effective", "notEffective"]),
};

/** As a program sends it: whole. */
export const saveProviderInput = z
  .strictObject({ ...head, productCodes: z.array(z.strictObject({ product, code: theirCode })).max(MOST_CODES) })
  .superRefine(({ productCodes }, context) => {
    if (new Set(productCodes.map((each) => each.product)).size < productCodes.length) {
      context.addIssue({ code: "custom", path: ["productCodes"], message: "A product is there twice." });
    }
  });

/** As the form sends it: the codes have a page of their own. */
export const saveProviderHeadInput = z.strictObject(head);
export type SaveProviderForm = z.input<typeof saveProviderHeadInput>;
export type SaveProviderInput = z.output<typeof saveProviderHeadInput> & {
  readonly productCodes?: z.output<typeof saveProviderInput>["productCodes"];
};

export const saveProviderCodesInput = z.strictObject({
  code: described.code,
  revision: z.int().positive(),
  changes: z.array(z.strictObject({ product, code: theirCode.nullable() })).max(MOST_CODES),
});
export type SaveProviderCodesInput = z.output<typeof saveProviderCodesInput>;
export type SaveProviderCodesForm = z.input<typeof saveProviderCodesInput>;
