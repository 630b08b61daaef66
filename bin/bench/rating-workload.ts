import type { Decimal } from "#lib/kernel/decimal.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import type { Charge } from "#lib/rating/charges/charge.ts";
import type { Discount } from "#lib/rating/discounts/discount.ts";
import type { Condition, Rate, RateBook, TieredRate, TimeModel, Zone } from "#lib/rating/rate-book.ts";
import type { Usage } from "#lib/rating/usage.ts";

/**
 * The mixed plan: 200 products, 20 zones, 6 time models in 3 zones, bands, discounts; usage over a year of which a tenth is split. All
 * chance comes from one seed, so every run rates the same.
 */
export type Workload = { readonly book: RateBook; readonly usages: (from: number, count: number) => readonly Usage[] };

const NETWORKS = ["5G", "4G", "3G", "SAT"];
const COUNTRIES = ["CY", "GR", "DE", "FR", "IT", "ES", "GB", "US", "JP", "AU"];
const TRAFFIC = ["video", "voice", "web", "sync"];
const ZONES = ["Europe/Nicosia", "America/New_York", "Asia/Kolkata"];
const WORKDAYS = ["mon", "tue", "wed", "thu", "fri"] as const;
const WEEKEND = ["sat", "sun"] as const;
const YEAR = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;
const MILLION = 1_000_000;
/** A million of them fill a year, in the order of time, in which a run reads them. */
const APART = (365 * 86_400_000) / MILLION;

export function mixedWorkload({ rates = 200 }: { readonly rates?: number } = {}): Workload {
  const zones = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`Z${index}`, zoneOf(index)]));
  const timeModels = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`T${index}`, timeModelOf(index)]));
  const book: RateBook = {
    format: "ratewright/rate-book@1",
    code: "MIXED",
    name: "Mixed plan",
    currency: "EUR",
    taxInclusive: true,
    timeZone: "Europe/Nicosia",
    rounding: "half-away-from-zero",
    roundTo: 4,
    rates: Array.from({ length: rates }, (_, index) => rateOf(index)),
    zones,
    timeModels,
    discounts: DISCOUNTS,
  };
  const services = servicesOf(rates);
  return { book, usages: (from, count) => usagesOf({ from, count, services }) };
}

function zoneOf(index: number): Zone {
  const country: Condition = { attribute: "country", in: [pick(COUNTRIES, index), pick(COUNTRIES, index + 3), pick(COUNTRIES, index + 7)] };
  const network: Condition = { attribute: "network", is: pick(NETWORKS, index) };
  const speed: Condition = { attribute: "mbps", between: ["50", String(100 + index * 10)] };
  const traffic: Condition = { attribute: "traffic", isNot: pick(TRAFFIC, index) };
  const sets = [[country], [network], [country, network], [network, traffic], [speed, country]];
  return { all: sets[index % sets.length] ?? [country] };
}

function timeModelOf(index: number): TimeModel {
  const timeZone = pick(ZONES, index);
  const dates = [{ date: "2026-12-25", until: "2026-12-26", yearly: true, windows: [{ from: "00:00", to: "24:00" }] }];
  const shapes: readonly TimeModel["windows"][] = [
    [{ days: WORKDAYS, from: "07:00", to: "19:00" }],
    [{ days: [...WORKDAYS, ...WEEKEND], from: "22:00", to: "06:00" }],
    [{ days: WEEKEND, from: "00:00", to: "24:00" }],
    [{ days: [...WORKDAYS, ...WEEKEND], from: "00:01", to: "07:00" }],
    [{ days: WORKDAYS, from: "12:00", to: "14:00" }],
    [{ days: ["fri"], from: "17:00", to: "24:00" }],
  ];
  return { timeZone, windows: shapes[index] ?? [], dates: index % 2 === 0 ? dates : [] };
}

function rateOf(index: number): Rate {
  const tiered: readonly TieredRate[] = [
    { level: 1, zone: `Z${index % 20}`, timeModel: `T${index % 6}`, charge: chargeOf(index + 1) },
    { level: 2, zone: `Z${(index + 5) % 20}`, charge: chargeOf(index + 2) },
    { level: 3, timeModel: `T${(index + 3) % 6}`, charge: chargeOf(index + 3) },
  ];
  return { key: `R${index}`, for: { product: `P${index}` }, scope: "udr", base: chargeOf(index), tiered };
}

