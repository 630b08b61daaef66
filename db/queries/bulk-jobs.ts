import { and, asc, desc, eq, gt, inArray, lt, lte, or, type SQL, sql } from "drizzle-orm";
import {
  type Answer,
  type BulkJob,
  type BulkRow,
  type BulkState,
  LEFT_OPEN,
  OPEN_OUTCOMES,
  type OpenOutcome,
  type PlannedRow,
  type RowOutcome,
} from "#lib/domain/bulk/bulk.ts";
import type { BlockedRow } from "#lib/domain/bulk/decide-bulk.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { PreviewEntry } from "#lib/domain/udr/change-preview.ts";
import { currency } from "#lib/kernel/currency.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { type Micros, micros } from "#lib/kernel/money.ts";
import { fromDbAnswer, fromDbBulkJob, fromDbBulkRow } from "../mapping/bulk-jobs.ts";
import { fromDbRefusal } from "../mapping/parked-udrs.ts";
import { account } from "../schema/account.ts";
import { bulkJob, bulkJobRow } from "../schema/bulk.ts";
import { appUser } from "../schema/people.ts";
import { approvalRequest } from "../schema/price-plan.ts";
import { product } from "../schema/product.ts";
import { udr } from "../schema/udr.ts";
import type { Reader, Tx } from "../tx.ts";

export type NewBulkJob = Omit<typeof bulkJob.$inferInsert, "createdAt" | "rows">;

/** With a row for each UDR, none of them looked at yet. */
export async function insertBulkJob(tx: Tx, job: NewBulkJob, udrIds: readonly number[]): Promise<void> {
  await tx.insert(bulkJob).values({ ...job, rows: udrIds.length });
  await tx.execute(sql`
    insert into bulk_job_row (bulk_job_id, udr_id, outcome)
    select ${job.bulkJobId}::bigint, value::bigint, 'found' from json_array_elements_text(${JSON.stringify(udrIds)}::json)`);
}

function selectJobs(reader: Reader) {
  return reader
    .select({ job: bulkJob, name: appUser.name, role: appUser.role, disabledAt: appUser.disabledAt })
    .from(bulkJob)
    .innerJoin(appUser, eq(appUser.userId, bulkJob.requestedBy))
    .$dynamic();
}

export async function findBulkJob(reader: Reader, bulkJobId: number): Promise<BulkJob | null> {
  const [row] = await selectJobs(reader).where(eq(bulkJob.bulkJobId, bulkJobId));
  return row ? fromDbBulkJob(row) : null;
}

/** Held to the end of the transaction: whoever starts it, cancels it or ends it comes one after the other. */
export async function lockBulkJob(tx: Tx, bulkJobId: number): Promise<BulkJob | null> {
  await tx.select({ bulkJobId: bulkJob.bulkJobId }).from(bulkJob).where(eq(bulkJob.bulkJobId, bulkJobId)).for("no key update");
  return findBulkJob(tx, bulkJobId);
}

export type BulkJobChange = {
  readonly state: BulkState;
  readonly reasonText?: string;
  readonly startedAt?: Instant;
  readonly finishedAt?: Instant;
  readonly faultId?: string;
};

export async function updateBulkJob(tx: Tx, bulkJobId: number, change: BulkJobChange): Promise<void> {
  await tx.update(bulkJob).set(change).where(eq(bulkJob.bulkJobId, bulkJobId));
}

/** Those that were looked at and wait for their word since before an instant, the oldest first. */
export async function findReadyBulks(
  reader: Reader,
  { before, limit }: { readonly before: Instant; readonly limit: number },
): Promise<readonly number[]> {
  const rows = await reader
    .select({ bulkJobId: bulkJob.bulkJobId })
    .from(bulkJob)
    // Written out, as the index that it is meant for has it.
    .where(and(sql`${bulkJob.state} = 'ready'`, lte(bulkJob.requestedAt, before)))
    .orderBy(asc(bulkJob.requestedAt))
    .limit(limit);
  return rows.map(({ bulkJobId }) => bulkJobId);
}

export type BulkPosition = { readonly requestedAt: Instant; readonly bulkJobId: number };

/** Newest first. */
export async function listBulkJobs(
  reader: Reader,
  { after, limit }: { readonly after: BulkPosition | null; readonly limit: number },
): Promise<readonly BulkJob[]> {
  const rows = await selectJobs(reader)
    .where(after === null ? undefined : below(after))
    .orderBy(desc(bulkJob.requestedAt), desc(bulkJob.bulkJobId))
    .limit(limit);
  return rows.map(fromDbBulkJob);
}

function below({ requestedAt, bulkJobId }: BulkPosition): SQL | undefined {
  const sameInstant = and(eq(bulkJob.requestedAt, requestedAt), lt(bulkJob.bulkJobId, bulkJobId));
  return or(lt(bulkJob.requestedAt, requestedAt), sameInstant);
}

type RowsAsked = { readonly bulkJobId: number; readonly outcomes: readonly RowOutcome[]; readonly after: number; readonly limit: number };

