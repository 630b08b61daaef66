import * as z from "zod";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { ROUNDING_MODES } from "#lib/kernel/rounding.ts";
import { type RateTarget, SCOPES } from "#lib/rating/rate-book.ts";
import { charge } from "./charges/charge-schema.ts";
import { byMember, chosen } from "./choose-schema.ts";
import { definitionMembers } from "./definitions-schema.ts";
import { discount } from "./discount-schema.ts";
import { codeText, nameText } from "./document-texts.ts";

const product = z.strictObject({ product: codeText });
const productType = z.strictObject({ productType: codeText });
const family = z.strictObject({ family: codeText });

const target = chosen(
  z.union([product, productType, family]),
  byMember({ schemas: { product, productType, family }, common: [], message: "A rate is for one product, productType or family" }),
) satisfies z.ZodType<RateTarget>;

const tieredRate = z.strictObject({
  level: z.int("A level is a whole number").min(1, "Levels begin at 1").max(1000, "At most 1000 levels"),
  zone: z.exactOptional(codeText),
  timeModel: z.exactOptional(codeText),
  charge,
});

const rate = z.strictObject({
  key: codeText,
  for: target,
  scope: z.enum(SCOPES, { error: 'The scope is "udr", "period" or "pool"' }).default("udr"),
  /** The policy of the UDR type when absent. */
  split: z.exactOptional(z.boolean()),
  base: charge,
  tiered: z.array(tieredRate).default([]),
});

/** The pricing document: one format for the editor, the store, export, import, review and the command line. Unknown members are refused. */
export const pricePlanDocument = z.strictObject({
  format: z.literal("ratewright/price-plan@1"),
  code: codeText,
  name: nameText,
  currency: z.string().regex(/^[A-Z]{3}$/, "A currency code, such as EUR"),
  taxInclusive: z.boolean(),
  timeZone: z.string().min(1, "A time zone, such as Europe/Nicosia"),
  rounding: z.enum(ROUNDING_MODES).default("half-away-from-zero"),
  /** The minor unit of the currency when absent. */
  roundTo: z.exactOptional(z.int().min(0).max(6, "At most 6 decimals")),
  rates: z.array(rate),
  ...definitionMembers,
  discounts: z.exactOptional(z.array(discount)),
});

export type PricePlanDocument = z.infer<typeof pricePlanDocument>;
export type DocumentRate = PricePlanDocument["rates"][number];

/** The same for every spelling of the same members: blanks and the order of keys do not count. It is what gets approved. */
export function documentHash(document: PricePlanDocument): Promise<string> {
  return sha256Hex(canonicalJson(document));
}
