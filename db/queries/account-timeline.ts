import { and, desc, eq, inArray, lt, lte, ne, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { TIMELINE_KINDS, type TimelineKind } from "#lib/domain/account/account-view.ts";
import type { TimelineCursor } from "#lib/domain/account/timeline-cursor.ts";
import type { TimelineRow } from "../mapping/accounts.ts";
import { bill } from "../schema/bill.ts";
import { serviceOrder } from "../schema/order.ts";
import { reasonCode } from "../schema/people.ts";
import { product } from "../schema/product.ts";
import { udr, udrRevision } from "../schema/udr.ts";
import { source } from "../schema/usage.ts";
import { walletTransaction } from "../schema/wallet.ts";
import type { Reader } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";

export type TimelinePage = { readonly key: AccountKey; readonly cursor: TimelineCursor | null; readonly limit: number };

/** Each source answers with its own newest rows after the cursor; the caller merges them and keeps a page. */
export async function listTimelineRows(reader: Reader, page: TimelinePage): Promise<readonly TimelineRow[]> {
  return [
    ...(await listBills(reader, page)),
    ...(await listCorrections(reader, page)),
    ...(await listTopUps(reader, page)),
    ...(await listOtherUsage(reader, page)),
    ...(await listOrders(reader, page)),
  ];
}

async function listBills(reader: Reader, { key, cursor, limit }: TimelinePage): Promise<readonly TimelineRow[]> {
  const rows = await reader
    .select()
    .from(bill)
    .where(and(ofAccount(bill, key), isAfter(cursor, "bill", { at: bill.issuedAt, id: bill.billId })))
    .orderBy(desc(bill.issuedAt), desc(bill.billId))
    .limit(limit);
  return rows.map(({ billId, issuedAt, number, kind, total }) => ({
    kind: "bill",
    id: billId,
    at: issuedAt,
    by: null,
    what: number,
    detail: kind,
    udrId: null,
    amount: total,
  }));
}

const CORRECTS_OTHERS = sql<boolean>`exists (select from rbi where rbi.shard = ${udrRevision.shard} and rbi.account_id = ${udrRevision.accountId}
  and rbi.udr_id = ${udrRevision.udrId} and rbi.udr_revision = ${udrRevision.revision} + 1 and rbi.kind = 'correction')`;

/** The revision is part of a correction's number, so that two of one UDR at one instant stay apart. */
async function listCorrections(reader: Reader, { key, cursor, limit }: TimelinePage): Promise<readonly TimelineRow[]> {
  const id = sql<number>`${udrRevision.udrId} * 1000 + ${udrRevision.revision}`.mapWith(Number.parseInt);
  const rows = await reader
    .select({ row: udrRevision, id, reason: reasonCode.label, correctsOthers: CORRECTS_OTHERS })
    .from(udrRevision)
    .innerJoin(reasonCode, eq(reasonCode.reasonCodeId, udrRevision.reasonCodeId))
    .where(and(ofAccount(udrRevision, key), isAfter(cursor, "correction", { at: udrRevision.actedAt, id })))
    .orderBy(desc(udrRevision.actedAt), desc(id))
    .limit(limit);
  return rows.map(({ row, id: number, reason, correctsOthers }) => ({
    kind: "correction",
    id: number,
    at: row.actedAt,
    by: row.actedBy,
    what: row.action,
    detail: correctsOthers ? `${reason}. Other usage was corrected with it` : reason,
    udrId: row.udrId,
    amount: null,
  }));
}

async function listTopUps(reader: Reader, { key, cursor, limit }: TimelinePage): Promise<readonly TimelineRow[]> {
  const { walletId, seq, postedAt, kind } = walletTransaction;
  const id = sql<number>`${walletId} * 100000 + ${seq}`.mapWith(Number.parseInt);
  const rows = await reader
    .select({ row: walletTransaction, id })
    .from(walletTransaction)
    .where(and(ofAccount(walletTransaction, key), eq(kind, "topUp"), isAfter(cursor, "topUp", { at: postedAt, id })))
    .orderBy(desc(postedAt), desc(id))
    .limit(limit);
  return rows.map(({ row, id: number }) => ({
    kind: "topUp",
    id: number,
    at: row.postedAt,
    by: row.postedBy,
    what: "topUp",
    detail: row.paymentReference,
    udrId: null,
    amount: row.amount - row.debtChange,
  }));
}

/** Usage that no order brought: imports, fees, successors. */
async function listOtherUsage(reader: Reader, { key, cursor, limit }: TimelinePage): Promise<readonly TimelineRow[]> {
  const rows = await reader
    .select({ udrId: udr.udrId, usedFrom: udr.usedFrom, origin: udr.origin, productName: product.name })
    .from(udr)
    .innerJoin(product, eq(product.productId, udr.productId))
    .where(and(ofAccount(udr, key), ne(udr.origin, "order"), isAfter(cursor, "usage", { at: udr.usedFrom, id: udr.udrId })))
    .orderBy(desc(udr.usedFrom), desc(udr.udrId))
    .limit(limit);
  return rows.map(({ udrId, usedFrom, origin, productName }) => ({
    kind: "usage",
    id: udrId,
    at: usedFrom,
    by: null,
    what: productName,
    detail: origin,
    udrId,
    amount: null,
  }));
}

async function listOrders(reader: Reader, { key, cursor, limit }: TimelinePage): Promise<readonly TimelineRow[]> {
  const { orderId, orderedAt } = serviceOrder;
  const rows = await reader
    .select({ row: serviceOrder, productName: product.name, sourceName: source.name })
    .from(serviceOrder)
    .innerJoin(product, eq(product.productId, serviceOrder.productId))
    .innerJoin(source, eq(source.sourceId, serviceOrder.sourceId))
    .where(and(ofAccount(serviceOrder, key), isAfter(cursor, "order", { at: orderedAt, id: orderId })))
    .orderBy(desc(orderedAt), desc(orderId))
    .limit(limit);
  const udrIds = await udrsOfOrders(
    reader,
    key,
    rows.map(({ row }) => row.orderId),
  );
  return rows.map(({ row, productName, sourceName }) => ({
    kind: "order",
    id: row.orderId,
    at: row.orderedAt,
    by: row.orderedBy,
    what: productName,
    detail: sourceName,
    udrId: udrIds.get(row.orderId) ?? null,
    amount: row.quotedGross,
  }));
}

async function udrsOfOrders(reader: Reader, key: AccountKey, orderIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (orderIds.length === 0) return new Map();
  const rows = await reader
    .select({ orderId: udr.orderId, udrId: udr.udrId })
    .from(udr)
    .where(and(ofAccount(udr, key), inArray(udr.orderId, [...orderIds]), eq(udr.origin, "order")));
  return new Map(rows.flatMap(({ orderId, udrId }) => (orderId === null ? [] : [[orderId, udrId]])));
}

type SortColumns = { readonly at: AnyPgColumn; readonly id: AnyPgColumn | SQL };

/** Below the cursor in the order of `compareTimeline`: at one instant, kinds that stand further down begin anew. */
function isAfter(cursor: TimelineCursor | null, kind: TimelineKind, { at, id }: SortColumns): SQL | undefined {
  if (cursor === null) return undefined;
  const distance = TIMELINE_KINDS.indexOf(kind) - TIMELINE_KINDS.indexOf(cursor.kind);
  if (distance > 0) return lte(at, cursor.at);
  if (distance < 0) return lt(at, cursor.at);
  return or(lt(at, cursor.at), and(eq(at, cursor.at), sql`${id} < ${cursor.id}`));
}
