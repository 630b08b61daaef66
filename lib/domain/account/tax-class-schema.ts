import * as z from "zod";

const LONGEST_REASON = 500;
const taxClass = z.enum(["standard", "exempt", "reverseCharge"]);

export const changeTaxClassInput = z.strictObject({
  account: z.string().min(1).max(40),
  taxClass,
  /** As it was when it was looked at: who changes something else is told. */
  seen: taxClass,
  reason: z
    .string()
    .trim()
    .min(1, "Say why: a certificate, a VAT number, a correction.")
    .max(LONGEST_REASON, `At most ${LONGEST_REASON} characters.`),
});
export type ChangeTaxClassInput = z.output<typeof changeTaxClassInput>;
