import { documentHash, type PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { resolveRateBook } from "#lib/domain/price-plan/resolve-rate-book.ts";
import { assert } from "#lib/kernel/assert.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { instantOfWallTime, localTime } from "#lib/kernel/zone.ts";
import type { Database } from "../connection.ts";
import { nextId } from "../ids.ts";
import { versionDocument } from "../queries/price-plans.ts";
import { loadRateDefinitions } from "../queries/rate-definitions.ts";
import { pricePlanVersion } from "../schema/price-plan.ts";
import type { Tx } from "../tx.ts";
import { ALUXSAT_FOUNDED, ALUXSAT_ZONE, daysAfter } from "./definitions.ts";
import type { SeededPlan } from "./price-plan.ts";

const OFFER_BEGAN = 46;
const OFFER_ENDED = 32;
/** Prices are asked for and approved in the days before. */
const LEAD_DAYS = 6;

type Approved = { readonly plan: SeededPlan; readonly requestedBy: number; readonly decidedBy: number; readonly now: Instant };

/**
 * The Global plan's past: for two weeks of the last two months films cost €4.00 at night, then they cost again what they had cost since the
 * company began, and do today.
 */
export async function seedPastOffer(tx: Tx, database: Database, approved: Approved): Promise<void> {
  const usual = await versionDocument(tx, approved.plan.versionId);
  const began = daysBefore(approved.now, OFFER_BEGAN);
  if (daysAfter(began, -LEAD_DAYS) <= ALUXSAT_FOUNDED) return;
  const offer = { document: cheaperAtNight(usual), effectiveAt: began, note: "Two weeks of films at night for €4.00." };
  await publish(tx, database, { ...approved, ...offer, version: 2 });
  const end = { document: usual, effectiveAt: daysBefore(approved.now, OFFER_ENDED), note: "The offer of films at night ends." };
  await publish(tx, database, { ...approved, ...end, version: 3 });
}

function cheaperAtNight(document: PricePlanDocument): PricePlanDocument {
  const rates = document.rates.map((rate) => ({
    ...rate,
    tiered: rate.tiered.map((tier) => ({ ...tier, charge: { charge: "perUnit" as const, price: "4.00" } })),
  }));
  return { ...document, rates };
}

type Published = Approved & {
  readonly version: number;
  readonly document: PricePlanDocument;
  readonly effectiveAt: Instant;
  readonly note: string;
};

async function publish(tx: Tx, database: Database, { plan, version, document, effectiveAt, ...approved }: Published): Promise<void> {
  const book = resolveRateBook(document, (await loadRateDefinitions(tx, effectiveAt)).definitions);
  assert(book.ok, "the demo's past offer has errors");
  await tx.insert(pricePlanVersion).values({
    versionId: await nextId(database, "pricePlanVersion"),
    pricePlanId: plan.pricePlanId,
    version,
    document,
    documentHash: await documentHash(document),
    rateBook: book.value,
    rateBookHash: await sha256Hex(canonicalJson(book.value)),
    effectiveAt,
    requestedBy: approved.requestedBy,
    requestedAt: daysAfter(effectiveAt, -LEAD_DAYS),
    decidedBy: approved.decidedBy,
    decidedAt: daysAfter(effectiveAt, 1 - LEAD_DAYS),
    note: approved.note,
  });
}

function daysBefore(now: Instant, days: number): Instant {
  const { year, month, day } = localTime(now, ALUXSAT_ZONE);
  return instantOfWallTime({ year, month, day: day - days }, ALUXSAT_ZONE);
}
