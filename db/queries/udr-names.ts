import { eq } from "drizzle-orm";
import type { UdrNames } from "#lib/domain/udr/field-changes.ts";
import type { Usage } from "#lib/domain/udr/udr.ts";
import { present } from "#lib/kernel/assert.ts";
import { product } from "../schema/product.ts";
import { source, udrType, udrTypeAttribute, unitOfMeasurement } from "../schema/usage.ts";
import type { Reader } from "../tx.ts";

/** What the ids of a UDR are called. */
export async function findUdrNames(
  reader: Reader,
  { productId, udrTypeId, sourceId }: Pick<Usage, "productId" | "udrTypeId" | "sourceId">,
): Promise<UdrNames> {
  const products = await reader.select({ name: product.name }).from(product).where(eq(product.productId, productId));
  const sources = await reader.select({ name: source.name }).from(source).where(eq(source.sourceId, sourceId));
  const types = await reader
    .select({ name: udrType.name, unit: unitOfMeasurement.code, unitName: unitOfMeasurement.name })
    .from(udrType)
    .innerJoin(unitOfMeasurement, eq(unitOfMeasurement.unitId, udrType.unitId))
    .where(eq(udrType.udrTypeId, udrTypeId));
  const attributes = await reader
    .select({ key: udrTypeAttribute.key, label: udrTypeAttribute.label })
    .from(udrTypeAttribute)
    .where(eq(udrTypeAttribute.udrTypeId, udrTypeId));
  const type = present(types[0], `UDR type ${udrTypeId}`);
  return {
    product: present(products[0], `product ${productId}`).name,
    source: present(sources[0], `source ${sourceId}`).name,
    udrType: type.name,
    unit: type.unit,
    unitName: type.unitName,
    attributes: Object.fromEntries(attributes.map(({ key, label }) => [key, label])),
  };
}
