import { and, desc, eq, ilike, inArray, or, type SQL, sql } from "drizzle-orm";
import { accountNote } from "../schema/account-note.ts";
import { bill } from "../schema/bill.ts";
import { reasonCode } from "../schema/people.ts";
import { product } from "../schema/product.ts";
import { udr, udrRevision } from "../schema/udr.ts";
import { walletTransaction } from "../schema/wallet.ts";
import { isNumber, numberOf, type Sought, type TimelineSource } from "./timeline-look.ts";

export const NOTES: TimelineSource = {
  kind: "note",
  table: accountNote,
  at: accountNote.writtenAt,
  id: numberOf(sql`${accountNote.noteId}`),
  matches: (sought) =>
    or(ilike(accountNote.words, sought.pattern), ilike(accountNote.ticket, sought.pattern), isNumber(accountNote.udrId, sought)),
  async read(reader, { limit }, where) {
    const rows = await reader
      .select()
      .from(accountNote)
      .where(where)
      .orderBy(desc(accountNote.writtenAt), desc(accountNote.noteId))
      .limit(limit);
    return rows.map(({ noteId, udrId, words, ticket, writtenBy, writtenAt }) => ({
      ...{ kind: "note", id: noteId, at: writtenAt, by: writtenBy, what: words, detail: ticket, udrId, amount: null },
    }));
  },
};

export const BILLS: TimelineSource = {
  kind: "bill",
  table: bill,
  at: bill.issuedAt,
  id: numberOf(sql`${bill.billId}`),
  matches: ({ pattern }) => ilike(bill.number, pattern),
  async read(reader, { limit }, where) {
    const rows = await reader.select().from(bill).where(where).orderBy(desc(bill.issuedAt), desc(bill.billId)).limit(limit);
    return rows.map(({ billId, issuedAt, number, kind, total }) => ({
      ...{ kind: "bill", id: billId, at: issuedAt, by: null, what: number, detail: kind, udrId: null, amount: total },
    }));
  },
};

const CORRECTS_OTHERS = sql<boolean>`exists (select from rbi where rbi.shard = ${udrRevision.shard} and rbi.account_id = ${udrRevision.accountId}
  and rbi.udr_id = ${udrRevision.udrId} and rbi.udr_revision = ${udrRevision.revision} + 1 and rbi.kind = 'correction')`;

/** The revision is part of a correction's number, so that two of one UDR at one instant stay apart. */
const CORRECTION_ID = numberOf(sql`${udrRevision.udrId} * 1000 + ${udrRevision.revision}`);

const IS_ITS_UDR = and(eq(udr.shard, udrRevision.shard), eq(udr.accountId, udrRevision.accountId), eq(udr.udrId, udrRevision.udrId));

/** Found by its product as its RBIs are, above which it stands: it leads to the usage, and they do not. */
function isOfProduct({ productIds }: Sought): SQL | undefined {
  if (productIds.length === 0) return undefined;
  return sql`exists (select from ${udr} where ${IS_ITS_UDR} and ${inArray(udr.productId, [...productIds])})`;
}

export const CORRECTIONS: TimelineSource = {
  kind: "correction",
  table: udrRevision,
  at: udrRevision.actedAt,
  id: CORRECTION_ID,
  matches: (sought) =>
    or(
      ilike(udrRevision.reasonText, sought.pattern),
      sql`exists (select from reason_code r where r.reason_code_id = ${udrRevision.reasonCodeId} and r.label ilike ${sought.pattern})`,
      isNumber(udrRevision.udrId, sought),
      isOfProduct(sought),
    ),
  async read(reader, { limit }, where) {
    const rows = await reader
      .select({ row: udrRevision, id: CORRECTION_ID, reason: reasonCode.label, productName: product.name, correctsOthers: CORRECTS_OTHERS })
      .from(udrRevision)
      .innerJoin(reasonCode, eq(reasonCode.reasonCodeId, udrRevision.reasonCodeId))
      .innerJoin(udr, IS_ITS_UDR)
      .innerJoin(product, eq(product.productId, udr.productId))
      .where(where)
      .orderBy(desc(udrRevision.actedAt), desc(CORRECTION_ID))
      .limit(limit);
    return rows.map(({ row, id, reason, productName, correctsOthers }) => ({
      ...{ kind: "correction", id, at: row.actedAt, by: row.actedBy, what: row.action, udrId: row.udrId, amount: null },
      detail: `${productName}: ${reason}${correctsOthers ? ". Other usage was corrected with it" : ""}`,
    }));
  },
};

const TOP_UP_ID = numberOf(sql`${walletTransaction.walletId} * 100000 + ${walletTransaction.seq}`);

export const TOP_UPS: TimelineSource = {
  kind: "topUp",
  table: walletTransaction,
  at: walletTransaction.postedAt,
  id: TOP_UP_ID,
  narrow: () => eq(walletTransaction.kind, "topUp"),
  matches: ({ pattern }) => ilike(walletTransaction.paymentReference, pattern),
  async read(reader, { limit }, where) {
    const rows = await reader
      .select({ row: walletTransaction, id: TOP_UP_ID })
      .from(walletTransaction)
      .where(where)
      .orderBy(desc(walletTransaction.postedAt), desc(TOP_UP_ID))
      .limit(limit);
    return rows.map(({ row, id }) => ({
      ...{ kind: "topUp", id, at: row.postedAt, by: row.postedBy, what: "topUp", detail: row.paymentReference, udrId: null },
      amount: row.amount - row.debtChange,
    }));
  },
};
