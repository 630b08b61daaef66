import * as z from "zod";
import type { Reference } from "../definition/reference.ts";

/** Only what the configuration screens show of a published document. Its full form is the price plan's own matter. */
const charge = z.looseObject({
  charge: z.string(),
  amount: z.string().optional(),
  price: z.string().optional(),
  per: z.string().optional(),
});

const rates = z.looseObject({
  rates: z.array(
    z.looseObject({
      key: z.string(),
      for: z.looseObject({ product: z.string().optional(), productType: z.string().optional(), family: z.string().optional() }),
      base: charge,
      tiered: z
        .array(z.looseObject({ level: z.number(), zone: z.string().nullish(), timeModel: z.string().nullish(), charge }))
        .default([]),
    }),
  ),
});

type Charge = z.infer<typeof charge>;

/** The document of the version in force of a plan. */
export type LiveDocument = {
  readonly plan: Reference;
  readonly kind: string;
  readonly currency: string;
  readonly version: number;
  readonly document: unknown;
};

/** An amount where one figure says it all, and what it is for. */
export type ChargeSummary = { readonly amount: string | null; readonly label: string };

export type PriceLine = {
  readonly plan: Reference;
  readonly planKind: string;
  readonly currency: string;
  readonly version: number;
  readonly rateKey: string;
  readonly through: "product" | "productType" | "family";
  readonly base: ChargeSummary;
  readonly tiers: readonly {
    readonly level: number;
    readonly zone: Reference | null;
    readonly timeModel: Reference | null;
    readonly charge: ChargeSummary;
  }[];
};

type Priced = { readonly code: string; readonly productTypeCode: string; readonly familyCode: string | null };

/** Names of conditions, where they are known. A document says codes only. */
type ConditionNames = { readonly timeModels: readonly Reference[]; readonly zones: readonly Reference[] };

const NO_NAMES: ConditionNames = { timeModels: [], zones: [] };

/** The line of each live plan that prices the product: its own rate beats that of its type, which beats that of its family. */
export function priceLinesFor(product: Priced, documents: readonly LiveDocument[], names: ConditionNames = NO_NAMES): readonly PriceLine[] {
  return documents.flatMap((live) => {
    const found = ratesOf(live);
    const named = [
      ["product", found.find((rate) => rate.for.product === product.code)],
      ["productType", found.find((rate) => rate.for.productType === product.productTypeCode)],
      ["family", found.find((rate) => product.familyCode !== null && rate.for.family === product.familyCode)],
    ] as const;
    const best = named.find(([, rate]) => rate !== undefined);
    const [through, rate] = best ?? [];
    return through && rate ? [lineOf(live, { through, rate }, names)] : [];
  });
}

export type ConditionUse = { readonly plan: Reference; readonly version: number; readonly rateKey: string; readonly level: number };

/** The tiered rates of live plans that hold only in this date/time model or usage zone. */
export function conditionUses(
  condition: { readonly timeModel: string } | { readonly zone: string },
  documents: readonly LiveDocument[],
): readonly ConditionUse[] {
  return documents.flatMap((live) =>
    ratesOf(live).flatMap((rate) =>
      rate.tiered
        .filter((tier) => ("timeModel" in condition ? tier.timeModel === condition.timeModel : tier.zone === condition.zone))
        .map(({ level }) => ({ plan: live.plan, version: live.version, rateKey: rate.key, level })),
    ),
  );
}

/** A document that cannot be read shows no lines here; the price plan's own page says what is wrong with it. */
function ratesOf({ document }: LiveDocument) {
  const parsed = rates.safeParse(document);
  return parsed.success ? parsed.data.rates : [];
}

type Found = { readonly through: PriceLine["through"]; readonly rate: ReturnType<typeof ratesOf>[number] };

function lineOf({ plan, kind, currency, version }: LiveDocument, { through, rate }: Found, names: ConditionNames): PriceLine {
  return {
    plan,
    planKind: kind,
    currency,
    version,
    rateKey: rate.key,
    through,
    base: summaryOf(rate.base),
    tiers: [...rate.tiered]
      .sort((left, right) => left.level - right.level)
      .map(({ level, zone, timeModel, charge: own }) => ({
        level,
        zone: named(names.zones, zone),
        timeModel: named(names.timeModels, timeModel),
        charge: summaryOf(own),
      })),
  };
}

function named(known: readonly Reference[], code: string | null | undefined): Reference | null {
  if (code === null || code === undefined) return null;
  return { code, name: known.find((each) => each.code === code)?.name ?? code };
}

const LABELS: Readonly<Record<string, string>> = {
  graduated: "graduated by quantity",
  volume: "by volume",
  package: "per package",
  stepped: "in steps",
  percentage: "percentage of an amount",
  costPlus: "cost plus a markup",
};

function summaryOf({ charge: kind, amount, price, per }: Charge): ChargeSummary {
  if (kind === "flat" && amount !== undefined) return { amount, label: "per UDR" };
  if (kind === "perUnit" && price !== undefined)
    return { amount: price, label: per === undefined || per === "1" ? "per unit" : `per ${per} units` };
  return { amount: null, label: LABELS[kind] ?? kind };
}
