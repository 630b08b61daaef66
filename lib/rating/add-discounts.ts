import type { CompiledRateBook } from "./compile-rate-book.ts";
import { compileDiscounts } from "./discounts/compile-discounts.ts";
import type { Discount } from "./discounts/discount.ts";
import { compileZone } from "./match-zone.ts";
import { noSheets } from "./quick/product-sheets.ts";
import type { Zone } from "./rate-book.ts";

/** Discounts that came with something else than the plan, and the zones that they ask for. */
export type Added = { readonly discounts: readonly Discount[]; readonly zones: Readonly<Record<string, Zone>> };

/** A book with discounts on top of its own. Its rates are read already, and thousands of organisations may share them. */
export function addDiscounts(book: CompiledRateBook, { discounts, zones }: Added): CompiledRateBook {
  const own = book.discounts.all;
  const ownZones = own.flatMap(({ zone }) => (zone === null ? [] : [[zone.code, zone] as const]));
  const added = Object.entries(zones).map(([code, zone]) => [code, compileZone(code, zone)] as const);
  const compiled = compileDiscounts([...own.map(({ definition }) => definition), ...discounts], {
    zones: new Map([...ownZones, ...added]),
    timeZone: book.timeZone,
  });
  // What was found for products names the discounts that are for them.
  return { ...book, discounts: compiled, sheets: noSheets() };
}
