import { assert, present } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { type CompiledRate, type CompiledRateBook, compileRateBook } from "#lib/rating/compile-rate-book.ts";
import type { Rate, RateBook } from "#lib/rating/rate-book.ts";
import { type Circumstances, selectTier } from "#lib/rating/select-tier.ts";
import { definitionOf } from "../definition-of.ts";
import { type Definitions, definitionsFor } from "../definitions.ts";
import type { PricePlanDocument } from "../price-plan-document.ts";
import { type RateReach, rateReach } from "./rate-reach.ts";
import { levelsOf, type RateSpace, type Spot } from "./rate-space.ts";
import { isOfferKnown, type LintOffer, type ReachedProducts, reachedProducts, servicesFor, type UsageService } from "./reached-products.ts";
import { type Times, timesOf } from "./time-cells.ts";
import { type UsageWorld, usageWorld } from "./usage-world.ts";

/** What all checks look at, worked out once for a document. */
export type LintContext = {
  readonly book: RateBook;
  readonly compiled: CompiledRateBook;
  readonly definitions: Definitions;
  readonly offer: LintOffer;
  readonly now: Instant;
  readonly times: Times;
  readonly services: Readonly<Record<string, UsageService>>;
  /** Whether all products are among the services. */
  readonly isOfferKnown: boolean;
  readonly rates: readonly LintedRate[];
  /** Null: of usage of which nobody says what it may hold. */
  readonly worldOf: (udrType: string | null) => UsageWorld;
};

export type LintedRate = {
  readonly rate: Rate;
  readonly compiled: CompiledRate;
  /** "rates[3]" */
  readonly path: string;
  readonly reached: ReachedProducts;
  readonly space: RateSpace;
  readonly reach: RateReach;
};

export type LintQuestion = {
  readonly document: PricePlanDocument;
  /** What the document resolves to. */
  readonly book: RateBook;
  readonly offer: LintOffer;
  readonly now: Instant;
};

export function lintContext({ document, book, offer, now }: LintQuestion): LintContext {
  const definitions = definitionsFor(document, offer.definitions);
  const services = servicesFor(document, offer);
  const reached = reachedProducts(book.rates, services);
  const compiled = compileRateBook(book);
  const models = new Set(compiled.rates.flatMap(({ tiers }) => tiers.flatMap(({ timeModel }) => timeModel ?? [])));
  const times = timesOf([...models], book.timeModels, now);
  const worlds = new Map<string | null, UsageWorld>();
  const worldOf = (udrType: string | null): UsageWorld => {
    const world = worlds.get(udrType) ?? usageWorld(udrType, { zones: book.zones, definitions });
    worlds.set(udrType, world);
    return world;
  };
  const reaches = new Map<string, RateReach>();
  const rates = book.rates.map((rate, index): LintedRate => {
    const products = present(reached[index], rate.key);
    const udrTypes = udrTypesReached(products, definitions);
    const space: RateSpace = { levels: levelsOf(rate.tiered), worlds: udrTypes.map(worldOf), times };
    const engine = present(compiled.rates[index], rate.key);
    // Rates with the same conditions come to the same, whatever they cost.
    const key = JSON.stringify([udrTypes, space.levels]);
    const reach = reaches.get(key) ?? provenReach(space, engine);
    reaches.set(key, reach);
    return { rate, compiled: engine, path: `rates[${index}]`, reached: products, space, reach };
  });
  return { book, compiled, definitions, offer, now, times, services, isOfferKnown: isOfferKnown(document, offer), rates, worldOf };
}

/** The UDR types of the products that a rate prices; without any, those there are, since a product may come. */
function udrTypesReached({ products }: ReachedProducts, { udrTypes }: Definitions): readonly (string | null)[] {
  const named = products.flatMap(([, service]) => udrTypesOf(service));
  const all = named.length > 0 ? named : Object.keys(udrTypes);
  const known = all.flatMap((code) => (code !== null && definitionOf(udrTypes, code) !== undefined ? [code] : []));
  const isAnyUnknown = all.length === 0 || known.length < all.length;
  return [...[...new Set(known)].sort(), ...(isAnyUnknown ? [null] : [])];
}

export function udrTypesOf({ udrType, udrTypes }: UsageService): readonly (string | null)[] {
  return udrTypes ?? [udrType ?? null];
}

/** What was found is shown to the engine: a linter that disagrees with it would be worse than none. */
function provenReach(space: RateSpace, engine: CompiledRate): RateReach {
  const reach = rateReach(space);
  for (const { level, answer } of [...reach.levels, reach.base]) {
    if (answer.kind !== "found") continue;
    const winner = selectTier(engine, circumstancesOf(answer.spot));
    assert((winner?.level ?? null) === (level?.level ?? null), `the engine selects level ${winner?.level ?? "base"} of ${engine.key}`);
  }
  return reach;
}

function circumstancesOf({ world, at, values }: Spot): Circumstances {
  return { from: at, metadata: world.sampleOf(values) };
}

/** Usage that a line of a rate wins. */
export type Witness = Circumstances & {
  /** A product that the rate prices; null when none is known that has this usage. */
  readonly product: string | null;
  readonly udrType: string | null;
};

/** Usage that the level wins, or the base for null; null when there is none. */
export function findWitness({ reached, reach }: LintedRate, level: number | null): Witness | null {
  const answer = [...reach.levels, reach.base].find((line) => (line.level?.level ?? null) === level)?.answer;
  if (answer?.kind !== "found") return null;
  const { udrType } = answer.spot.world;
  const services = reached.products.filter(([, service]) => udrType === null || udrTypesOf(service).includes(udrType));
  return { ...circumstancesOf(answer.spot), product: services[0]?.[0] ?? null, udrType };
}
