import { present } from "#lib/kernel/assert.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import type { Discount } from "#lib/rating/discounts/discount.ts";
import type { RateBook, Zone } from "#lib/rating/rate-book.ts";
import { definitionOf } from "../price-plan/definition-of.ts";
import type { Definitions } from "../price-plan/definitions.ts";
import { validityInstant } from "../price-plan/discount-validity.ts";
import { resolveZone } from "../price-plan/resolve-rate-book.ts";
import type { DiscountDocument } from "./discount-document.ts";

/**
 * A discount as its version prices for as long as it lives: dates are instants, and the zone it asks for is copied in, so that a zone
 * edited later changes nothing in force.
 */
export type ResolvedDiscount = {
  readonly format: "ratewright/resolved-discount@1";
  readonly application: DiscountDocument["application"];
  readonly currency: string | null;
  readonly discount: Discount;
  readonly zone: Zone | null;
};

/** The document must have passed `checkDiscount`. */
export function resolveDiscount(document: DiscountDocument, version: number, definitions: Definitions): ResolvedDiscount {
  const { code, application, currency, kind, value, per, renew, level, for: target, account, timeZone } = document;
  const zone = document.zone === null ? null : present(definitionOf(definitions.zones, document.zone), `zone ${document.zone}`);
  const instantText = (text: string | null) =>
    text === null ? null : instantToString(present(validityInstant(text, timeZone), `the instant ${text}`));
  const validity = { validFrom: instantText(document.validFrom), validTo: instantText(document.validTo) };
  return {
    format: "ratewright/resolved-discount@1",
    application,
    currency,
    discount: { code, version, kind, value, per, renew, level, for: target, zone: document.zone, account, ...validity },
    zone: zone && resolveZone(zone, definitions),
  };
}

/**
 * A plan's book with the discounts that apply by themselves on top of it. Each keeps the zone it was published with, under a name of its own:
 * the plan may have a zone of the same code that was published at another time. An amount of another currency stays out.
 */
export function withDiscounts(book: RateBook, discounts: readonly ResolvedDiscount[]): RateBook {
  const applying = discounts.filter(
    ({ application, currency }) => application === "auto" && (currency === null || currency === book.currency),
  );
  if (applying.length === 0) return book;
  const zones = applying.flatMap(({ discount, zone }) => (zone === null ? [] : [[zoneName(discount), zone] as const]));
  const added = applying.map(({ discount, zone }) => (zone === null ? discount : { ...discount, zone: zoneName(discount) }));
  return { ...book, zones: { ...book.zones, ...Object.fromEntries(zones) }, discounts: [...(book.discounts ?? []), ...added] };
}

/** No code holds a blank, so that no zone of a plan is called so. */
function zoneName({ code, version, zone }: Discount): string {
  return `${zone ?? ""} (${code} v${version})`;
}
