import { and, desc, eq, ilike, inArray, ne, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { rbiStateOf } from "../mapping/rbis.ts";
import { serviceOrder } from "../schema/order.ts";
import { product } from "../schema/product.ts";
import { billingQueue, rbi, settlement } from "../schema/rbi.ts";
import { udr } from "../schema/udr.ts";
import { source } from "../schema/usage.ts";
import type { Reader } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";
import { isNumber, numberOf, type Sought, type TimelineSource } from "./timeline-look.ts";

/** Where its bill, its order and its usage are entries themselves, an RBI is one only when none of them tells it. */
const STANDS_ALONE = sql`${rbi.billId} is null and ${rbi.seq} is distinct from 1`;

export const RBIS: TimelineSource = {
  kind: "rbi",
  table: rbi,
  at: rbi.ratedAt,
  id: numberOf(sql`${rbi.rbiId}`),
  narrow: ({ kinds }) => ((["bill", "usage", "order"] as const).every((kind) => kinds.includes(kind)) ? STANDS_ALONE : undefined),
  matches: (sought) => or(isProduct(rbi.productId, sought), isNumber(rbi.rbiId, sought), isNumber(rbi.udrId, sought)),
  async read(reader, { limit }, where) {
    const { shard, accountId, rbiId, ratedAt } = rbi;
    const rows = await reader
      .select({
        row: { rbiId, ratedAt, udrId: rbi.udrId, kind: rbi.kind, gross: rbi.gross, billId: rbi.billId, walletSeq: rbi.walletSeq },
        productName: product.name,
        queuedId: billingQueue.rbiId,
        settledId: settlement.rbiId,
      })
      .from(rbi)
      .innerJoin(product, eq(product.productId, rbi.productId))
      .leftJoin(billingQueue, and(eq(billingQueue.shard, shard), eq(billingQueue.accountId, accountId), eq(billingQueue.rbiId, rbiId)))
      .leftJoin(settlement, and(eq(settlement.shard, shard), eq(settlement.accountId, accountId), eq(settlement.rbiId, rbiId)))
      .where(where)
      .orderBy(desc(ratedAt), desc(rbiId))
      .limit(limit);
    return rows.map(({ row, productName, queuedId, settledId }) => ({
      ...{ kind: "rbi", id: row.rbiId, at: row.ratedAt, by: null, what: productName, udrId: row.udrId, amount: row.gross },
      detail: `${row.kind} ${rbiStateOf({ isBilled: row.billId !== null || row.walletSeq !== null || settledId !== null, isQueued: queuedId !== null })}`,
    }));
  },
};

/** Usage that no order brought: imports, fees, successors. Where orders are no entries, theirs as well. */
export const USAGE: TimelineSource = {
  kind: "usage",
  table: udr,
  at: udr.usedFrom,
  id: numberOf(sql`${udr.udrId}`),
  narrow: ({ kinds }) => (kinds.includes("order") ? ne(udr.origin, "order") : undefined),
  matches: (sought) => or(isProduct(udr.productId, sought), isNumber(udr.udrId, sought)),
  async read(reader, { limit }, where) {
    const last = lastRbi(reader);
    const rows = await reader
      .select({
        udrId: udr.udrId,
        usedFrom: udr.usedFrom,
        origin: udr.origin,
        productName: product.name,
        kind: last.kind,
        gross: last.gross,
      })
      .from(udr)
      .innerJoin(product, eq(product.productId, udr.productId))
      .leftJoinLateral(last, sql`true`)
      .where(where)
      .orderBy(desc(udr.usedFrom), desc(udr.udrId))
      .limit(limit);
    return rows.map(({ udrId, usedFrom, origin, productName, kind, gross }) => ({
      ...{ kind: "usage", id: udrId, at: usedFrom, by: null, what: productName, detail: origin, udrId },
      amount: kind === "charge" ? gross : null,
    }));
  },
};

export const ORDERS: TimelineSource = {
  kind: "order",
  table: serviceOrder,
  at: serviceOrder.orderedAt,
  id: numberOf(sql`${serviceOrder.orderId}`),
  matches: (sought) =>
    or(
      isProduct(serviceOrder.productId, sought),
      isNumber(serviceOrder.orderId, sought),
      ilike(serviceOrder.reference, sought.pattern),
      isUdrOfOrder(sought),
    ),
  async read(reader, { key, limit }, where) {
    const rows = await reader
      .select({ row: serviceOrder, productName: product.name, sourceName: source.name })
      .from(serviceOrder)
      .innerJoin(product, eq(product.productId, serviceOrder.productId))
      .innerJoin(source, eq(source.sourceId, serviceOrder.sourceId))
      .where(where)
      .orderBy(desc(serviceOrder.orderedAt), desc(serviceOrder.orderId))
      .limit(limit);
    const udrIds = await udrsOfOrders(
      reader,
      key,
      rows.map(({ row }) => row.orderId),
    );
    return rows.map(({ row, productName, sourceName }) => ({
      ...{ kind: "order", id: row.orderId, at: row.orderedAt, by: row.orderedBy, what: productName, detail: sourceName },
      ...{ udrId: udrIds.get(row.orderId) ?? null, amount: row.quotedGross },
    }));
  },
};

function isProduct(column: AnyPgColumn, { productIds }: Sought): SQL | undefined {
  return productIds.length === 0 ? undefined : inArray(column, [...productIds]);
}

function isUdrOfOrder({ number }: Sought): SQL | undefined {
  if (number === null) return undefined;
  return sql`exists (select from udr u where u.shard = ${serviceOrder.shard} and u.account_id = ${serviceOrder.accountId}
    and u.order_id = ${serviceOrder.orderId} and u.udr_id = ${number})`;
}

/** The end of a UDR's chain: its live charge, or the reversal after which nothing stands. */
function lastRbi(reader: Reader) {
  return reader
    .select({ kind: rbi.kind, gross: rbi.gross })
    .from(rbi)
    .where(and(eq(rbi.shard, udr.shard), eq(rbi.accountId, udr.accountId), eq(rbi.udrId, udr.udrId), ne(rbi.kind, "correction")))
    .orderBy(desc(rbi.seq))
    .limit(1)
    .as("last");
}

async function udrsOfOrders(reader: Reader, key: AccountKey, orderIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (orderIds.length === 0) return new Map();
  const rows = await reader
    .select({ orderId: udr.orderId, udrId: udr.udrId })
    .from(udr)
    .where(and(ofAccount(udr, key), inArray(udr.orderId, [...orderIds]), eq(udr.origin, "order")));
  return new Map(rows.flatMap(({ orderId, udrId }) => (orderId === null ? [] : [[orderId, udrId]])));
}
