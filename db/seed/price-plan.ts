import { documentHash, type PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { resolveRateBook } from "#lib/domain/price-plan/resolve-rate-book.ts";
import { assert } from "#lib/kernel/assert.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import type { Database } from "../connection.ts";
import { nextId } from "../ids.ts";
import { loadRateDefinitions } from "../queries/rate-definitions.ts";
import { pricePlan, pricePlanVersion } from "../schema/price-plan.ts";
import type { Tx } from "../tx.ts";
import { ALUXSAT_FOUNDED, ALUXSAT_ZONE, daysAfter } from "./definitions.ts";

/** Seed 002: films cost "€5.00 when provided between 00:01 and 6:59 and €10.00 during the rest of the day". */
const GLOBAL: PricePlanDocument = {
  format: "ratewright/price-plan@1",
  code: "GLOBAL",
  name: "Global price plan",
  currency: "EUR",
  taxInclusive: true,
  timeZone: ALUXSAT_ZONE,
  rounding: "half-away-from-zero",
  roundTo: 2,
  rates: [
    {
      key: "movies",
      for: { productType: "PPV-MOVIE" },
      scope: "udr",
      base: { charge: "perUnit", price: "10.00" },
      tiered: [{ level: 1, timeModel: "PPV-OFF-PEAK", charge: { charge: "perUnit", price: "5.00" } }],
    },
  ],
};

export type SeededPlan = { readonly pricePlanId: number; readonly versionId: number };

/** The Global price plan with its first version, in force since the company began. */
export async function seedPricePlan(
  tx: Tx,
  database: Database,
  { requestedBy, decidedBy }: { requestedBy: number; decidedBy: number },
): Promise<SeededPlan> {
  const pricePlanId = await nextId(database, "pricePlan");
  const versionId = await nextId(database, "pricePlanVersion");
  const description = "The prices for everybody who has no plan of their own.";
  await tx
    .insert(pricePlan)
    .values({ pricePlanId, code: GLOBAL.code, name: GLOBAL.name, description, kind: "global", currency: GLOBAL.currency });
  const book = resolveRateBook(GLOBAL, (await loadRateDefinitions(tx, ALUXSAT_FOUNDED)).definitions);
  assert(book.ok, "the demo's price plan has errors");
  await tx.insert(pricePlanVersion).values({
    versionId,
    pricePlanId,
    version: 1,
    document: GLOBAL,
    documentHash: await documentHash(GLOBAL),
    rateBook: book.value,
    rateBookHash: await sha256Hex(canonicalJson(book.value)),
    effectiveAt: ALUXSAT_FOUNDED,
    requestedBy,
    requestedAt: daysAfter(ALUXSAT_FOUNDED, -21),
    decidedBy,
    decidedAt: daysAfter(ALUXSAT_FOUNDED, -20),
    note: "Film prices at the start of the service.",
  });
  return { pricePlanId, versionId };
}
