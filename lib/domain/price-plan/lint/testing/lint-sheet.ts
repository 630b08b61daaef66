import { present } from "#lib/kernel/assert.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import type { RateBook } from "#lib/rating/rate-book.ts";
import { NO_DEFINITIONS } from "../../definitions.ts";
import type { PricePlanDocument } from "../../price-plan-document.ts";
import { readDocument } from "../../read-document.ts";
import { resolveRateBook } from "../../resolve-rate-book.ts";
import { type LintContext, lintContext } from "../lint-context.ts";
import { lintDocument } from "../lint-document.ts";
import type { LintOffer } from "../reached-products.ts";

/** A Sunday in winter: the next clock change in Europe is on 2027-03-28. */
export const NOW = present(parseInstant("2026-11-22T14:00:00+02:00"), "now");

/** Only what a document brings along. */
export const NO_OFFER: LintOffer = { definitions: NO_DEFINITIONS, products: new Map(), productTypes: new Map(), families: new Set() };

export const ALL_DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
export const PRICE = { charge: "perUnit", price: "1" };

type Tier = { readonly level: number; readonly zone?: string; readonly timeModel?: string; readonly charge?: object };

/** A rate for the product LOTR1, which has no UDR type. */
export function rateOf(tiered: readonly Tier[], changes: object = {}): object {
  return { key: "movies", for: { product: "LOTR1" }, base: PRICE, tiered: tiered.map((tier) => ({ charge: PRICE, ...tier })), ...changes };
}

export function documentOf(changes: object): PricePlanDocument {
  const document = {
    format: "ratewright/price-plan@1",
    code: "GLOBAL",
    name: "Global price plan",
    currency: "EUR",
    taxInclusive: true,
    timeZone: "Europe/Nicosia",
    rates: [rateOf([])],
    products: { LOTR1: { productType: "PPV-MOVIE", family: "PPV", taxRate: "10" } },
    ...changes,
  };
  const read = readDocument(document);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
}

/** Each finding as a line of a sheet: "note rates[0].base: The base prices …". */
export function findingsOf(changes: object, offer: LintOffer = NO_OFFER): readonly string[] {
  const document = documentOf(changes);
  bookOf(document, offer);
  return lintDocument(document, offer, NOW).map(({ severity, path, message }) => `${severity} ${path}: ${message}`);
}

export function contextOf(changes: object, offer: LintOffer = NO_OFFER): LintContext {
  const document = documentOf(changes);
  return lintContext({ document, book: bookOf(document, offer), offer, now: NOW });
}

/** A sheet whose document has no book would be empty for the wrong reason. */
function bookOf(document: PricePlanDocument, offer: LintOffer): RateBook {
  const book = resolveRateBook(document, offer.definitions);
  if (!book.ok) throw new Error(JSON.stringify(book.refusal));
  return book.value;
}
