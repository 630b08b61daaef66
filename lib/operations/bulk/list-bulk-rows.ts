import { findBulkJob, listBulkRows, type NamedBulkRow } from "#db/queries/bulk-jobs.ts";
import { ROW_OUTCOMES, type RowOutcome } from "#lib/domain/bulk/bulk.ts";
import { BULK_CSV_HEADER, bulkCsvLine } from "#lib/domain/bulk/bulk-csv.ts";
import type { BulkRowsQuery } from "#lib/domain/bulk/bulk-schema.ts";
import type { BulkRowPage, BulkRowView } from "#lib/domain/bulk/bulk-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";

const PAGE = 50;
const FILE_PAGE = 1_000;

type RowsAsked = BulkRowsQuery & { readonly bulkJobId: number };

/** The rows of a bulk correction by number: all, or those that came to one outcome. */
export async function listRowsOfBulk(
  { database }: Context,
  { bulkJobId, outcome, after = 0 }: RowsAsked,
): Promise<Result<BulkRowPage, Refusal>> {
  if ((await findBulkJob(database, bulkJobId)) === null) return refused({ code: "NOT_FOUND" });
  const found = await listBulkRows(database, { bulkJobId, outcomes: outcome ? [outcome] : ROW_OUTCOMES, after, limit: PAGE + 1 });
  const shown = found.slice(0, PAGE);
  return ok({ rows: shown.map(toRowView), nextAfter: found.length > PAGE ? (shown.at(-1)?.udrId ?? null) : null });
}

const LEFT_ALONE: readonly RowOutcome[] = ["blocked", "moved", "refused"];

/** What was left alone, as a file, each with its reason. */
export async function bulkFailures({ database }: Context, bulkJobId: number): Promise<Result<AsyncGenerator<string>, Refusal>> {
  if ((await findBulkJob(database, bulkJobId)) === null) return refused({ code: "NOT_FOUND" });
  async function* lines() {
    yield BULK_CSV_HEADER;
    for (let after = 0; ; ) {
      const page = await listBulkRows(database, { bulkJobId, outcomes: LEFT_ALONE, after, limit: FILE_PAGE });
      if (page.length > 0) yield page.map((row) => bulkCsvLine(toRowView(row))).join("");
      const last = page.at(-1);
      if (last === undefined || page.length < FILE_PAGE) return;
      after = last.udrId;
    }
  }
  return ok(lines());
}

/** Of what is left alone nothing is posted, whatever its preview said. */
const POSTS: ReadonlySet<RowOutcome> = new Set(["planned", "done"]);

function toRowView({ udrId, account, product, outcome, answer, net, currency, entries, refusal }: NamedBulkRow): BulkRowView {
  const posts = POSTS.has(outcome) || answer === "approved";
  return {
    udrId,
    account,
    product,
    outcome,
    answer,
    net: net === null || currency === null || !posts ? null : microsToString(net, minorDigits(currency)),
    currency,
    entries,
    message: refusal && refusalSentence(refusal),
  };
}
