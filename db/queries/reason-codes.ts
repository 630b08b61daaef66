import { and, asc, eq, isNotNull, isNull, ne, type SQL, sql } from "drizzle-orm";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { ReasonCodeView } from "#lib/domain/reason/reason-code.ts";
import { reasonCode } from "../schema/people.ts";
import { udrRevision } from "../schema/udr.ts";
import type { Reader, Tx } from "../tx.ts";

export type StoredReasonCode = { readonly reasonCodeId: number; readonly reason: ReasonCodeView };

const IN_USE = { archived: false };

/** In the order in which an agent chooses from them. */
export async function listReasonCodes(tx: Reader, { archived } = IN_USE): Promise<readonly ReasonCodeView[]> {
  return (await select(tx, archived ? isNotNull(reasonCode.archivedAt) : isNull(reasonCode.archivedAt))).map(({ reason }) => reason);
}

/** Archived or not: what carries a code once carries it for ever. */
export async function findReasonCode(tx: Reader, code: string): Promise<StoredReasonCode | null> {
  const [found] = await select(tx, eq(reasonCode.code, code));
  return found ?? null;
}

/** As `findReasonCode`, held to the end of the transaction: no correction is made for it meanwhile. */
export async function lockReasonCode(tx: Tx, code: string): Promise<StoredReasonCode | null> {
  await tx.select({ one: sql`1` }).from(reasonCode).where(eq(reasonCode.code, code)).for("update");
  return findReasonCode(tx, code);
}

/** What bears the name, archived or not; case does not count. */
export async function findReasonNamed(tx: Tx, name: string): Promise<Reference | null> {
  const [row] = await tx
    .select({ code: reasonCode.code, name: reasonCode.label })
    .from(reasonCode)
    .where(sql`lower(${reasonCode.label}) = lower(${name})`)
    .limit(1);
  return row ?? null;
}

export async function isReasonUsed(tx: Reader, reasonCodeId: number): Promise<boolean> {
  const rows = await tx.select({ one: sql`1` }).from(udrRevision).where(eq(udrRevision.reasonCodeId, reasonCodeId)).limit(1);
  return rows.length > 0;
}

/** Others that can be chosen. */
export async function countOtherReasons(tx: Reader, reasonCodeId: number): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::integer` })
    .from(reasonCode)
    .where(and(isNull(reasonCode.archivedAt), ne(reasonCode.reasonCodeId, reasonCodeId)));
  return row?.count ?? 0;
}

export type NewReason = Pick<ReasonCodeView, "code" | "name" | "usageHappened" | "revision"> & { readonly reasonCodeId: number };
export type ReasonChange = Partial<Pick<ReasonCodeView, "name" | "usageHappened" | "archivedAt">> & Pick<ReasonCodeView, "revision">;

/** At the end of the list. */
export async function insertReasonCode(tx: Tx, { name: label, ...row }: NewReason): Promise<void> {
  const last = tx.select({ position: sql<number>`coalesce(max(${reasonCode.position}), 0) + 1` }).from(reasonCode);
  await tx.insert(reasonCode).values({ ...row, label, position: sql`(${last})` });
}

export async function updateReasonCode(tx: Tx, code: string, { name: label, ...change }: ReasonChange): Promise<void> {
  await tx
    .update(reasonCode)
    .set({ ...change, ...(label === undefined ? {} : { label }) })
    .where(eq(reasonCode.code, code));
}

/** From the first on; what was put away keeps the place that it had. */
export async function setReasonOrder(tx: Tx, codes: readonly string[]): Promise<void> {
  for (const [index, code] of codes.entries()) {
    await tx
      .update(reasonCode)
      .set({ position: index + 1 })
      .where(eq(reasonCode.code, code));
  }
}

async function select(tx: Reader, which: SQL): Promise<readonly StoredReasonCode[]> {
  const { reasonCodeId, code, label, usageHappened, revision, archivedAt, position } = reasonCode;
  const rows = await tx
    .select({ reasonCodeId, code, name: label, usageHappened, revision, archivedAt })
    .from(reasonCode)
    .where(which)
    .orderBy(asc(position), asc(code));
  return rows.map(({ reasonCodeId: id, ...reason }) => ({ reasonCodeId: id, reason }));
}
