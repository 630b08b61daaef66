import * as z from "zod";
import { givenDiscounts } from "../discount/given-discount.ts";
import { REFUSAL_CODES } from "../refusal.ts";
import { instantText } from "./common-answers.ts";

const money = { gross: z.string(), net: z.string(), tax: z.string(), currency: z.string() };

/** The trace that is stored with an RBI and from which the amount can be computed again; `reasons` says the same in words. */
const explanation = z.looseObject({ format: z.literal("ratewright/explanation@2") });

export const quotedPriceAnswer = z.strictObject({
  headline: z.string(),
  reasons: z.array(
    z.strictObject({ kind: z.enum(["plan", "won", "cycle", "discount", "lost", "lostDiscount", "rounding", "tax"]), text: z.string() }),
  ),
  ...money,
  rateKey: z.string(),
  level: z.int().nullable(),
  explanation,
  at: instantText,
  /** The number of the version, "draft", or null for a document of the request. */
  version: z.string().nullable(),
});

const unpricedUsage = z.strictObject({
  refusal: z.strictObject({ code: z.enum(REFUSAL_CODES), path: z.string(), message: z.string() }),
});

/** One price for one usage; of many, a price or a reason for each, in the order given. */
export const quoteAnswer = z.union([quotedPriceAnswer, z.strictObject({ usages: z.array(z.union([quotedPriceAnswer, unpricedUsage])) })]);

export const orderAnswer = z.strictObject({
  order: z.int().positive(),
  udr: z.int().positive(),
  product: z.string(),
  quantity: z.string(),
  ...money,
  source: z.string(),
  explanation: z.string(),
  orderedAt: instantText,
  walletBalance: z.string().nullable(),
  bill: z.string().nullable(),
  provisioning: z.enum(["pending", "notNeeded"]),
  /** In the versions that were in force when it was ordered. */
  discounts: givenDiscounts,
});

/** A request that waits for its provider. */
export const provisioningRequestAnswer = z.strictObject({ request: z.int().positive(), udr: z.int().positive(), deviceEnding: z.string() });
