import { canonicalJson, type Json } from "#lib/kernel/canonical-json.ts";
import type { RoundingMode } from "#lib/kernel/rounding.ts";
import type { Discount } from "#lib/rating/discounts/discount.ts";
import type { Rate, TimeModel } from "#lib/rating/rate-book.ts";
import { type ComparableCondition, timeModelInWords, zoneContent, zoneInDetail } from "./definition-words.ts";
import { diffDiscounts } from "./diff-discounts.ts";
import { diffRates } from "./diff-rates.ts";
import { type DocumentChange, pairs } from "./document-change.ts";

/** What a document and a rate book have in common: either may be compared. Only a book shows that a console's window moved. */
export type Comparable = {
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  readonly taxInclusive: boolean;
  readonly timeZone: string;
  readonly rounding: RoundingMode;
  readonly roundTo?: number;
  readonly rates: readonly Rate[];
  readonly timeModels?: ByCode<TimeModel>;
  readonly zones?: ByCode<{ readonly all: readonly ComparableCondition[] }>;
  readonly discounts?: readonly Discount[];
  readonly products?: ByCode<Json>;
  readonly udrTypes?: ByCode<Json>;
  readonly valueLists?: ByCode<Json>;
};

type ByCode<Definition> = Readonly<Record<string, Definition>>;

/** What changed in meaning. The order of rates, levels, windows, conditions, discounts and keys carries none. */
export function diffDocuments(before: Comparable, after: Comparable): readonly DocumentChange[] {
  const definitions = ["products", "udrTypes", "valueLists"] as const;
  const currencies = { before: before.currency, after: after.currency };
  return [
    ...diffHead(before, after),
    ...diffRates(before.rates, after.rates, currencies),
    ...diffDiscounts(before.discounts ?? [], after.discounts ?? [], currencies),
    ...diffMembers("windowsChanged", "timeModels", { before: before.timeModels, after: after.timeModels, inWords: timeModelInWords }),
    ...diffMembers("zoneChanged", "zones", { before: before.zones, after: after.zones, inWords: zoneInDetail, contentOf: zoneContent }),
    ...definitions.flatMap((name) =>
      diffMembers("definitionChanged", name, { before: before[name], after: after[name], inWords: canonicalJson }),
    ),
  ];
}

const HEAD: readonly (readonly [member: string, label: string, (document: Comparable) => string])[] = [
  ["code", "Code", ({ code }) => code],
  ["name", "Name", ({ name }) => name],
  ["currency", "Currency", ({ currency }) => currency],
  ["taxInclusive", "Prices", ({ taxInclusive }) => (taxInclusive ? "tax included" : "tax added")],
  ["timeZone", "Time zone", ({ timeZone }) => timeZone],
  ["rounding", "Rounding", ({ rounding }) => rounding],
  ["roundTo", "Rounded to", ({ roundTo }) => (roundTo === undefined ? "the currency's own decimals" : `${roundTo} decimals`)],
];

function diffHead(before: Comparable, after: Comparable): readonly DocumentChange[] {
  return HEAD.flatMap(([path, label, wordsOf]) => {
    const [was, is] = [wordsOf(before), wordsOf(after)];
    return was === is ? [] : [{ kind: "planChanged" as const, path, label, before: was, after: is, part: null }];
  });
}

type Members<Definition> = {
  readonly before: ByCode<Definition> | undefined;
  readonly after: ByCode<Definition> | undefined;
  readonly inWords: (definition: Definition) => string;
  /** What must differ for a change; the words where they say all. */
  readonly contentOf?: (definition: Definition) => string;
};

function diffMembers<Definition>(
  kind: DocumentChange["kind"],
  member: string,
  { before = {}, after = {}, inWords, contentOf = inWords }: Members<Definition>,
): readonly DocumentChange[] {
  return pairs(Object.entries(before), Object.entries(after), ([code]) => code).flatMap(({ key, before: was, after: is }) => {
    if (was && is && contentOf(was[1]) === contentOf(is[1])) return [];
    const [wordsBefore, wordsAfter] = [was, is].map((entry) => (entry === undefined ? null : inWords(entry[1])));
    return [{ kind, path: `${member}.${key}`, label: key, before: wordsBefore ?? null, after: wordsAfter ?? null, part: null }];
  });
}
