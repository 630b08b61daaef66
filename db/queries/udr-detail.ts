import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { ATTRIBUTE_TYPES } from "#lib/domain/udr/adjust-facts.ts";
import type { StoredMetadata, StoredRequest } from "#lib/domain/udr/shown-personal.ts";
import type { Udr, UdrKey } from "#lib/domain/udr/udr.ts";
import type { AdjustOffer, AdjustTypeOffer, AttributeOffer } from "#lib/domain/udr/udr-view.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { oneOf } from "../mapping/from-db.ts";
import { bill } from "../schema/bill.ts";
import { serviceOrder } from "../schema/order.ts";
import { reasonCode } from "../schema/people.ts";
import { product, productType, productTypeUdrType } from "../schema/product.ts";
import { provisioningProvider } from "../schema/provider.ts";
import { provisioningRequest } from "../schema/provisioning.ts";
import { udrRevision } from "../schema/udr.ts";
import { source, udrType, udrTypeAttribute, udrTypeSource, unitOfMeasurement, valueListItem } from "../schema/usage.ts";
import type { Reader } from "../tx.ts";
import type { UdrRevisionRow } from "./udrs.ts";

/** Oldest first, each with its reason. */
export async function listRevisions(
  reader: Reader,
  { shard, accountId, udrId }: UdrKey,
): Promise<readonly (UdrRevisionRow & { readonly reason: string })[]> {
  const rows = await reader
    .select({ revision: udrRevision, reason: reasonCode.label })
    .from(udrRevision)
    .innerJoin(reasonCode, eq(reasonCode.reasonCodeId, udrRevision.reasonCodeId))
    .where(and(eq(udrRevision.shard, shard), eq(udrRevision.accountId, accountId), eq(udrRevision.udrId, udrId)))
    .orderBy(asc(udrRevision.revision));
  return rows.map(({ revision, reason }) => ({ ...revision, reason }));
}

export async function listProvisioning(reader: Reader, { shard, accountId, udrId }: UdrKey): Promise<readonly StoredRequest[]> {
  const rows = await reader
    .select({ request: provisioningRequest, provider: provisioningProvider.name })
    .from(provisioningRequest)
    .innerJoin(provisioningProvider, eq(provisioningProvider.provisioningProviderId, provisioningRequest.provisioningProviderId))
    .where(and(eq(provisioningRequest.shard, shard), eq(provisioningRequest.accountId, accountId), eq(provisioningRequest.udrId, udrId)))
    .orderBy(asc(provisioningRequest.requestId));
  return rows.map(({ request, provider }) => ({
    requestId: request.requestId,
    provider,
    device: request.device,
    productCode: request.productCode,
    state: oneOf(["pending", "delivered", "failed"], request.state, "provisioning_request.state"),
    attempts: request.attempts,
    resends: request.resendsId,
    nextAttemptAt: nextAttemptOf(request),
    requestedAt: instantToString(request.requestedAt),
    finishedAt: request.finishedAt === null ? null : instantToString(request.finishedAt),
    lastError: request.lastError,
  }));
}

/** Before the first answer the time says nothing: the attempt is about to be made, or under way. */
function nextAttemptOf({ state, lastError, nextAttemptAt }: typeof provisioningRequest.$inferSelect): string | null {
  return state === "pending" && lastError !== null && nextAttemptAt !== null ? instantToString(nextAttemptAt) : null;
}

/** Who ordered, as the key of an actor; null when the UDR came from no order. */
export async function findOrderedBy(reader: Reader, { shard, accountId, orderId }: Udr): Promise<string | null> {
  if (orderId === null) return null;
  const rows = await reader
    .select({ orderedBy: serviceOrder.orderedBy })
    .from(serviceOrder)
    .where(and(eq(serviceOrder.shard, shard), eq(serviceOrder.accountId, accountId), eq(serviceOrder.orderId, orderId)));
  return rows[0]?.orderedBy ?? null;
}

/** The numbers of bills of one account, by id. */
export async function billNumbers(
  reader: Reader,
  { shard, accountId }: { readonly shard: number; readonly accountId: number },
  billIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (billIds.length === 0) return new Map();
  const rows = await reader
    .select({ billId: bill.billId, number: bill.number })
    .from(bill)
    .where(and(eq(bill.shard, shard), eq(bill.accountId, accountId), inArray(bill.billId, [...billIds])));
  return new Map(rows.map(({ billId, number }) => [billId, number]));
}

