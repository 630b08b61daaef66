import * as z from "zod";
import { codeText, isMoney, rateText } from "../price-plan/document-texts.ts";

/** Over what usage a limit adds up (domain R49): one order, the account's local day, or the subscription's billing cycle. */
export const LIMIT_PERIODS = ["transaction", "day", "cycle"] as const;
export type LimitPeriod = (typeof LIMIT_PERIODS)[number];

/** What it limits: money with tax in the account's currency, or usage in the service's own unit. */
export const LIMIT_MEASURES = ["amount", "quantity"] as const;

const MOST_LIMITS = 50;

const limitFor = z
  .union([z.strictObject({ product: codeText }), z.strictObject({ productType: codeText }), z.strictObject({ family: codeText })])
  .nullable();

const usageLimit = z
  .strictObject({
    /** Null: all services together. Usage of different units does not add up, so a quantity names its service, type or family. */
    for: limitFor,
    measure: z.enum(LIMIT_MEASURES),
    per: z.enum(LIMIT_PERIODS),
    most: rateText,
  })
  .refine((limit) => limit.measure === "amount" || limit.for !== null, {
    message: "A quantity needs a service, a type or a family",
    path: ["for"],
  })
  .refine((limit) => limit.measure === "quantity" || isMoney(limit.most), {
    message: "Money has at most 12 digits before and 6 after the point",
    path: ["most"],
  });

/** What an account or an agreement allows before an order is refused (domain R49, R50). */
export const usageLimits = z.strictObject({
  limits: z
    .array(usageLimit)
    .max(MOST_LIMITS, `At most ${MOST_LIMITS} limits`)
    .superRefine((limits, context) => {
      const kinds = limits.map(({ for: target, measure, per }) => JSON.stringify([target, measure, per]));
      for (const [index, kind] of kinds.entries()) {
        const isRepeated = kinds.indexOf(kind) < index;
        if (isRepeated) context.addIssue({ code: "custom", message: "There is a limit for the same above", path: [index, "for"] });
      }
    }),
  /** By how many per cent a limit may be overrun: 10 means 10 %. */
  toleratedOverrunPercent: rateText,
  /** Refuse an order when what is billed and unpaid and what is unbilled come to more than the credit limit. */
  blocksBeyondCreditLimit: z.boolean(),
  /** Refuse what no limit names. */
  blocksWithoutLimit: z.boolean(),
});

export type UsageLimits = z.output<typeof usageLimits>;
export type UsageLimit = z.output<typeof usageLimit>;
