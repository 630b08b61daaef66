import type { Database } from "../connection.ts";
import { productType, productTypeUdrType } from "../schema/product.ts";
import { udrType } from "../schema/usage.ts";
import type { Tx } from "../tx.ts";
import { definitionId } from "./definitions.ts";

type NamedType = { readonly code: string; readonly name: string; readonly description: string };
type UsageType = NamedType & Pick<typeof udrType.$inferInsert, "unitId" | "retentionDays" | "lookUps">;

/** A UDR type that is priced from its beginning, which must be given, as its source must; answers its id. */
export async function insertUsageType(tx: Tx, database: Database, type: UsageType): Promise<number> {
  const udrTypeId = await definitionId(database);
  const policy = { boundary: "start", pricedAt: "from", fromMandatory: true, toMandatory: false, sourceMandatory: true };
  await tx.insert(udrType).values({ ...policy, ...type, udrTypeId });
  return udrTypeId;
}

/** A type of usage services that are recorded by one UDR type; answers its id. */
export async function insertServiceType(tx: Tx, database: Database, type: NamedType & { readonly udrTypeId: number }): Promise<number> {
  const { udrTypeId, ...named } = type;
  const productTypeId = await definitionId(database);
  const service = { classification: "service", serviceType: "usage", composition: "flat", usedForProvisioning: false };
  await tx.insert(productType).values({ ...service, ...named, productTypeId });
  await tx.insert(productTypeUdrType).values({ productTypeId, udrTypeId, isDefault: true });
  return productTypeId;
}
