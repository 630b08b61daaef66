import type { Charge } from "#lib/rating/charges/charge.ts";
import type { Rate, RateTarget, Scope, TieredRate } from "#lib/rating/rate-book.ts";

type WithRates = { readonly rates: readonly Rate[] };

/** One line of a rate as an editor holds it; null is the base, which has no conditions. */
export type EditedLine = {
  readonly level: number | null;
  readonly zone: string | null;
  readonly timeModel: string | null;
  readonly charge: Charge;
};

/** Puts a line in: in the place of the one at `was`, or as a new level. Another line of the same level is replaced with it. */
export function withLine<Document extends WithRates>(document: Document, rateKey: string, edit: LineEdit): Document {
  return withEachRate(document, rateKey, (rate) => rateWithLine(rate, edit));
}

export function rateWithLine(rate: Rate, { was, line }: LineEdit): Rate {
  if (line.level === null) return { ...rate, base: line.charge };
  const others = rate.tiered.filter(({ level }) => level !== was && level !== line.level);
  return { ...rate, tiered: [...others, tierOf(line, line.level)].sort((left, right) => left.level - right.level) };
}

export type LineEdit = { readonly was: number | null; readonly line: EditedLine };

function tierOf({ zone, timeModel, charge }: EditedLine, level: number): TieredRate {
  return { level, ...(zone === null ? {} : { zone }), ...(timeModel === null ? {} : { timeModel }), charge };
}

export function withoutLine<Document extends WithRates>(document: Document, rateKey: string, level: number): Document {
  return withEachRate(document, rateKey, (rate) => ({ ...rate, tiered: rate.tiered.filter((tier) => tier.level !== level) }));
}

/** The rate with that key in its place, or at the end. */
export function withRate<Document extends WithRates>(document: Document, rate: Rate): Document {
  const isKnown = document.rates.some(({ key }) => key === rate.key);
  return isKnown ? withEachRate(document, rate.key, () => rate) : { ...document, rates: [...document.rates, rate] };
}

export function withoutRate<Document extends WithRates>(document: Document, rateKey: string): Document {
  return { ...document, rates: document.rates.filter(({ key }) => key !== rateKey) };
}

/** The line of a rate; null where it has none at that level. */
export function lineOf(rate: Rate, level: number | null): EditedLine | null {
  if (level === null) return { level, zone: null, timeModel: null, charge: rate.base };
  const tier = rate.tiered.find((each) => each.level === level);
  return tier === undefined ? null : { level, zone: tier.zone ?? null, timeModel: tier.timeModel ?? null, charge: tier.charge };
}

/** After all the others: a new line changes no price but the base's. */
export function nextLevel({ tiered }: Pick<Rate, "tiered">): number {
  return Math.max(0, ...tiered.map(({ level }) => level)) + 1;
}

/** A new rate, with a key that no other has: "ppv-movie", "ppv-movie-2". */
export function newRate({ rates }: WithRates, facts: NewRate): Rate {
  return rateBeside(new Set(rates.map(({ key }) => key)), facts);
}

/** The same beside rates of those keys. */
export function rateBeside(taken: Pick<ReadonlySet<string>, "has">, facts: NewRate): Rate {
  const own = codeOf(facts.for).toLowerCase();
  let key = own;
  for (let number = 2; taken.has(key); number += 1) key = `${own}-${number}`;
  return { key, for: facts.for, scope: facts.scope, ...(facts.split === null ? {} : { split: facts.split }), base: facts.base, tiered: [] };
}

export type NewRate = {
  readonly for: RateTarget;
  readonly scope: Scope;
  /** Null where the UDR type decides. */
  readonly split: boolean | null;
  readonly base: Charge;
};

/** Of whatever kind the target is. */
export function codeOf(target: RateTarget): string {
  if ("product" in target) return target.product;
  return "family" in target ? target.family : target.productType;
}

function withEachRate<Document extends WithRates>(document: Document, rateKey: string, edit: (rate: Rate) => Rate): Document {
  return { ...document, rates: document.rates.map((rate) => (rate.key === rateKey ? edit(rate) : rate)) };
}
