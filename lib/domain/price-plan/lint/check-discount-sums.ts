import { addDecimals, compareDecimals, type Decimal, decimal, decimalToString, normalise, ZERO } from "#lib/kernel/decimal.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import type { Discount } from "#lib/rating/discounts/discount.ts";
import { type Finding, noteAt } from "../finding.ts";
import { concerns, type UsageProfile, usageProfiles, worldsOf } from "./discount-reach.ts";
import type { LintContext } from "./lint-context.ts";

const HUNDRED = decimal("100");

/** Of so many zones every selection is tried; of more, those with the highest percentages. */
const MOST_ZONES = 6;

/** Percentages of one level are added. What goes beyond 100 % is not taken, which somebody may not expect. */
export function checkDiscountSums(context: LintContext): readonly Finding[] {
  const percentages = (context.book.discounts ?? []).filter(({ kind }) => kind === "percentage");
  const profiles = usageProfiles(context, percentages);
  return [...Map.groupBy(percentages, ({ level }) => level)].flatMap(([level, discounts]) => {
    const sets = setsThatHold(discounts, profiles).filter((set) => isBeyond(sumOf(set.discounts)));
    const sums = sets.map((set) => largestIn(set, context)).sort((left, right) => compareDecimals(sumOf(right), sumOf(left)));
    const [largest] = sums;
    if (largest === undefined || !isBeyond(sumOf(largest))) return [];
    const names = largest.map(({ code, value }) => `${code} ${value} %`);
    const sum = decimalToString(normalise(sumOf(largest)));
    return [
      noteAt(
        "discounts",
        `Percentages of level ${level} can add up to ${sum} % (${listInWords(names, "and")}); no more than 100 % is taken.`,
      ),
    ];
  });
}

type HeldSet = { readonly profile: UsageProfile; readonly discounts: readonly Discount[] };

/** What usage of each profile and each account gets whenever something begins to be valid, zones left out of account. */
function setsThatHold(discounts: readonly Discount[], profiles: readonly UsageProfile[]): readonly HeldSet[] {
  const classes = [null, ...new Set(discounts.flatMap(({ account }) => account?.classification ?? []))];
  const sets = profiles.flatMap((profile) =>
    classes.flatMap((classification) => {
      const candidates = discounts.filter(({ for: target, account }) => {
        return concerns(target, profile) && (account === null || account.classification === classification);
      });
      const starts = new Set(candidates.map(validFrom));
      return [...starts].map((start): HeldSet => ({ profile, discounts: latestOf(candidates.filter((each) => isValidAt(each, start))) }));
    }),
  );
  return [...new Map(sets.map((set) => [JSON.stringify([set.profile.udrType, set.discounts]), set])).values()];
}

function validFrom({ validFrom: from }: Discount): number {
  return from === null ? Number.NEGATIVE_INFINITY : (parseInstant(from) ?? Number.NEGATIVE_INFINITY);
}

function isValidAt(discount: Discount, instant: number): boolean {
  const to = discount.validTo === null ? Number.POSITIVE_INFINITY : (parseInstant(discount.validTo) ?? 0);
  return validFrom(discount) <= instant && instant < to;
}

/** Of one code only the highest version holds. */
function latestOf(discounts: readonly Discount[]): readonly Discount[] {
  return [...Map.groupBy(discounts, ({ code }) => code).values()].flatMap((versions) => {
    return versions.reduce(
      (latest: readonly Discount[], each) => (latest.some(({ version }) => version > each.version) ? latest : [each]),
      [],
    );
  });
}

/** The selection with the highest sum whose zones some usage is in, all at once. */
function largestIn({ profile, discounts }: HeldSet, context: LintContext): readonly Discount[] {
  const everywhere = discounts.filter(({ zone }) => zone === null);
  const inZones = [
    ...Map.groupBy(
      discounts.filter(({ zone }) => zone !== null),
      ({ zone }) => zone ?? "",
    ),
  ];
  const tried = inZones.sort(([, left], [, right]) => compareDecimals(sumOf(right), sumOf(left))).slice(0, MOST_ZONES);
  const selections = Array.from({ length: 2 ** tried.length }, (_, bits) =>
    tried.filter((__, index) => Math.floor(bits / 2 ** index) % 2 === 1),
  );
  const possible = selections.filter((zones) =>
    worldsOf(context, [profile]).some((world) => world.find({ inside: zones.map(([zone]) => zone), outside: [] }).kind === "found"),
  );
  const sets = possible.map((zones) => [...everywhere, ...zones.flatMap(([, own]) => own)]);
  return sets.reduce((largest, set) => (compareDecimals(sumOf(set), sumOf(largest)) > 0 ? set : largest), everywhere);
}

function sumOf(discounts: readonly Discount[]): Decimal {
  return discounts.reduce((sum, { value }) => addDecimals(sum, decimal(value)), ZERO);
}

function isBeyond(sum: Decimal): boolean {
  return compareDecimals(sum, HUNDRED) > 0;
}
