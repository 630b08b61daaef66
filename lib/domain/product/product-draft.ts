import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { codeProblem, descriptionProblem, nameProblem } from "../definition/definition-texts.ts";
import type { DraftProblem } from "../definition/time-model-draft.ts";
import type { SharedTaxRate } from "../tax-rate/tax-rate.ts";
import { localMinute, readLocal } from "./local-instant.ts";
import { inOrder, type ProductContent, type StoredProduct } from "./product-content.ts";
import { percentProblem, shortPercent } from "./product-texts.ts";
import { taxProblem } from "./tax-rate-rules.ts";

/** One tax rate as it is typed. */
export type TaxRateDraft = {
  readonly key: number;
  readonly percent: string;
  /** On the wall clocks of the installation; empty: from the product's beginning. */
  readonly from: string;
  /** It holds or held: nobody changes it. */
  readonly isInForce: boolean;
};

/** A product as it is typed. Times are those of the wall clocks of the installation. */
export type ProductDraft = {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly type: string | null;
  readonly family: string | null;
  readonly rating: ProductContent["rating"];
  readonly validFrom: string;
  readonly validTo: string;
  /** The code of the rate that it shares; then what stands in `taxRates` is not sent. */
  readonly taxRate: string | null;
  readonly taxRates: readonly TaxRateDraft[];
};

/** Where and when it is typed, and over what. */
export type ProductSetting = {
  readonly zone: string;
  readonly now: Instant;
  readonly stored: StoredProduct | null;
  /** The tax rates that it may share, and the one that it shares. */
  readonly sharedRates: readonly SharedTaxRate[];
};

type Wall = Pick<ProductSetting, "zone" | "now">;

export function newProductDraft({ zone, now }: Wall): ProductDraft {
  return {
    code: "",
    name: "",
    description: "",
    type: null,
    family: null,
    rating: "here",
    validFrom: `${localMinute(now, zone).slice(0, 10)}T00:00`,
    validTo: "",
    taxRate: null,
    taxRates: [{ key: 0, percent: "", from: "", isInForce: false }],
  };
}

export function productDraft({ code, content }: StoredProduct, wall: Wall): ProductDraft {
  const { name, description, type, family, rating, validFrom, validTo, taxRate, taxRates } = content;
  const { zone } = wall;
  return {
    code,
    name,
    description: description ?? "",
    type,
    family,
    rating,
    validFrom: localMinute(validFrom, zone),
    validTo: validTo === null ? "" : localMinute(validTo, zone),
    taxRate,
    taxRates: rateDrafts({ taxRates, validFrom }, wall),
  };
}

function rateDrafts({ taxRates, validFrom }: Pick<ProductContent, "taxRates" | "validFrom">, { zone, now }: Wall): readonly TaxRateDraft[] {
  return inOrder(taxRates).map((rate, key) => ({
    key,
    percent: rate.percent,
    // What is to begin with the product moves along with it.
    from: rate.validFrom === validFrom && rate.validFrom > now ? "" : localMinute(rate.validFrom, zone),
    isInForce: rate.validFrom <= now,
  }));
}

/** Of its own again, it begins with what it shared: the same tax up to now, and to come what may be changed. */
export function ownRatesLike({ steps }: SharedTaxRate, setting: ProductSetting): readonly TaxRateDraft[] {
  return rateDrafts({ taxRates: steps, validFrom: setting.stored?.content.validFrom ?? setting.now }, setting);
}

/** For the next of a row of films: all but what is its own. */
export function nextProductDraft({ type, family, rating, validFrom, validTo, taxRate, taxRates }: ProductDraft): ProductDraft {
  return { code: "", name: "", description: "", type, family, rating, validFrom, validTo, taxRate, taxRates };
}

export type ProductReading = {
  readonly problems: readonly DraftProblem[];
  readonly validFrom: Instant | null;
  readonly validTo: Instant | null;
  /** In the order of the draft; null where the time cannot be read. */
  readonly taxRates: readonly { readonly percent: string; readonly validFrom: Instant | null }[];
  /** What is sure of the times, for the hints: "once" where all is plain. */
  readonly occurs: { readonly validFrom: "once" | "twice"; readonly validTo: "once" | "twice" };
};

