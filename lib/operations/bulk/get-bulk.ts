import {
  type AnswerSum,
  countAskable,
  findBulkJob,
  listBulkCauses,
  type OutcomeSum,
  sumAskedRows,
  sumBulkRows,
} from "#db/queries/bulk-jobs.ts";
import { findReason } from "#db/queries/reasons.ts";
import type { Tx } from "#db/tx.ts";
import { type Answer, type BulkJob, endOfLook, type RowOutcome } from "#lib/domain/bulk/bulk.ts";
import { toBulkHead } from "#lib/domain/bulk/bulk-head.ts";
import type { BulkSum, BulkView } from "#lib/domain/bulk/bulk-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import { currency as currencyOf, minorDigits } from "#lib/kernel/currency.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";

const MOST_CAUSES = 20;

/** A bulk correction as it stands: how far it is, what it comes to, and why rows are left alone. */
export async function getBulk(context: Context, bulkJobId: number): Promise<Result<BulkView, Refusal>> {
  return inTransaction(context, async (tx) => {
    const job = await findBulkJob(tx, bulkJobId);
    return job === null ? refused({ code: "NOT_FOUND" }) : ok(await toView(tx, context, job));
  });
}

async function toView(tx: Tx, { actor }: Context, job: BulkJob): Promise<BulkView> {
  const sums = await sumBulkRows(tx, job.bulkJobId);
  const answers = await sumAskedRows(tx, job.bulkJobId);
  const causes = await listBulkCauses(tx, job.bulkJobId, MOST_CAUSES);
  return {
    ...toBulkHead(job),
    reason: (await findReason(tx, job.reasonCode))?.label ?? job.reasonCode,
    reasonText: job.reasonText,
    triesAgain: job.triesAgainId,
    startedAt: job.startedAt === null ? null : instantToString(job.startedAt),
    lastsUntil: job.state === "ready" ? instantToString(endOfLook(job.requestedAt)) : null,
    faultId: job.faultId,
    counts: countsOf(sums),
    toPost: sumsOf(sums.filter(({ outcome }) => outcome === "planned")),
    posted: sumsOf(sums.filter(({ outcome }) => outcome === "done")),
    askable: await countAskable(tx, job.bulkJobId),
    answers: answerCountsOf(answers),
    approved: sumsOf(answers.filter(({ answer }) => answer === "approved")),
    causes: causes.map(({ outcome, refusal, rows }) => ({ outcome, message: refusalSentence(refusal), rows })),
    isOwn: actor.kind === "user" && actor.userId === job.requestedBy.userId,
  };
}

function countsOf(sums: readonly OutcomeSum[]): Record<RowOutcome, number> {
  const counts: Record<RowOutcome, number> = { found: 0, planned: 0, blocked: 0, toAsk: 0, done: 0, asked: 0, moved: 0, refused: 0 };
  for (const { outcome, rows } of sums) counts[outcome] += rows;
  return counts;
}

function answerCountsOf(sums: readonly AnswerSum[]): Record<Answer, number> {
  const counts: Record<Answer, number> = { waiting: 0, approved: 0, changesRequested: 0, withdrawn: 0 };
  for (const { answer, rows } of sums) counts[answer] += rows;
  return counts;
}

function sumsOf(sums: readonly Pick<OutcomeSum, "currency" | "rows" | "net">[]): readonly BulkSum[] {
  return sums.flatMap(({ currency, rows, net }) =>
    currency === null ? [] : [{ currency, rows, net: microsToString(net, minorDigits(currencyOf(currency))) }],
  );
}
