import type { RateLines } from "#lib/domain/price-plan/rate-lines.ts";
import { TARGET_WORDS } from "./plan-words.ts";

/** More stand on no page at once: each has its fields, its day and its buttons. */
export const RATES_ON_A_PAGE = 25;

/** Which of many rates are looked for, and how far one has turned the pages; pages begin at 1. */
export type RateQuery = { readonly wanted: string; readonly page: number };

export type RateWindow = {
  readonly shown: readonly RateLines[];
  readonly matching: number;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** The rates of one page among those that are looked for; of the last page where there are fewer. */
export function rateWindow(rates: readonly RateLines[], { wanted, page }: RateQuery): RateWindow {
  const matching = matchingRates(rates, wanted);
  const pages = pageOf(matching.length - 1);
  const turned = Math.min(Math.max(page, 1), pages);
  const from = (turned - 1) * RATES_ON_A_PAGE;
  return {
    shown: matching.slice(from, from + RATES_ON_A_PAGE),
    matching: matching.length,
    total: rates.length,
    page: turned,
    pages,
  };
}

/** Where a rate is found: on the page that it has among those looked for, or else among all. Null where there is no such rate. */
export function queryShowing(rates: readonly RateLines[], wanted: string, key: string): RateQuery | null {
  for (const each of [wanted, ""]) {
    const index = matchingRates(rates, each).findIndex((rate) => rate.key === key);
    if (index >= 0) return { wanted: each, page: pageOf(index) };
  }
  return null;
}

/** Every word of what is wanted stands somewhere in what the rate is called. */
function matchingRates(rates: readonly RateLines[], wanted: string): readonly RateLines[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0 ? rates : rates.filter((rate) => words.every((word) => searchedTextOf(rate).includes(word)));
}

const searchedTexts = new WeakMap<RateLines, string>();

function searchedTextOf(rate: RateLines): string {
  const known = searchedTexts.get(rate);
  if (known !== undefined) return known;
  const { key, target } = rate;
  const text = [target.name, target.code, key, TARGET_WORDS[target.kind]].join(" ").toLowerCase();
  searchedTexts.set(rate, text);
  return text;
}

function pageOf(index: number): number {
  return Math.max(1, Math.floor(index / RATES_ON_A_PAGE) + 1);
}

/** Of the heading of a rate, where the focus goes that looks for it. */
export function rateElementId(key: string): string {
  return `rate-${key}`;
}
