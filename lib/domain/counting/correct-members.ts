import { present } from "#lib/kernel/assert.ts";
import { decimal, ZERO } from "#lib/kernel/decimal.ts";
import { NOTHING_COUNTED } from "#lib/rating/counters.ts";
import { type CorrectedGroup, correctGroup, type GroupCorrection, type GroupMember } from "#lib/rating/groups/correct-group.ts";
import { counterKeysOf } from "#lib/rating/groups/counter-keys.ts";
import type { CorrectionContent, CorrectionExplanation, StoredCorrection } from "../billing/correction.ts";
import { type CounterValue, placeName, placeOf } from "./counter-place.ts";
import { type CountingRbi, placesOfRbi } from "./counting-rbi.ts";

export type Leaving = {
  readonly leaver: CountingRbi;
  /** The revision that the action makes. */
  readonly udrRevision: number;
  /** All other usage that may count together with it. */
  readonly others: readonly CountingRbi[];
  /** Everything that was posted to correct such usage. */
  readonly corrections: readonly StoredCorrection[];
};

export type CorrectedMembers = {
  readonly corrections: readonly CorrectionContent[];
  /** Of every counter that the leaver or one of the others counted by. */
  readonly counts: readonly CounterValue[];
};

/**
 * What the usage that counts together with a UDR costs without it, less everything that stands posted for it. Usage counts by several
 * counters (of lines, of discounts), so whoever shares one with the UDR shares another with the next: all of them are priced anew.
 */
export function correctMembers({ leaver, udrRevision, others, corrections }: Leaving): CorrectedMembers {
  return correctAll({ cause: leaver, udrRevision, members: connected(leaver, others), gone: [leaver], corrections });
}

export type Correcting = Pick<Leaving, "udrRevision" | "corrections"> & {
  readonly cause: Pick<CountingRbi, "udrId" | "currency">;
  /** All that counts from now on. */
  readonly members: readonly CountingRbi[];
  /** What counted until now. */
  readonly gone: readonly CountingRbi[];
};

/** As `correctMembers`, for whoever has found out already what counts together. */
export function correctAll({ cause, udrRevision, members, gone, corrections }: Correcting): CorrectedMembers {
  const all = [...gone, ...members];
  const groups = new Set(all.map(groupOf));
  const earlier = corrections.filter(({ correctedGroup }) => groups.has(correctedGroup));
  const corrected = correctGroup({ members: members.map(toMember), corrections: earlier.map(toGroupCorrection) });
  const facts = factsByPlace(all, earlier);
  return {
    corrections: corrected.corrections.map((each) => toContent(each, { cause, udrRevision, facts })),
    counts: countsOf(all, corrected),
  };
}

/** Of those, whoever shares a counter with the first, or with one who does. */
export function connected(first: CountingRbi, others: readonly CountingRbi[]): readonly CountingRbi[] {
  const names = new Set(placesOfRbi(first).map(placeName));
  const found = new Set<CountingRbi>();
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const other of others) {
      const own = placesOfRbi(other).map(placeName);
      if (found.has(other) || !own.some((name) => names.has(name))) continue;
      found.add(other);
      for (const name of own) names.add(name);
    }
  }
  return [...found];
}

function groupOf(rbi: CountingRbi): string {
  return placeName(present(placesOfRbi(rbi)[0], `a counter of UDR ${rbi.udrId}`));
}

export function toMember(rbi: CountingRbi): GroupMember {
  const { udrId, subscriptionId, accountId, usedFrom, explanation, isLive, gross, net, tax } = rbi;
  return {
    udr: udrId,
    subscription: subscriptionId,
    agreement: accountId,
    cycles: present(explanation.cycles, "the cycles of usage that counts"),
    group: groupOf(rbi),
    from: usedFrom,
    explanation,
    standing: isLive ? "charged" : "favour",
    posted: isLive ? { gross, net, tax } : { gross: 0n, net: 0n, tax: 0n },
  };
}

function toGroupCorrection({ correctedGroup, subscriptionId, explanation, gross, net, tax }: StoredCorrection): GroupCorrection {
  const { product, tax: taxed } = explanation;
  return { group: correctedGroup, subscription: subscriptionId, product, taxPercent: taxed.percent, amounts: { gross, net, tax } };
}

/** Of every counter that one of them counted by, once those that were replayed have counted. */
export function countsOf(rbis: readonly CountingRbi[], { countersOf }: CorrectedGroup): readonly CounterValue[] {
  const counts = new Map<string, CounterValue>();
  for (const rbi of rbis) {
    const { subscription, agreement, cycles } = toMember(rbi);
    const counters = countersOf({ subscription, agreement, cycles });
    for (const key of counterKeysOf(rbi.explanation)) {
      const place = placeOf(key, { ...rbi, cycles });
      counts.set(placeName(place), { ...place, counted: counters(key) ?? NOTHING_COUNTED });
    }
  }
  return [...counts.values()];
}

type PlaceFacts = Pick<CorrectionContent, "productId" | "taxInclusive" | "pricePlanVersionId" | "ratingInstant"> &
  Pick<CorrectionExplanation, "plan"> & { readonly taxClass: CorrectionExplanation["tax"]["taxClass"] };

function factsByPlace(rbis: readonly CountingRbi[], earlier: readonly StoredCorrection[]): ReadonlyMap<string, PlaceFacts> {
  const facts = new Map<string, PlaceFacts>();
  for (const each of earlier)
    facts.set(keyOf(toGroupCorrection(each)), { ...each, plan: each.explanation.plan, taxClass: each.explanation.tax.taxClass });
  for (const rbi of rbis) {
    const { usage, tax, plan } = rbi.explanation;
    const place = { group: groupOf(rbi), subscription: rbi.subscriptionId, product: usage.product, taxPercent: tax.percent };
    facts.set(keyOf(place), { ...rbi, plan: plan.code, taxClass: tax.taxClass });
  }
  return facts;
}

function keyOf({ group, subscription, product, taxPercent }: Omit<GroupCorrection, "amounts">): string {
  return JSON.stringify([group, subscription, product, taxPercent]);
}

type Cause = Pick<Correcting, "cause" | "udrRevision"> & { readonly facts: ReadonlyMap<string, PlaceFacts> };

function toContent(correction: GroupCorrection, { cause, udrRevision, facts }: Cause): CorrectionContent {
  const { group, subscription, product, taxPercent, amounts } = correction;
  const { productId, taxInclusive, pricePlanVersionId, ratingInstant, plan, taxClass } = present(
    facts.get(keyOf(correction)),
    `what ${group} is`,
  );
  return {
    kind: "correction",
    seq: null,
    reversesId: null,
    subscriptionId: subscription,
    udrId: cause.udrId,
    udrRevision,
    correctedGroup: group,
    directive: "toBeBilled",
    productId,
    quantity: ZERO,
    ...amounts,
    currency: cause.currency,
    taxPercent: decimal(taxPercent),
    taxInclusive,
    pricePlanVersionId,
    ratingInstant,
    explanation: { format: "ratewright/correction@1", cycle: cycleOf(group), plan, product, tax: { percent: taxPercent, taxClass } },
  };
}

/** A group goes by the name of its counter. */
function cycleOf(group: string): string {
  const parts: unknown = JSON.parse(group);
  const cycle: unknown = Array.isArray(parts) ? parts[2] : null;
  return typeof cycle === "string" ? cycle : "";
}
