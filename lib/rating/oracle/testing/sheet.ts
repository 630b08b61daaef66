import { decimal } from "#lib/kernel/decimal.ts";
import { type Instant, instantFromMillis } from "#lib/kernel/instant.ts";
import type { Charge } from "../../charges/charge.ts";
import type { Discount } from "../../discounts/discount.ts";
import type { Rate, RateBook, TimeModel } from "../../rate-book.ts";
import type { Usage } from "../../usage.ts";

/** What every line of a sheet has in common, so that the line says only what it is about. */
const EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

export const at = (text: string): Instant => instantFromMillis(Date.parse(text));

export const everyDay = (from: string, to: string): TimeModel => ({
  timeZone: "Europe/Nicosia",
  windows: [{ days: EVERY_DAY, from, to }],
  dates: [],
});

export const BOOK: RateBook = {
  format: "ratewright/rate-book@1",
  code: "GLOBAL",
  name: "Global price plan",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rounding: "half-away-from-zero",
  roundTo: 2,
  rates: [],
  timeModels: { NIGHT: everyDay("00:01", "07:00"), LATE: everyDay("19:00", "07:00") },
  zones: { FAST: { all: [{ attribute: "network", is: "5G" }] } },
};

export const rateOf = (base: Charge, more: Partial<Rate> = {}): Rate => ({
  key: "line",
  for: { productType: "T" },
  scope: "udr",
  base,
  tiered: [],
  ...more,
});

export const usageOf = (quantity: string, more: Partial<Usage> = {}): Usage => ({
  productCode: "P",
  productTypeCode: "T",
  productFamilyCode: null,
  taxPercent: decimal("10"),
  quantity: decimal(quantity),
  from: at("2026-03-03T12:00:00+02:00"),
  to: null,
  metadata: {},
  directive: "toBeBilled",
  ...more,
});

export const discountOf = (more: Partial<Discount>): Discount => ({
  code: "GOLD",
  version: 1,
  kind: "percentage",
  value: "10",
  per: "udr",
  renew: "never",
  level: 1,
  for: null,
  zone: null,
  account: null,
  validFrom: null,
  validTo: null,
  ...more,
});