function ofJob({ bulkJobId, outcomes, after }: Omit<RowsAsked, "limit">): SQL | undefined {
  return and(eq(bulkJobRow.bulkJobId, bulkJobId), inArray(bulkJobRow.outcome, [...outcomes]), gt(bulkJobRow.udrId, after));
}

/** The numbers of the next UDRs in one of the outcomes, in their order. */
export async function nextBulkRows(reader: Reader, asked: RowsAsked): Promise<readonly number[]> {
  const rows = await reader
    .select({ udrId: bulkJobRow.udrId })
    .from(bulkJobRow)
    .where(ofJob(asked))
    .orderBy(asc(bulkJobRow.udrId))
    .limit(asked.limit);
  return rows.map(({ udrId }) => udrId);
}

export type NamedBulkRow = BulkRow & { readonly account: string | null; readonly product: string | null };

/** The same with all that is known of them, and whose they are. */
export async function listBulkRows(reader: Reader, asked: RowsAsked): Promise<readonly NamedBulkRow[]> {
  const rows = await reader
    .select({ row: bulkJobRow, account: account.number, product: product.name, decision: approvalRequest.decision })
    .from(bulkJobRow)
    .leftJoin(udr, eq(udr.udrId, bulkJobRow.udrId))
    .leftJoin(account, and(eq(account.shard, udr.shard), eq(account.accountId, udr.accountId)))
    .leftJoin(product, eq(product.productId, udr.productId))
    .leftJoin(approvalRequest, eq(approvalRequest.requestId, bulkJobRow.requestId))
    .where(ofJob(asked))
    .orderBy(asc(bulkJobRow.udrId))
    .limit(asked.limit);
  return rows.map(({ row, decision, ...named }) => ({ ...fromDbBulkRow(row, decision), ...named }));
}

/** A row that is still to be carried out or asked about, held against another worker. Null: that was done, or somebody is at it. */
export async function claimOpenRow(
  tx: Tx,
  bulkJobId: number,
  { udrId, outcome }: { readonly udrId: number; readonly outcome: OpenOutcome },
): Promise<PlannedRow | null> {
  const rows = await tx
    .select()
    .from(bulkJobRow)
    .where(and(isRow(bulkJobId, udrId), eq(bulkJobRow.outcome, outcome)))
    .for("update", { skipLocked: true });
  return plannedOf(rows)[0] ?? null;
}

/** All that would change, in the order in which they are carried out. */
export async function listPlannedRows(reader: Reader, bulkJobId: number): Promise<readonly PlannedRow[]> {
  const rows = await reader
    .select()
    .from(bulkJobRow)
    .where(and(eq(bulkJobRow.bulkJobId, bulkJobId), eq(bulkJobRow.outcome, "planned")))
    .orderBy(asc(bulkJobRow.udrId));
  return plannedOf(rows);
}

function plannedOf(rows: readonly (typeof bulkJobRow.$inferSelect)[]): readonly PlannedRow[] {
  return rows.flatMap(({ udrId, revision, currency: code, net, token }) =>
    revision === null || code === null || net === null || token === null ? [] : [{ udrId, revision, currency: currency(code), net, token }],
  );
}

export type RowPlan = PlannedRow & { readonly entries: readonly PreviewEntry[] };

/** What the look at a row found. Nothing where another worker has looked at it already. */
export async function planBulkRow(tx: Tx, bulkJobId: number, { udrId, ...plan }: RowPlan): Promise<void> {
  await tx
    .update(bulkJobRow)
    .set({ outcome: "planned", ...plan })
    .where(and(isRow(bulkJobId, udrId), eq(bulkJobRow.outcome, "found")));
}

export async function blockBulkRow(tx: Tx, bulkJobId: number, { udrId, refusal }: BlockedRow): Promise<void> {
  await tx
    .update(bulkJobRow)
    .set({ outcome: "blocked", refusal })
    .where(and(isRow(bulkJobId, udrId), inArray(bulkJobRow.outcome, ["found", "planned"])));
}

type DoneRow = { readonly udrId: number; readonly revision: number; readonly net: Micros };

export async function settleBulkRow(tx: Tx, bulkJobId: number, { udrId, ...done }: DoneRow): Promise<void> {
  await tx
    .update(bulkJobRow)
    .set({ outcome: "done", ...done })
    .where(isRow(bulkJobId, udrId));
}

/** Left alone: nothing of it was changed. What was carried out meanwhile stays so. */
export async function leaveBulkRow(
  tx: Tx,
  bulkJobId: number,
  { udrId, outcome, refusal }: { readonly udrId: number; readonly outcome: "moved" | "refused"; readonly refusal: Refusal },
): Promise<void> {
  await tx
    .update(bulkJobRow)
    .set({ outcome, refusal })
    .where(and(isRow(bulkJobId, udrId), inArray(bulkJobRow.outcome, [...OPEN_OUTCOMES])));
}

