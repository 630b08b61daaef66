import type { CatalogProduct } from "./catalog.ts";
import type { LineContent } from "./catalog-content.ts";

/** A termed service as the graph must know it: a line for its type or family stands for it too. */
export type RequiredService = Pick<CatalogProduct, "name" | "productTypeCode" | "productFamilyCode">;

type Line = Pick<LineContent, "target" | "requires">;

type Graph = {
  /** The lines that are asked about. */
  readonly lines: readonly Line[];
  /** Those of all other catalogs in use. */
  readonly others: readonly Line[];
  /** Every service that some line requires, by its code. */
  readonly services: ReadonlyMap<string, RequiredService>;
};

/**
 * A ring of services each of which may only be had beside the next, so that none of them could ever be had first, and to which
 * one of the lines belongs; null where there is none. The order in which lines and services are given does not matter.
 */
export function requirementCycle({ lines, others, services }: Graph): readonly string[] | null {
  const codes = [...services.keys()].sort();
  const own = neededBy(codes, { lines, services });
  const needs = neededBy(codes, { lines: [...lines, ...others], services });
  for (const [code, required] of own) {
    for (const next of required) {
      const back = pathBetween(next, code, needs);
      if (back !== null) return [code, ...back.slice(0, -1)];
    }
  }
  return null;
}

type Needs = ReadonlyMap<string, readonly string[]>;

function neededBy(codes: readonly string[], { lines, services }: Omit<Graph, "others">): Needs {
  return new Map(
    codes.map((code) => {
      const service = services.get(code);
      const named = { product: code, productType: service?.productTypeCode, productFamily: service?.productFamilyCode };
      const all = lines.filter(({ target }) => named[target.kind] === target.code).flatMap(({ requires }) => requires?.services ?? []);
      return [code, [...new Set(all)].sort()];
    }),
  );
}

/** From the one to the other, both included, by the fewest steps. */
function pathBetween(from: string, to: string, needs: Needs): readonly string[] | null {
  const seen = new Set([from]);
  let paths: readonly (readonly string[])[] = [[from]];
  while (paths.length > 0) {
    const done = paths.find((path) => path.at(-1) === to);
    if (done !== undefined) return done;
    paths = paths.flatMap((path) =>
      (needs.get(path.at(-1) ?? "") ?? []).flatMap((next) => {
        if (seen.has(next)) return [];
        seen.add(next);
        return [[...path, next]];
      }),
    );
  }
  return null;
}
