import * as z from "zod";
import { parseInstant } from "#lib/kernel/instant.ts";
import { type AdHocDiscount, DISCOUNT_KINDS } from "#lib/rating/discounts/discount.ts";
import { byMember, chosen } from "./choose-schema.ts";
import { isMoney, isPercent, rateText } from "./document-texts.ts";
import { pricePlanDocument } from "./price-plan-document.ts";

export const MOST_USAGES = 1000;
const MOST_AD_HOC = 20;

const code = z.string().min(1).max(100);
const instant = z.string().refine((text) => parseInstant(text) !== null, "An instant with its offset, such as 2026-11-22T02:14:00+02:00");

/** Under what the usage is priced: the version in force then, the open draft, or a document in the request. */
const under = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("live"), plan: code }),
  z.strictObject({ kind: z.literal("draft"), plan: code }),
  z.strictObject({ kind: z.literal("document"), document: pricePlanDocument }),
]);

const adHoc = z
  .strictObject({ kind: z.enum(DISCOUNT_KINDS, { error: "A discount is an amount, a percentage or freeUsage" }), value: rateText })
  .superRefine(({ kind, value }, context) => {
    const message = valueProblem(kind, value);
    if (message !== null) context.addIssue({ code: "custom", path: ["value"], message });
  });

const usageMembers = {
  product: code,
  quantity: z.string().max(30),
  /** When it was used, or began to be; the present when neither is given. */
  at: z.exactOptional(instant),
  from: z.exactOptional(instant),
  to: z.exactOptional(instant.nullable()),
  metadata: z.record(code, z.string().max(1000)).default({}),
  directive: z.exactOptional(z.enum(["toBeBilled", "toBeCredited", "notToBeBilled"])),
  classification: z.exactOptional(code.nullable()),
  taxClass: z.exactOptional(z.enum(["standard", "exempt", "reverseCharge"])),
  adHoc: z.exactOptional(z.array(adHoc).max(MOST_AD_HOC, `At most ${MOST_AD_HOC} ad hoc discounts`)),
};

const TWO_TIMES = { path: ["from"], error: 'Give "at" or "from": they mean the same' };
type Times = { readonly at?: string; readonly from?: string };
const isToldOnce = ({ at, from }: Times) => at === undefined || from === undefined;

const usage = z.strictObject(usageMembers).refine(isToldOnce, TWO_TIMES);
const one = z.strictObject({ under, ...usageMembers }).refine(isToldOnce, TWO_TIMES);
const many = z.strictObject({
  under,
  usages: z.array(usage).min(1, "At least one usage").max(MOST_USAGES, `At most ${MOST_USAGES} usages`),
});

/** As much of it as a kept sample has. Its instant is named: it must not move with the clock. */
export const sampledUsage = z.strictObject({
  product: usageMembers.product,
  quantity: usageMembers.quantity,
  at: instant,
  metadata: usageMembers.metadata,
});

export type QuotedUsageInput = z.output<typeof usage>;
export type QuotePriceInput = z.output<typeof one>;
export type QuotePricesInput = z.output<typeof many>;

/** One usage, or up to 1,000 that count together as those of one subscription. */
export const quotePriceInput = chosen<QuotePriceInput | QuotePricesInput>(
  z.union([one, many]),
  byMember({
    schemas: { product: one, usages: many },
    common: ["under"],
    message: 'Give a product and its quantity, or a list of "usages"',
  }),
);

function valueProblem(kind: AdHocDiscount["kind"], value: string): string | null {
  if (kind === "percentage" && !isPercent(value)) return "A percentage between 0 and 100";
  return kind === "amount" && !isMoney(value) ? "At most 12 digits before and 6 after the point" : null;
}
