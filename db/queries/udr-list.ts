import { and, eq, type SQL, sql } from "drizzle-orm";
import type { UdrKey } from "#lib/domain/udr/udr.ts";
import { fromDbUdrRow, type UdrRowRecord } from "../mapping/udr-rows.ts";
import { account, subscription } from "../schema/account.ts";
import { serviceOrder } from "../schema/order.ts";
import { product, productFamily, productType } from "../schema/product.ts";
import { udr } from "../schema/udr.ts";
import { source, udrType, unitOfMeasurement } from "../schema/usage.ts";
import type { Reader } from "../tx.ts";
import { lastRbi } from "./udr-filter.ts";

/** These UDRs with the names around them, in the order in which they were asked for. */
export async function listUdrRows(reader: Reader, keys: readonly UdrKey[]): Promise<readonly UdrRowRecord[]> {
  if (keys.length === 0) return [];
  const list = JSON.stringify(keys.map(({ shard, accountId, udrId }) => [shard, accountId, udrId]));
  const isAsked = sql`(${udr.shard}, ${udr.accountId}, ${udr.udrId}) in (
    select (key ->> 0)::smallint, (key ->> 1)::bigint, (key ->> 2)::bigint from json_array_elements(${list}::json) as keys (key))`;
  const records = (await selectUdrRows(reader, isAsked, keys.length)).map(fromDbUdrRow);
  const byId = new Map(records.map((record) => [record.udr.udrId, record]));
  return keys.flatMap(({ udrId }) => byId.get(udrId) ?? []);
}

export async function findUdrRow(reader: Reader, udrId: number): Promise<UdrRowRecord | null> {
  const rows = await selectUdrRows(reader, eq(udr.udrId, udrId), 1);
  return rows[0] ? fromDbUdrRow(rows[0]) : null;
}

const COLUMNS = {
  udr,
  accountNumber: account.number,
  accountName: account.name,
  subscriptionNumber: subscription.number,
  productCode: product.code,
  productName: product.name,
  productTypeCode: productType.code,
  productTypeName: productType.name,
  productFamilyCode: productFamily.code,
  productFamilyName: productFamily.name,
  udrTypeCode: udrType.code,
  udrTypeName: udrType.name,
  unit: unitOfMeasurement.code,
  sourceCode: source.code,
  sourceName: source.name,
  reference: serviceOrder.reference,
  isDisputed: sql<boolean>`exists (select from udr_dispute d where d.shard = ${udr.shard} and d.account_id = ${udr.accountId}
    and d.udr_id = ${udr.udrId} and d.closed_at is null)`,
} as const;

/** The UDRs are found first, and limited, so that the planner joins names to these few and not to all there are. */
function selectUdrRows(reader: Reader, where: SQL, limit: number) {
  const last = lastRbi(reader);
  const found = reader.select().from(udr).where(where).limit(limit).as("udr");
  return reader
    .select({ ...COLUMNS, lastKind: last.kind, lastGross: last.gross })
    .from(found)
    .innerJoin(account, and(eq(account.shard, udr.shard), eq(account.accountId, udr.accountId)))
    .innerJoin(
      subscription,
      and(
        eq(subscription.shard, udr.shard),
        eq(subscription.accountId, udr.accountId),
        eq(subscription.subscriptionId, udr.subscriptionId),
      ),
    )
    .innerJoin(product, eq(product.productId, udr.productId))
    .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .leftJoin(productFamily, eq(productFamily.productFamilyId, product.productFamilyId))
    .innerJoin(udrType, eq(udrType.udrTypeId, udr.udrTypeId))
    .innerJoin(unitOfMeasurement, eq(unitOfMeasurement.unitId, udrType.unitId))
    .innerJoin(source, eq(source.sourceId, udr.sourceId))
    .leftJoin(
      serviceOrder,
      and(eq(serviceOrder.shard, udr.shard), eq(serviceOrder.accountId, udr.accountId), eq(serviceOrder.orderId, udr.orderId)),
    )
    .leftJoinLateral(last, sql`true`);
}