/** Everything that is wrong with the draft, in the order of the form, and the instants that it comes to. */
export function readProductDraft(draft: ProductDraft, setting: ProductSetting): ProductReading {
  const validFrom = readTime(draft.validFrom, setting);
  const validTo = draft.validTo === "" ? null : readTime(draft.validTo, setting);
  const taxRates = ownRates(draft).map(({ percent, from }) => ({
    percent: shortPercent(percent),
    validFrom: from === "" ? validFrom.instant : readTime(from, setting).instant,
  }));
  const ends = validTo?.instant ?? null;
  const problems = [
    { field: "name", message: nameProblem(draft.name) },
    { field: "code", message: codeProblem(draft.code) },
    { field: "description", message: descriptionProblem(draft.description) },
    { field: "type", message: draft.type === null ? "Choose its product type." : null },
    { field: "validFrom", message: validFrom.problem },
    { field: "validTo", message: validTo?.problem ?? endProblem(validFrom.instant, ends) },
    ...rateProblems(draft, setting),
    {
      field: draft.taxRate === null ? "taxRates" : "taxRate",
      message: historyProblem({ draft, setting }, { validFrom: validFrom.instant, taxRates }),
    },
  ].flatMap(({ field, message }) => (message === null ? [] : [{ field, message }]));
  const occurs = { validFrom: validFrom.occurs, validTo: validTo?.occurs ?? "once" } as const;
  return { problems, validFrom: validFrom.instant, validTo: ends, taxRates, occurs };
}

/** As it is sent: without problems every time is known. */
export function productInput(draft: ProductDraft, { validFrom, validTo, taxRates }: ProductReading) {
  const { code, name, description, type, family, rating, taxRate } = draft;
  return {
    code,
    name,
    description,
    type: type ?? "",
    family,
    rating,
    validFrom: isoOf(validFrom),
    validTo: validTo === null ? null : isoOf(validTo),
    taxRate,
    taxRates: taxRates.map((rate) => ({ percent: rate.percent, validFrom: isoOf(rate.validFrom) })),
  };
}

const ownRates = ({ taxRate, taxRates }: Pick<ProductDraft, "taxRate" | "taxRates">) => (taxRate === null ? taxRates : []);

const isoOf = (instant: Instant | null) => (instant === null ? "" : instantToString(instant));

export const fieldOfTaxRate = (key: number, member: "percent" | "from") => `taxRates-${key}-${member}`;

type Time = { readonly instant: Instant | null; readonly problem: string | null; readonly occurs: "once" | "twice" };

/** A time that nobody touched stays the instant that it was, seconds and all, also where clocks show it twice. */
function readTime(text: string, { zone, stored, sharedRates }: ProductSetting): Time {
  const shared = sharedRates.find(({ code }) => code === stored?.content.taxRate)?.steps ?? [];
  const known =
    stored === null ? [] : [stored.content.validFrom, stored.content.validTo, ...[...stored.content.taxRates, ...shared].map(startOf)];
  const kept = known.find((instant) => instant !== null && localMinute(instant, zone) === text);
  if (kept !== undefined && kept !== null) return { instant: kept, problem: null, occurs: "once" };
  const reading = readLocal(text, zone);
  if (reading === null) return { instant: null, problem: "Give it a date and a time.", occurs: "once" };
  const { instant, occurs } = reading;
  if (occurs !== "never") return { instant, problem: null, occurs };
  return { instant: null, problem: "The clocks go forward then and never show that time. Choose another.", occurs: "once" };
}

const startOf = ({ validFrom }: ProductContent["taxRates"][number]): Instant => validFrom;

function endProblem(from: Instant | null, to: Instant | null): string | null {
  return from !== null && to !== null && to <= from ? "It ends before it begins." : null;
}

function rateProblems(draft: ProductDraft, setting: ProductSetting) {
  return ownRates(draft).flatMap(({ key, percent, from }) => [
    { field: fieldOfTaxRate(key, "percent"), message: percentProblem(percent) },
    { field: fieldOfTaxRate(key, "from"), message: from === "" ? null : readTime(from, setting).problem },
  ]);
}

type Typed = { readonly draft: ProductDraft; readonly setting: ProductSetting };

/** Only once each rate by itself can be read. */
function historyProblem({ draft, setting }: Typed, read: Pick<ProductReading, "validFrom" | "taxRates">): string | null {
  if (read.validFrom === null || ownRates(draft).some(({ percent }) => percentProblem(percent) !== null)) return null;
  const taxRates = read.taxRates.flatMap(({ percent, validFrom }) => (validFrom === null ? [] : [{ percent, validFrom }]));
  if (taxRates.length < read.taxRates.length) return null;
  if (new Set(taxRates.map(startOf)).size < taxRates.length) return "Two tax rates begin at the same instant.";
  const after = { rating: draft.rating, validFrom: read.validFrom, taxRate: draft.taxRate, taxRates };
  const shared = new Map(setting.sharedRates.map(({ code, steps }) => [code, steps]));
  return taxProblem({ before: setting.stored?.content ?? null, after, shared, now: setting.now })?.message ?? null;
}
