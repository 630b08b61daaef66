import type { CatalogReason } from "../catalog/evaluate-catalogs.ts";

/**
 * The reasons of the catalog that came closest to selling it first: with one failed condition it is the one an agent can do
 * something about, while a catalog for other people fails on several. Otherwise in the order given.
 */
export function closestReasons(reasons: readonly CatalogReason[]): readonly CatalogReason[] {
  const perCatalog = Map.groupBy(reasons, ({ catalogCode }) => catalogCode);
  return [...perCatalog.values()].sort((left, right) => left.length - right.length).flat();
}
