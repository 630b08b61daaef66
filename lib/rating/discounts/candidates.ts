import type { Usage } from "../usage.ts";
import type { CompiledDiscount } from "./compile-discount.ts";
import type { Candidates } from "./judge-discounts.ts";
import { isFor } from "./reason-against.ts";

/**
 * Finds the discounts that are for a usage. A product mostly has one type, one family and one UDR type, so they are gathered once
 * and then looked up by its code: usage that no discount is for costs next to nothing.
 */
export function findCandidates(all: readonly CompiledDiscount[]): (usage: Usage) => Candidates {
  const everything = candidatesOf(all, all);
  const sets = new Map<string, Candidates>();
  if (all.every(({ definition }) => definition.for === null)) return () => everything;
  const entries = new Map<string, Entry[]>();
  let count = 0;
  return (usage) => {
    const { productCode, productTypeCode, productFamilyCode, udrType } = usage;
    const udrTypeCode = udrType?.code ?? null;
    for (const entry of entries.get(productCode) ?? NO_ENTRIES) {
      if (entry.productTypeCode === productTypeCode && entry.productFamilyCode === productFamilyCode && entry.udrTypeCode === udrTypeCode) {
        return entry.candidates;
      }
    }
    if (count >= MOST_ENTRIES) {
      entries.clear();
      sets.clear();
      count = 0;
    }
    const candidates = setOf(all, usage, sets);
    const ofProduct = entries.get(productCode) ?? [];
    entries.set(productCode, [...ofProduct, { productTypeCode, productFamilyCode, udrTypeCode, candidates }]);
    count += 1;
    return candidates;
  };
}

/** Thousands of products have the same few discounts, and judgements are kept with the set. */
function setOf(all: readonly CompiledDiscount[], usage: Usage, sets: Map<string, Candidates>): Candidates {
  const places = [...all.keys()].filter((place) => all[place] !== undefined && isFor(all[place].definition, usage));
  const key = places.join(" ");
  const known = sets.get(key);
  if (known) return known;
  const made = candidatesOf(
    places.flatMap((place) => all[place] ?? []),
    all,
  );
  sets.set(key, made);
  return made;
}

type Entry = Pick<Usage, "productTypeCode" | "productFamilyCode"> & {
  readonly udrTypeCode: string | null;
  readonly candidates: Candidates;
};

const NO_ENTRIES: readonly Entry[] = [];
const MOST_ENTRIES = 20_000;

/** As many as there are bits. */
const MOST_BITS = 31;

function candidatesOf(discounts: readonly CompiledDiscount[], all: readonly CompiledDiscount[]): Candidates {
  const isSteady = discounts.length <= MOST_BITS && discounts.every(({ isDated }) => !isDated);
  const own = new Set(discounts);
  const asked = all.filter((discount) => own.has(discount) || discount.mayBeOver);
  return { discounts, isSteady, known: new Map(), quick: new Map(), asked, answers: asked.map(() => null), settled: [] };
}
