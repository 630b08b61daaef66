import fc from "fast-check";
import { expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, parseInstant, plusMillis } from "#lib/kernel/instant.ts";
import type { CompiledRate } from "#lib/rating/compile-rate-book.ts";
import { selectTier } from "#lib/rating/select-tier.ts";
import { holdsAt } from "#lib/rating/time-model.ts";
import { knownAttributes } from "../../usage-line/known-attribute.ts";
import { checkLines } from "./check-lines.ts";
import { findWitness, type LintContext } from "./lint-context.ts";
import { contextOf, rateOf } from "./testing/lint-sheet.ts";
import { type Attribute, type SomePlan, somePlan, VALUES } from "./testing/some-plan.ts";

const MINUTE = 60_000;
/** Two weeks: an ordinary one, and one with the exceptions. */
const MINUTES = 14 * 1440;
const START = present(parseInstant("2026-11-23T00:00:00+02:00"), "a Monday");

const VALUE_LISTS = { NETWORK: ["3G", "4G", "5G"].map((value) => ({ value, under: null })) };

function contextOfPlan({ tiered, zones, timeModels, udrType }: SomePlan): LintContext {
  return contextOf({
    rates: [rateOf(tiered)],
    zones,
    timeModels,
    products: { LOTR1: { productType: "PPV-MOVIE", taxRate: "10", ...(udrType === null ? {} : { udrType: "DATA" }) } },
    ...(udrType === null ? {} : { udrTypes: { DATA: udrType }, valueLists: VALUE_LISTS }),
  });
}

/** A minute for each set of models that hold at some minute of the two weeks, all 20,160 of them looked at. */
function minutesOf({ compiled }: LintContext): readonly Instant[] {
  const models = [...new Set(compiled.rates.flatMap(({ tiers }) => tiers.flatMap(({ timeModel }) => timeModel ?? [])))];
  const found = new Map<number, Instant>();
  for (let minute = 0; minute < MINUTES; minute += 1) {
    const at = plusMillis(START, minute * MINUTE);
    const key = models.reduce((bits, model) => 2 * bits + (holdsAt(model, at) ? 1 : 0), 0);
    if (!found.has(key)) found.set(key, at);
  }
  return [...found.values()];
}

function metadataOf({ udrType }: SomePlan): readonly Readonly<Record<string, string>>[] {
  const attributes = Object.keys(VALUES) as readonly Attribute[];
  return attributes.reduce(
    (all: readonly Readonly<Record<string, string>>[], attribute) => {
      const isMandatory = udrType?.attributes[attribute].mandatory ?? false;
      const values = VALUES[attribute].filter((value) => value !== null || !isMandatory);
      return values.flatMap((value) => all.map((each) => (value === null ? each : { ...each, [attribute]: value })));
    },
    [{}],
  );
}

/** The levels that win any usage, null for the base, by asking the engine for each. */
function winners(plan: SomePlan, context: LintContext): ReadonlySet<number | null> {
  const engine = present(context.compiled.rates[0], "the rate");
  const all = metadataOf(plan);
  const found = minutesOf(context).flatMap((from) => all.map((metadata) => selectTier(engine, { from, metadata })?.level ?? null));
  return new Set(found);
}

test("whoever is said never to win never does, and whoever is not wins its witness", () => {
  let [dead, alive] = [0, 0];
  const property = fc.property(somePlan, (plan) => {
    const context = contextOfPlan(plan);
    const [linted, engine] = [present(context.rates[0], "the rate"), present(context.compiled.rates[0], "the rate")];
    const winning = winners(plan, context);
    const errors = checkLines(context).filter(({ message }) => / never wins|never reached/.test(message));
    for (const [index, level] of [...plan.tiered.map((tier) => tier.level), null].entries()) {
      const path = level === null ? "rates[0].base" : `rates[0].tiered[${index}]`;
      const isUnconditional = plan.tiered.some(({ zone, timeModel }) => zone === undefined && timeModel === undefined);
      const isDead = errors.some((error) => error.path.startsWith(path)) || (level === null && isUnconditional);
      const witness = findWitness(linted, level);
      expect(witness === null).toBe(isDead);
      if (isDead) expect(winning).not.toContain(level);
      if (witness !== null) expect(selectTier(engine, witness)?.level ?? null).toBe(level);
      if (witness !== null && plan.udrType !== null) expectToPass(witness.metadata, plan);
      if (isDead) dead += 1;
      else alive += 1;
    }
  });
  fc.assert(property, { numRuns: 1000 });
  // Both happen often, or the test would show nothing.
  expect(Math.min(dead, alive)).toBeGreaterThan(500);
}, 120_000);

function expectToPass(metadata: Readonly<Record<string, string>>, { udrType }: SomePlan): void {
  const attributes = knownAttributes(present(udrType, "a UDR type") as Parameters<typeof knownAttributes>[0], VALUE_LISTS);
  for (const { key, isMandatory, refuse } of attributes) {
    const text = metadata[key];
    expect(text === undefined ? isMandatory : refuse(text) !== null).toBe(false);
  }
}

/** Pairs of levels of which the first wins usage that the second holds for too: "1 3". */
function meetings(plan: SomePlan, context: LintContext, rate: CompiledRate): ReadonlySet<string> {
  const [pairs, all] = [new Set<string>(), metadataOf(plan)];
  const apart = rate.tiers.map((tier) => ({ ...rate, tiers: [tier] }));
  for (const from of minutesOf(context)) {
    for (const metadata of all) {
      const [winner, ...others] = apart.flatMap((each) => selectTier(each, { from, metadata }) ?? []);
      for (const other of others) pairs.add(`${winner?.level} ${other.level}`);
    }
  }
  return pairs;
}

test("of two levels that hold together somewhere, the lower one is told to win there, and does", () => {
  const property = fc.property(somePlan, (plan) => {
    const context = contextOfPlan(plan);
    const [linted, engine] = [present(context.rates[0], "the rate"), present(context.compiled.rates[0], "the rate")];
    const told = linted.reach.overlaps.map(({ winner, loser }) => `${winner.level} ${loser.level}`);
    for (const { winner, loser, spot } of linted.reach.overlaps) {
      const circumstances = { from: spot.at, metadata: spot.world.sampleOf(spot.values) };
      expect(selectTier(engine, circumstances)?.level).toBe(winner.level);
      const alone = { ...engine, tiers: engine.tiers.filter(({ level }) => level === loser.level) };
      expect(selectTier(alone, circumstances)?.level).toBe(loser.level);
    }
    const tiers = engine.tiers.filter(({ level }) => findWitness(linted, level) !== null);
    expect(told).toEqual(expect.arrayContaining([...meetings(plan, context, { ...engine, tiers })]));
  });
  fc.assert(property, { numRuns: 200 });
}, 120_000);
