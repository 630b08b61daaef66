import type { Charge } from "#lib/rating/charges/charge.ts";
import type { ConditionWords } from "./rate-lines.ts";
import type { CorrectsView, ReachView } from "./reach-view.ts";

/** A price list as a customer would be shown it: plain JSON, in the words of the trade. */
export type TariffView = {
  readonly plan: { readonly code: string; readonly name: string };
  /** Who charges these prices; null while nobody has named the installation. */
  readonly issuer: string | null;
  /** Null for the draft. */
  readonly version: number | null;
  readonly effectiveAt: string | null;
  readonly endsAt: string | null;
  /** For whom; null for a draft that nobody has submitted. */
  readonly reach: ReachView | null;
  /** The past that these prices are for; null for what prices from an instant on. */
  readonly corrects: CorrectsView | null;
  readonly zone: string;
  readonly currency: string;
  readonly tax: TariffTax;
  readonly sections: readonly TariffSection[];
  /** In words, one line each. */
  readonly discounts: readonly string[];
};

export type TariffTax = {
  readonly isIncluded: boolean;
  /** The one rate of all that is priced; null where products differ, each of which then names its own. */
  readonly percent: string | null;
};

/** A product type. */
export type TariffSection = { readonly code: string; readonly name: string; readonly prices: readonly TariffPrice[] };

/** One rate, as far as products of the section are priced by it. */
export type TariffPrice = {
  readonly rateKey: string;
  /** By name. */
  readonly products: readonly string[];
  /** Whether it is the rate of the whole type or family, and not of a product of its own. */
  readonly isOfAll: boolean;
  readonly unit: string | null;
  /** What counts together: a cycle's usage; null where each usage stands by itself. */
  readonly countsTogether: string | null;
  readonly taxPercents: readonly string[];
  readonly lines: readonly TariffLine[];
};

export type TariffLine = {
  readonly level: number | null;
  readonly time: ConditionWords | null;
  readonly zone: ConditionWords | null;
  readonly charge: Charge;
};

/** Where the sheet of a version stands, or of the open draft. */
export function tariffAddress(code: string, version: number | null): string {
  const plan = `/price-plans/${encodeURIComponent(code)}`;
  return version === null ? `${plan}/draft/tariff` : `${plan}/versions/${version}/tariff`;
}
