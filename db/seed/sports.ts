import { eq, inArray } from "drizzle-orm";
import { documentHash, pricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { resolveRateBook } from "#lib/domain/price-plan/resolve-rate-book.ts";
import { assert, present } from "#lib/kernel/assert.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { decimal, ONE } from "#lib/kernel/decimal.ts";
import type { Database } from "../connection.ts";
import { nextId } from "../ids.ts";
import { loadRateDefinitions } from "../queries/rate-definitions.ts";
import { subscription, subscriptionService } from "../schema/account.ts";
import { catalog, catalogCondition, catalogLine } from "../schema/catalog.ts";
import { pricePlan, pricePlanVersion } from "../schema/price-plan.ts";
import { product, productTaxRate } from "../schema/product.ts";
import { source, udrTypeSource, unitOfMeasurement } from "../schema/usage.ts";
import type { Tx } from "../tx.ts";
import { addCustomer, type NewCustomer, type SeededSubscription } from "./customers.ts";
import { ALUXSAT_FOUNDED, ALUXSAT_ZONE, daysAfter, definitionId } from "./definitions.ts";
import type { Aluxsat } from "./scenario.ts";
import { insertServiceType, insertUsageType } from "./usage-types.ts";

/** Usage that counts together over a billing cycle: after twenty hours the next ones cost half. Nothing of the worked example has it. */
const SPORTS = pricePlanDocument.parse({
  format: "ratewright/price-plan@1",
  code: "SPORTS",
  name: "Sports by the hour",
  currency: "EUR",
  taxInclusive: true,
  timeZone: ALUXSAT_ZONE,
  rates: [
    {
      key: "hours",
      for: { productType: "SPORTS" },
      scope: "period",
      base: {
        charge: "graduated",
        bands: [
          { upTo: "20", price: "1.00" },
          { upTo: null, price: "0.50" },
        ],
      },
      tiered: [],
    },
  ],
});

/** Numbers beyond those of the crowd. */
export const SPORTS_FAN = {
  name: "Stelios Papas",
  classification: "standard",
  scheme: "monthly",
  hasPpvService: true,
  phone: "+35799009906",
  smartCard: "4400109906",
} as const satisfies NewCustomer;

const PASS = "SPORTS-PASS";

type Approved = { readonly requestedBy: number; readonly decidedBy: number };

/** A service sold by the hour, whose usage counts together, and a customer who has it. Loaded last, so that no other number changes. */
export async function seedSports(tx: Tx, database: Database, aluxsat: Aluxsat): Promise<SeededSubscription> {
  const udrTypeId = await seedHours(tx, database);
  const byTheHour = { code: "SPORTS", name: "Sports by the hour", description: "Channels paid for by the hour." };
  const productTypeId = await insertServiceType(tx, database, { ...byTheHour, udrTypeId });
  const services = { hours: await definitionId(database), pass: await definitionId(database) };
  const { termed } = aluxsat.offer.products.types;
  const always = { validFrom: ALUXSAT_FOUNDED, validTo: null, rating: "here" };
  await tx.insert(product).values([
    { ...always, productId: services.hours, code: "SPORTS-HOURS", name: "Sports channel, by the hour", productTypeId },
    { ...always, productId: services.pass, code: PASS, name: "Sports pass", productTypeId: termed },
  ]);
  await tx
    .insert(productTaxRate)
    .values(Object.values(services).map((productId) => ({ productId, validFrom: ALUXSAT_FOUNDED, percent: decimal("19") })));
  await seedCatalog(tx, database, productTypeId);
  const userOf = (role: "pricingManager" | "pricingApprover") => present(aluxsat.people.users.get(role), `the demo's ${role}`).userId;
  const pricePlanId = await seedPlan(tx, database, { requestedBy: userOf("pricingManager"), decidedBy: userOf("pricingApprover") });
  const fan = await addCustomer(tx, database, { offer: aluxsat.offer, customer: SPORTS_FAN });
  const { shard, accountId, subscriptionId } = fan;
  await tx.update(subscription).set({ pricePlanId }).where(eq(subscription.subscriptionId, subscriptionId));
  await tx
    .insert(subscriptionService)
    .values({ shard, accountId, subscriptionId, productId: services.pass, state: "effective", effectiveFrom: ALUXSAT_FOUNDED });
  return fan;
}

async function seedHours(tx: Tx, database: Database): Promise<number> {
  const unitId = await definitionId(database);
  const description = "An hour that a channel was watched.";
  await tx.insert(unitOfMeasurement).values({ unitId, code: "HOURS", name: "Hours", description, decimals: 1, scale: ONE });
  const type = { code: "SPORTS", name: "Sports", description: "A sports channel, watched by the hour.", unitId, retentionDays: 540 };
  const udrTypeId = await insertUsageType(tx, database, type);
  const sources = await tx
    .select({ sourceId: source.sourceId })
    .from(source)
    .where(inArray(source.code, ["CALL-CENTRE", "DECODER", "WEB-API"]));
  await tx.insert(udrTypeSource).values(sources.map(({ sourceId }) => ({ udrTypeId, sourceId })));
  return udrTypeId;
}

async function seedCatalog(tx: Tx, database: Database, productTypeId: number): Promise<void> {
  const catalogId = await definitionId(database);
  const description = "Sports channels for everybody who has the sports pass.";
  await tx.insert(catalog).values({ catalogId, code: "SPORTS", name: "Sports", description, state: "effective" });
  await tx.insert(catalogLine).values({ catalogId, catalogLineId: await definitionId(database), productTypeId });
  await tx.insert(catalogCondition).values({ catalogId, position: 1, kind: "termedService", codes: [PASS], negated: false });
}

async function seedPlan(tx: Tx, database: Database, approved: Approved): Promise<number> {
  const pricePlanId = await nextId(database, "pricePlan");
  const { code, name, currency } = SPORTS;
  const description = "Twenty hours of a billing cycle at the full price, all others at half of it.";
  await tx.insert(pricePlan).values({ pricePlanId, code, name, description, kind: "subscription", currency });
  const book = resolveRateBook(SPORTS, (await loadRateDefinitions(tx, ALUXSAT_FOUNDED)).definitions);
  assert(book.ok, "the demo's sports prices have errors");
  await tx.insert(pricePlanVersion).values({
    versionId: await nextId(database, "pricePlanVersion"),
    pricePlanId,
    version: 1,
    document: SPORTS,
    documentHash: await documentHash(SPORTS),
    rateBook: book.value,
    rateBookHash: await sha256Hex(canonicalJson(book.value)),
    effectiveAt: ALUXSAT_FOUNDED,
    ...approved,
    requestedAt: daysAfter(ALUXSAT_FOUNDED, -14),
    decidedAt: daysAfter(ALUXSAT_FOUNDED, -13),
    note: "Sports by the hour, from the start of the service.",
  });
  return pricePlanId;
}
