import type { OfferHit } from "./offer-kinds.ts";

/** What the palette finds, and where each opens. `detail` is one short line: a product and a state, a classification. */
export type ConsoleHits = {
  readonly accounts: readonly AccountHit[];
  /** There may be more than these. */
  readonly hasMoreAccounts: boolean;
  /** Who uses a subscription of an organisation. */
  readonly people: readonly PersonHit[];
  readonly udrs: readonly UdrHit[];
  /** Bills, orders and rated billing items. */
  readonly documents: readonly DocumentHit[];
  /** Price plans, products and definitions, the surest first. */
  readonly offers: readonly OfferHit[];
};

export type AccountHit = { readonly number: string; readonly name: string; readonly href: string; readonly detail: string };
export type PersonHit = { readonly name: string; readonly href: string; readonly detail: string };
export type UdrHit = { readonly number: string; readonly href: string; readonly detail: string };
export type DocumentHit = { readonly title: string; readonly href: string; readonly detail: string };

export const NOTHING_FOUND: ConsoleHits = { accounts: [], hasMoreAccounts: false, people: [], udrs: [], documents: [], offers: [] };

/** The account's page, with the subscription that was found in view. Neither number says anything of whoever rings up. */
export function accountAddress(number: string, subscription: string | null): string {
  return `/accounts/${number}${subscription === null ? "" : `#${subscription}`}`;
}
