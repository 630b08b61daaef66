import * as z from "zod";
import { parseDecimal } from "#lib/kernel/decimal.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { parseMicros } from "#lib/kernel/money.ts";
import { askedDiscounts } from "../discount/asked-discount.ts";

const code = z.string().min(1).max(100);
const exact = z
  .string()
  .max(40)
  .refine((text) => parseDecimal(text) !== null, "Write a number such as 1 or 2.5.");
const amount = z
  .string()
  .max(40)
  .refine((text) => parseMicros(text) !== null, "Write an amount such as 10.00.");
const instantText = z
  .string()
  .max(40)
  .refine((text) => parseInstant(text) !== null, "Write a date and time with its offset.");

const target = {
  udrId: z.int().positive(),
  /** The revision that was looked at: somebody else's change in between is refused, never overwritten. */
  expectedRevision: z.int().positive(),
  /** The dispute that is open for it ends with this, as corrected; none being open is fine. */
  endsDispute: z.boolean().optional(),
};

/** The Adjust form of seed 002: every field as it shall be. Amounts only for usage that was rated elsewhere. */
const adjustUdrChange = z.strictObject({
  action: z.literal("adjust"),
  ...target,
  product: code,
  quantity: exact,
  source: code,
  udrType: code,
  billingEffectiveAt: instantText,
  from: instantText,
  to: instantText.nullable(),
  metadata: z.record(z.string().max(100), z.string().max(2000)),
  gross: amount.optional(),
  tax: amount.optional(),
  /** The ad hoc discounts as they shall be; left out, they stay. */
  discounts: askedDiscounts.optional(),
});
export type AdjustUdrChange = z.infer<typeof adjustUdrChange>;

const cancelUdrChange = z.strictObject({ action: z.literal("cancel"), ...target });

const setBillableChange = z.strictObject({ action: z.literal("setBillable"), ...target });
const setCreditableChange = z.strictObject({ action: z.literal("setCreditable"), ...target });
const setNotToBeBilledChange = z.strictObject({ action: z.literal("setNotToBeBilled"), ...target });

/** The last action of the UDR is taken back. What it was before is known; nothing more is said. */
const reverseUdrChange = z.strictObject({ action: z.literal("reverse"), ...target });

const setDirectiveChange = z.discriminatedUnion("action", [setBillableChange, setCreditableChange, setNotToBeBilledChange]);

/** What shall change. A preview needs no more than this. */
export const udrChange = z.discriminatedUnion("action", [
  adjustUdrChange,
  cancelUdrChange,
  setBillableChange,
  setCreditableChange,
  setNotToBeBilledChange,
  reverseUdrChange,
]);
export type UdrChange = z.infer<typeof udrChange>;

/** What a submit adds: why, and the token of the preview that was agreed to. */
const agreed = {
  reasonCode: z.string().max(100),
  reasonText: z.string().trim().max(500).optional(),
  previewToken: z.string().min(1).max(200),
  /** Above the actor's limit: a second person is asked, and nothing changes until then. Without it the submit is refused. */
  asksApproval: z.boolean().optional(),
};
export type Agreed = {
  readonly reasonCode: string;
  readonly reasonText?: string | undefined;
  readonly previewToken: string;
  readonly asksApproval?: boolean | undefined;
};

export const adjustUdrInput = z.strictObject({ change: adjustUdrChange, ...agreed });
export const cancelUdrInput = z.strictObject({ change: cancelUdrChange, ...agreed });
export const reverseUdrInput = z.strictObject({ change: reverseUdrChange, ...agreed });
export const setDirectiveInput = z.strictObject({ change: setDirectiveChange, ...agreed });
