import * as z from "zod";
import { fitsRate, parseDecimal } from "#lib/kernel/decimal.ts";
import { parseMicros } from "#lib/kernel/money.ts";
import { deviceNumber } from "../device/device-schema.ts";
import { askedDiscounts } from "../discount/asked-discount.ts";

const quantity = z.string().refine(isPositiveQuantity, "A quantity above 0, such as 1, with at most 12 digits before and after the point.");

const metadata = z.record(z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/), z.string().max(200)).default({});

/** What is to be ordered. The source is not in it: it follows from the channel. */
export const quoteInput = z.strictObject({
  subscriptionId: z.number().int().positive(),
  product: z.string().min(1).max(60),
  quantity: quantity.default("1"),
  metadata,
  /** Which of the subscription's devices to deliver to; its default unless one is named. */
  device: deviceNumber.optional(),
  /** Ad hoc discounts that the agent gives with it. */
  discounts: askedDiscounts.optional(),
});
export type QuoteInput = z.output<typeof quoteInput>;

/** A quote, and the gross that was agreed with the customer: another price is refused, never charged. */
export const orderInput = quoteInput.extend({
  quotedGross: z
    .string()
    .refine((text) => parseMicros(text) !== null, "An amount such as 5.00.")
    .optional(),
  /** Why, for the second person who is asked where a discount needs an approval. */
  approvalNote: z.string().trim().max(500, "At most 500 characters.").optional(),
});
export type OrderInput = z.output<typeof orderInput>;

/** Whose services, and part of the name of the wanted one. */
export const servicesInput = z.strictObject({ subscriptionId: z.number().int().positive(), q: z.string().max(100).default("") });
export type ServicesInput = z.output<typeof servicesInput>;

/** An order by a program: the subscription by its number, or the account where it has just one. Strict, so a source is refused. */
export const apiOrderInput = z
  .strictObject({
    subscription: z
      .string()
      .regex(/^S-\d{1,15}$/, "A subscription number such as S-20001.")
      .optional(),
    account: z
      .string()
      .regex(/^A-\d{1,15}$/, "An account number such as A-10001.")
      .optional(),
    // Nobody could be asked about a program's wish, so it says no reason for one.
    ...orderInput.omit({ subscriptionId: true, approvalNote: true }).shape,
  })
  .refine(({ subscription, account }) => (subscription === undefined) !== (account === undefined), {
    path: ["subscription"],
    message: "Name the subscription, or the account that has just one.",
  });

export const topUpInput = z.strictObject({
  subscriptionId: z.number().int().positive(),
  amount: z.string().refine(isTopUpAmount, "An amount above 0, such as 20.00, with at most two decimals, up to 10,000."),
  /** Of the payment that was taken elsewhere. No card data is ever entered here. */
  paymentReference: z
    .string()
    .trim()
    .min(1, "Give the reference of the payment.")
    .max(80)
    .refine((text) => !/\d{13,19}/.test(text.replace(/[ -]/g, "")), "This looks like a card number. Give the payment's reference instead."),
});
export type TopUpInput = z.output<typeof topUpInput>;

function isPositiveQuantity(text: string): boolean {
  const value = parseDecimal(text);
  return value !== null && value.unscaled > 0n && fitsRate(value);
}

function isTopUpAmount(text: string): boolean {
  const amount = parseMicros(text);
  return amount !== null && amount > 0n && amount <= 10_000_000_000n && amount % 10_000n === 0n;
}