export async function productNames(
  reader: Reader,
  productIds: readonly number[],
): Promise<ReadonlyMap<number, { readonly code: string; readonly name: string }>> {
  if (productIds.length === 0) return new Map();
  const rows = await reader
    .select({ productId: product.productId, code: product.code, name: product.name })
    .from(product)
    .where(inArray(product.productId, [...new Set(productIds)]));
  return new Map(rows.map(({ productId, code, name }) => [productId, { code, name }]));
}

/** The attributes of the UDR's type in their order, each with its value or null. */
export async function listMetadata(
  reader: Reader,
  { udrTypeId, metadata }: Udr,
  personal: Readonly<Record<string, string>>,
): Promise<readonly StoredMetadata[]> {
  const ownValue = sql`${JSON.stringify({ ...metadata, ...personal })}::jsonb ->> ${udrTypeAttribute.key}`;
  const rows = await reader
    .select({ attribute: udrTypeAttribute, valueLabel: valueListItem.label })
    .from(udrTypeAttribute)
    .leftJoin(valueListItem, and(eq(valueListItem.valueListId, udrTypeAttribute.valueListId), eq(valueListItem.value, ownValue)))
    .where(eq(udrTypeAttribute.udrTypeId, udrTypeId))
    .orderBy(asc(udrTypeAttribute.position));
  return rows.map(({ attribute: { key, label, type, personal: isPersonal }, valueLabel }) => ({
    key,
    label,
    type: oneOf(ATTRIBUTE_TYPES, type, "udr_type_attribute.type"),
    personal: isPersonal,
    value: (isPersonal ? personal[key] : metadata[key]) ?? null,
    valueLabel,
  }));
}

/** Everything that an Adjust may choose from. */
export async function loadAdjustOffer(reader: Reader): Promise<AdjustOffer> {
  const products = await reader
    .select({ code: product.code, name: product.name, udrType: udrType.code })
    .from(product)
    .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .innerJoin(productTypeUdrType, eq(productTypeUdrType.productTypeId, product.productTypeId))
    .innerJoin(udrType, eq(udrType.udrTypeId, productTypeUdrType.udrTypeId))
    .where(eq(productType.serviceType, "usage"))
    .orderBy(asc(product.name), asc(udrType.name));
  const byCode = Map.groupBy(products, ({ code }) => code);
  return {
    products: [...byCode].map(([code, rows]) => ({ code, name: rows[0]?.name ?? code, udrTypes: rows.map(({ udrType: type }) => type) })),
    udrTypes: await listTypeOffers(reader),
  };
}

async function listTypeOffers(reader: Reader): Promise<readonly AdjustTypeOffer[]> {
  const types = await reader
    .select({ type: udrType, unit: unitOfMeasurement })
    .from(udrType)
    .innerJoin(unitOfMeasurement, eq(unitOfMeasurement.unitId, udrType.unitId))
    .orderBy(asc(udrType.name));
  const sources = await reader
    .select({ udrTypeId: udrTypeSource.udrTypeId, code: source.code, name: source.name })
    .from(udrTypeSource)
    .innerJoin(source, eq(source.sourceId, udrTypeSource.sourceId))
    .orderBy(asc(source.name));
  const attributes = await listAttributeOffers(reader);
  return types.map(({ type: { udrTypeId, code, name, toMandatory }, unit }) => ({
    code,
    name,
    unit: unit.code,
    unitDecimals: unit.decimals,
    toMandatory,
    sources: sources.filter((row) => row.udrTypeId === udrTypeId).map((row) => ({ code: row.code, name: row.name })),
    attributes: attributes.get(udrTypeId) ?? [],
  }));
}

async function listAttributeOffers(reader: Reader): Promise<ReadonlyMap<number, readonly AttributeOffer[]>> {
  const rows = await reader.select().from(udrTypeAttribute).orderBy(asc(udrTypeAttribute.position));
  const items = await reader.select().from(valueListItem).orderBy(asc(valueListItem.position));
  const byType = Map.groupBy(rows, ({ udrTypeId }) => udrTypeId);
  return new Map(
    [...byType].map(([udrTypeId, group]) => [
      udrTypeId,
      group.map(({ key, label, type, mandatory, personal, valueListId }) => ({
        key,
        label,
        type: oneOf(ATTRIBUTE_TYPES, type, "udr_type_attribute.type"),
        mandatory,
        personal,
        values:
          valueListId === null
            ? null
            : items.filter((item) => item.valueListId === valueListId).map(({ value, label: text }) => ({ value, label: text })),
      })),
    ]),
  );
}