/** What could be put to a second person: blocked by nothing but the limit of who asked, with what its preview said. */
function isAskable(bulkJobId: number): SQL | undefined {
  const isAboveLimit = sql`${bulkJobRow.refusal} ->> 'code' = ${ABOVE_LIMIT} and ${bulkJobRow.token} is not null`;
  return and(eq(bulkJobRow.bulkJobId, bulkJobId), eq(bulkJobRow.outcome, "blocked"), isAboveLimit);
}

const ABOVE_LIMIT = "APPROVAL_REQUIRED" satisfies Refusal["code"];

export async function countAskable(reader: Reader, bulkJobId: number): Promise<number> {
  const rows = await reader.select({ rows: sql<number>`count(*)::int` }).from(bulkJobRow).where(isAskable(bulkJobId));
  return rows[0]?.rows ?? 0;
}

/** What a job has left open, and what nothing but the limit of who asked has blocked, in their order. */
export async function listLeftRows(reader: Reader, bulkJobId: number): Promise<readonly number[]> {
  const isOpen = and(eq(bulkJobRow.bulkJobId, bulkJobId), inArray(bulkJobRow.outcome, [...LEFT_OPEN]));
  const rows = await reader
    .select({ udrId: bulkJobRow.udrId })
    .from(bulkJobRow)
    .where(or(isOpen, isAskable(bulkJobId)))
    .orderBy(asc(bulkJobRow.udrId));
  return rows.map(({ udrId }) => udrId);
}

/** A second person is to be asked about these, after the others are done. */
export async function askAboutBlocked(tx: Tx, bulkJobId: number): Promise<void> {
  await tx.update(bulkJobRow).set({ outcome: "toAsk", refusal: null }).where(isAskable(bulkJobId));
}

type AskedRow = { readonly udrId: number; readonly requestId: number };

export async function settleAskedRow(tx: Tx, bulkJobId: number, { udrId, requestId }: AskedRow): Promise<void> {
  await tx.update(bulkJobRow).set({ outcome: "asked", requestId }).where(isRow(bulkJobId, udrId));
}

function isRow(bulkJobId: number, udrId: number): SQL | undefined {
  return and(eq(bulkJobRow.bulkJobId, bulkJobId), eq(bulkJobRow.udrId, udrId));
}

export type OutcomeSum = { readonly outcome: RowOutcome; readonly currency: string | null; readonly rows: number; readonly net: Micros };

/** How many rows came to what, and what they amount to. */
export async function sumBulkRows(reader: Reader, bulkJobId: number): Promise<readonly OutcomeSum[]> {
  const rows = await reader
    .select({
      outcome: sql<RowOutcome>`${bulkJobRow.outcome}`,
      currency: bulkJobRow.currency,
      rows: sql<number>`count(*)::int`,
      net: sql<string>`coalesce(sum(${bulkJobRow.net}), 0)::text`,
    })
    .from(bulkJobRow)
    .where(eq(bulkJobRow.bulkJobId, bulkJobId))
    .groupBy(bulkJobRow.outcome, bulkJobRow.currency);
  return rows.map(({ net, ...sum }) => ({ ...sum, net: micros(net) }));
}

export type AnswerSum = Omit<OutcomeSum, "outcome"> & { readonly answer: Answer };

/** What became of the rows that a second person was asked about. */
export async function sumAskedRows(reader: Reader, bulkJobId: number): Promise<readonly AnswerSum[]> {
  const rows = await reader
    .select({
      decision: approvalRequest.decision,
      currency: bulkJobRow.currency,
      rows: sql<number>`count(*)::int`,
      net: sql<string>`coalesce(sum(${bulkJobRow.net}), 0)::text`,
    })
    .from(bulkJobRow)
    .innerJoin(approvalRequest, eq(approvalRequest.requestId, bulkJobRow.requestId))
    .where(eq(bulkJobRow.bulkJobId, bulkJobId))
    .groupBy(approvalRequest.decision, bulkJobRow.currency);
  return rows.map(({ decision, net, ...sum }) => ({ ...sum, answer: fromDbAnswer(decision), net: micros(net) }));
}

export type LeftAlone = { readonly outcome: RowOutcome; readonly refusal: Refusal; readonly rows: number };

/** Why rows are left alone, the most frequent reason first. */
export async function listBulkCauses(reader: Reader, bulkJobId: number, limit: number): Promise<readonly LeftAlone[]> {
  const rows = await reader
    .select({ outcome: sql<RowOutcome>`${bulkJobRow.outcome}`, refusal: bulkJobRow.refusal, rows: sql<number>`count(*)::int` })
    .from(bulkJobRow)
    .where(and(eq(bulkJobRow.bulkJobId, bulkJobId), sql`${bulkJobRow.refusal} is not null`))
    .groupBy(bulkJobRow.outcome, bulkJobRow.refusal)
    .orderBy(desc(sql`count(*)`))
    .limit(limit);
  return rows.map(({ outcome, refusal, rows: count }) => ({ outcome, refusal: fromDbRefusal(refusal), rows: count }));
}
