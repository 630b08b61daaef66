import { canonicalJson, type Json } from "#lib/kernel/canonical-json.ts";
import type { RoundingMode } from "#lib/kernel/rounding.ts";
import type { Rate, TimeModel } from "#lib/rating/rate-book.ts";
import { type ComparableCondition, timeModelInWords, zoneInWords } from "./definition-words.ts";
import { changed, diffRates } from "./diff-rates.ts";
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
  readonly products?: ByCode<Json>;
  readonly udrTypes?: ByCode<Json>;
  readonly valueLists?: ByCode<Json>;
};

type ByCode<Definition> = Readonly<Record<string, Definition>>;

/** What changed in meaning. The order of rates, levels, windows and keys carries none. */
export function diffDocuments(before: Comparable, after: Comparable): readonly DocumentChange[] {
  const definitions = ["products", "udrTypes", "valueLists"] as const;
  return [
    ...diffHead(before, after),
    ...diffRates(before.rates, after.rates, { before: before.currency, after: after.currency }),
    ...diffMembers("windowsChanged", "timeModels", { before: before.timeModels, after: after.timeModels, inWords: timeModelInWords }),
    ...diffMembers("zoneChanged", "zones", { before: before.zones, after: after.zones, inWords: zoneInWords }),
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
  return HEAD.flatMap(([path, label, wordsOf]) => changed("planChanged", { path, label }, [wordsOf(before), wordsOf(after)]));
}

type Members<Definition> = {
  readonly before: ByCode<Definition> | undefined;
  readonly after: ByCode<Definition> | undefined;
  readonly inWords: (definition: Definition) => string;
};

function diffMembers<Definition>(
  kind: DocumentChange["kind"],
  member: string,
  { before = {}, after = {}, inWords }: Members<Definition>,
): readonly DocumentChange[] {
  return pairs(Object.entries(before), Object.entries(after), ([code]) => code).flatMap((pair) => {
    const [was, is] = [pair.before, pair.after].map((entry) => (entry === undefined ? null : inWords(entry[1])));
    if (was === is) return [];
    return [{ kind, path: `${member}.${pair.key}`, label: pair.key, before: was ?? null, after: is ?? null }];
  });
}
