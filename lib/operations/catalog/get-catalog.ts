import { findCatalog } from "#db/queries/catalogs.ts";
import { installationZone } from "#db/queries/installation.ts";
import { countOrdersThrough } from "#db/queries/stored-catalogs.ts";
import type { CatalogDetail } from "#lib/domain/catalog/catalog-view.ts";
import { isValidAt, isWithin } from "#lib/domain/catalog/validity.ts";
import { validityStretches } from "#lib/domain/catalog/validity-stretches.ts";
import { boundedCount } from "#lib/domain/home/home-view.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { instantOfWallTime, localTime } from "#lib/kernel/zone.ts";
import type { Context } from "../context.ts";
import { definitionHistory } from "../definition-history.ts";
import { productsOfLine } from "../line-products.ts";

const PRODUCTS_SHOWN = 50;
const MOST_ORDERS_COUNTED = 10_000;

/** One catalog, archived or not: what it sells now, to whom, when, and who changed it. */
export async function getCatalog(context: Context, code: string): Promise<CatalogDetail | null> {
  const { database, now } = context;
  const catalog = await findCatalog(database, code);
  if (catalog === null) return null;
  const zone = await installationZone(database);
  const lines = await Promise.all(
    catalog.lines.map(async (line) => ({
      ...line,
      isAvailableNow: isWithin(now, { from: line.availableFrom, to: line.availableTo }),
      ...(await productsOfLine(database, { target: line.target, at: now, most: PRODUCTS_SHOWN })),
    })),
  );
  const year = yearFrom(now, zone);
  return {
    zone,
    now,
    catalog: { ...catalog, isValidNow: isValidAt(catalog.validity, now, zone) },
    lines,
    timeline: { ...year, stretches: validityStretches(catalog.validity, { ...year, zone }) },
    orders: boundedCount(await countOrdersThrough(database, catalog.catalogId, MOST_ORDERS_COUNTED), MOST_ORDERS_COUNTED),
    history: await definitionHistory(context, { entity: "catalog", code }),
  };
}

/** Thirteen months from the beginning of this one: what happens at this time of the year is seen twice. */
function yearFrom(now: Instant, zone: string): { readonly from: Instant; readonly until: Instant } {
  const { year, month } = localTime(now, zone);
  return {
    from: instantOfWallTime({ year, month, day: 1 }, zone),
    until: instantOfWallTime({ year: year + 1, month: month + 1, day: 1 }, zone),
  };
}
