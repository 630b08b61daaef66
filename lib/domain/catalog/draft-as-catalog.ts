import type { Catalog, CatalogConditionKind, StoredCatalog } from "./catalog.ts";
import type { CatalogContent } from "./catalog-content.ts";

type Typed = Omit<CatalogContent, "description"> & Pick<Catalog, "code">;

type Known = { readonly stored: StoredCatalog | null; readonly nameOf: (kind: CatalogConditionKind, code: string) => string };

/** What is being typed, as the judge takes it: in the state of what it changes, or a draft. */
export function draftAsCatalog({ code, name, validity, lines, conditions }: Typed, { stored, nameOf }: Known): Catalog {
  const services = (codes: readonly string[]) => ({ codes, names: codes.map((each) => nameOf("termedService", each)) });
  return {
    catalogId: stored?.catalogId ?? 0,
    code,
    name: name.trim() || code,
    description: null,
    state: stored?.state ?? "draft",
    validity,
    lines: lines.map(({ target, requires, excludes, ...rest }, lineId) => ({
      ...rest,
      lineId,
      target: { ...target, name: target.code },
      requires: requires && { mode: requires.mode, ...services(requires.services) },
      excludes: excludes.length === 0 ? null : services(excludes),
    })),
    conditions: conditions.map((condition) => ({ ...condition, names: condition.codes.map((each) => nameOf(condition.kind, each)) })),
  };
}