function chargeOf(index: number): Charge {
  const price = `0.${String(100 + ((index * 37) % 800)).padStart(4, "0")}`;
  const cheaper = `0.${String(50 + ((index * 31) % 400)).padStart(4, "0")}`;
  const charges: readonly Charge[] = [
    { charge: "perUnit", price, per: "1" },
    {
      charge: "graduated",
      bands: [
        { upTo: "10", price },
        { upTo: "100", price: cheaper, flat: "0.50" },
        { upTo: null, price: "0.005" },
      ],
    },
    { charge: "perUnit", price, minimum: "0.05", maximum: "25" },
    {
      charge: "stepped",
      connectFee: "0.09",
      segments: [
        { from: "0", price, per: "60", increment: "60" },
        { from: "60", price: cheaper, per: "60", increment: "1" },
      ],
    },
    {
      charge: "volume",
      bands: [
        { upTo: "50", price },
        { upTo: null, price: cheaper },
      ],
    },
    { charge: "package", size: "25", price: "1.25" },
  ];
  return pick(charges, index);
}

const NONE = { renew: "never", zone: null, for: null, account: null, validFrom: null, validTo: null, version: 1, per: "udr" } as const;

const DISCOUNTS: readonly Discount[] = [
  { ...NONE, code: "VIP", kind: "percentage", value: "10", level: 1, account: { classification: "VIP" } },
  { ...NONE, code: "P7", kind: "percentage", value: "5", level: 2, for: { product: "P7" } },
  { ...NONE, code: "DATA", kind: "percentage", value: "2.5", level: 2, for: { productType: "T3" }, zone: "Z1" },
  { ...NONE, code: "CENTS", kind: "amount", value: "0.05", level: 1, for: { productType: "T1" } },
  { ...NONE, code: "FIRST", kind: "freeUsage", value: "2", level: 1, for: { family: "F2" } },
];

const TAX: Decimal = { unscaled: 19n, scale: 0 };

type Service = Pick<Usage, "productCode" | "productTypeCode" | "productFamilyCode" | "taxPercent">;

/** What a product says of usage is looked up once per product, as a run does; usage refers to it. */
function servicesOf(count: number): readonly Service[] {
  return Array.from({ length: count }, (_, index) => {
    return { productCode: `P${index}`, productTypeCode: `T${index % 8}`, productFamilyCode: `F${index % 4}`, taxPercent: TAX };
  });
}

type Stretch = { readonly from: number; readonly count: number; readonly services: readonly Service[] };

/** A tenth of it lasts an hour and a half and is split, the rest is short and rated by its start. */
function usagesOf({ from, count, services }: Stretch): readonly Usage[] {
  return Array.from({ length: count }, (_, offset): Usage => {
    const index = from + offset;
    const dice = hash(index);
    const start = instantFromMillis(YEAR + (index % MILLION) * APART + (dice % MINUTE));
    const isSplit = index % 10 === 0;
    return {
      ...pick(services, dice),
      quantity: { unscaled: BigInt(hash(index + 3) % 400_000), scale: 3 },
      from: start,
      to: instantFromMillis(start + (isSplit ? 90 : 5) * MINUTE),
      metadata: {
        network: pick(NETWORKS, dice),
        country: pick(COUNTRIES, hash(index + 1)),
        traffic: pick(TRAFFIC, hash(index + 2)),
        mbps: String(hash(index + 4) % 300),
        device: "phone",
        cell: "A-1017",
      },
      directive: index % 50 === 49 ? "toBeCredited" : "toBeBilled",
      classification: index % 5 === 0 ? "VIP" : "NORMAL",
      udrType: isSplit ? SPLIT : WHOLE,
    };
  });
}

const WHOLE = { code: "DATA", unitDecimals: 3, split: false };
const SPLIT = { code: "CALL", unitDecimals: 3, split: true };

function pick<Value>(values: readonly Value[], index: number): Value {
  const value = values[index % values.length];
  if (value === undefined) throw new Error("nothing to pick from");
  return value;
}

/** Scatters the numbers, the same way in every run. */
function hash(value: number): number {
  let mixed = Math.imul(value ^ 0x9e3779b9, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
