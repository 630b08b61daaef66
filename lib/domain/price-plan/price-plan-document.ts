import * as z from "zod";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { ROUNDING_MODES } from "#lib/kernel/rounding.ts";
import type { RateTarget } from "#lib/rating/rate-book.ts";
import { charge } from "./charges/charge-schema.ts";
import { definitionMembers } from "./definitions-schema.ts";
import { codeText, nameText } from "./document-texts.ts";

const target = z.union(
  [z.strictObject({ product: codeText }), z.strictObject({ productType: codeText }), z.strictObject({ family: codeText })],
  {
    error: "A rate is for one product, productType or family",
  },
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
  scope: z.literal("udr", { error: 'The only scope supported so far is "udr"' }),
  split: z.exactOptional(z.literal(false, { error: "Splitting usage at time boundaries is not supported so far" })),
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
  discounts: z.exactOptional(z.array(z.never("Discounts are not supported so far"))),
});

export type PricePlanDocument = z.infer<typeof pricePlanDocument>;
export type DocumentRate = PricePlanDocument["rates"][number];
export type DocumentTier = DocumentRate["tiered"][number];

/** The same for every spelling of the same members: blanks and the order of keys do not count. It is what gets approved. */
export function documentHash(document: PricePlanDocument): Promise<string> {
  return sha256Hex(canonicalJson(document));
}
