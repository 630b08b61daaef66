import type { Usage } from "../usage.ts";
import { findCandidates } from "./candidates.ts";
import { type CompiledDiscount, compileDiscount, type DiscountContext } from "./compile-discount.ts";
import type { Discount, DiscountKind } from "./discount.ts";
import type { Candidates } from "./judge-discounts.ts";

/** The discounts of a rate book, read once. */
export type CompiledDiscounts = {
  /** In the order of consumption. */
  readonly all: readonly CompiledDiscount[];
  /** Whether some discount is for one UDR type only. */
  readonly asksUdrType: boolean;
  /** Those that are for such usage. */
  readonly candidatesFor: (usage: Usage) => Candidates;
};

export function compileDiscounts(discounts: readonly Discount[], context: DiscountContext): CompiledDiscounts {
  const versions = new Map<string, readonly CompiledDiscount[]>();
  const latestFirst = [...discounts].sort((left, right) => right.version - left.version);
  const all = latestFirst.map((definition) => {
    const line = lineOf(definition);
    const later = versions.get(line) ?? [];
    const compiled = compileDiscount(definition, { ...context, later });
    versions.set(line, [...later, compiled]);
    return compiled;
  });
  all.sort(inOrderOfConsumption);
  const asksUdrType = all.some(({ definition }) => definition.for !== null && "udrType" in definition.for);
  return { all, asksUdrType, candidatesFor: findCandidates(all) };
}

/** A shared allowance may be called what a discount is called, and is no version of it: no code holds a blank. */
function lineOf({ code, shared }: Discount): string {
  return shared === undefined ? code : `shared ${code}`;
}

const RANK = { freeUsage: 0, percentage: 1, amount: 2 } satisfies Record<DiscountKind, number>;

/** Free usage, then percentages, then amounts; by level, then by code, so that the order of definitions means nothing. */
function inOrderOfConsumption({ definition: left }: CompiledDiscount, { definition: right }: CompiledDiscount): number {
  if (left.kind !== right.kind) return RANK[left.kind] - RANK[right.kind];
  if (left.level !== right.level) return left.level - right.level;
  if (left.code !== right.code) return left.code < right.code ? -1 : 1;
  return right.version - left.version;
}
