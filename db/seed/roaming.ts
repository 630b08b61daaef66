import { decimal, ONE } from "#lib/kernel/decimal.ts";
import type { Database } from "../connection.ts";
import { product, productTaxRate } from "../schema/product.ts";
import { source, udrTypeAttribute, udrTypeSource, unitOfMeasurement } from "../schema/usage.ts";
import type { Tx } from "../tx.ts";
import { ALUXSAT_FOUNDED, definitionId } from "./definitions.ts";
import { insertServiceType, insertUsageType } from "./usage-types.ts";

/** Calls made abroad, which a roaming partner rates and sends. Where a call goes is looked up by the number that was dialled. */
export async function seedRoaming(tx: Tx, database: Database): Promise<void> {
  const sourceId = await definitionId(database);
  const partner = { sourceId, code: "ROAMING", name: "Roaming partner", channel: "import" };
  await tx.insert(source).values({ ...partner, description: "Calls made abroad, as the partner's network recorded and rated them." });
  await seedProduct(tx, database, await seedCalls(tx, database, sourceId));
}

async function seedCalls(tx: Tx, database: Database, sourceId: number): Promise<number> {
  const unitId = await definitionId(database);
  const description = "A minute that a call lasted.";
  await tx.insert(unitOfMeasurement).values({ unitId, code: "MIN", name: "Minutes", description, decimals: 2, scale: ONE });
  const udrTypeId = await insertUsageType(tx, database, {
    code: "CALL",
    name: "Calls",
    description: "A call, from when it began, by the minute.",
    unitId,
    retentionDays: 180,
    lookUps: [{ table: "DESTINATIONS", when: "absent" }],
  });
  const plain = { udrTypeId, type: "text", mandatory: true, format: null, valueListId: null };
  await tx.insert(udrTypeAttribute).values([
    { ...plain, key: "dialledNumber", label: "Dialled number", personal: true, format: "[0-9]{5,15}", position: 1 },
    { ...plain, key: "destination", label: "Destination", personal: false, position: 2 },
  ]);
  await tx.insert(udrTypeSource).values({ udrTypeId, sourceId });
  return udrTypeId;
}

async function seedProduct(tx: Tx, database: Database, udrTypeId: number): Promise<void> {
  const description = "Calls by the minute, rated by the network that carried them.";
  const productTypeId = await insertServiceType(tx, database, { code: "CALLS", name: "Calls", description, udrTypeId });
  const productId = await definitionId(database);
  const always = { validFrom: ALUXSAT_FOUNDED, validTo: null, rating: "elsewhere" };
  await tx.insert(product).values({ ...always, productId, code: "CALL-ABROAD", name: "Call abroad", productTypeId });
  await tx.insert(productTaxRate).values({ productId, validFrom: ALUXSAT_FOUNDED, percent: decimal("19") });
}
