import { countParkedLinesByCode, listParkedLineRows, type ParkedLinePosition, type ParkedLineRow } from "#db/queries/parked-lines.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { lineSentence } from "#lib/domain/usage-import/import-refusal.ts";
import type { CauseKey } from "#lib/domain/usage-import/parked-cause-key.ts";
import { type ParkedLinePage, type ParkedLineView, seesReceivedLines, withoutNumbers } from "#lib/domain/usage-import/parked-line-view.ts";
import { instantFromMillis, instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";

/** Fewer than may be tried again at once: what a page shows can be. */
const PAGE = 100;
const COUNT_BOUND = 10_000;

type ListParkedLinesInput = { readonly cause: CauseKey | null; readonly cursor: string | null };

/** The parked lines of all batches, those that wait longest first, and how many wait for what. */
export async function listParkedLines(context: Context, { cause, cursor }: ListParkedLinesInput): Promise<Result<ParkedLinePage, Refusal>> {
  const after = cursor === null ? null : readCursor(cursor);
  if (after === undefined) return refused({ code: "INVALID_INPUT", path: "cursor" });
  return inTransaction(context, async (tx) => {
    const rows = await listParkedLineRows(tx, { cause, after, limit: PAGE + 1 });
    const counts = await countParkedLinesByCode(tx, COUNT_BOUND + 1);
    const shown = rows.slice(0, PAGE);
    const last = shown.at(-1);
    return ok({
      lines: shown.map((row) => toView(row, seesReceivedLines(context.actor))),
      nextCursor: rows.length > PAGE && last ? writeCursor(last) : null,
      counts,
      isMore: counts.reduce((sum, { count }) => sum + count, 0) > COUNT_BOUND,
    });
  });
}

function toView({ since, lastTriedAt, received, refusal, ...row }: ParkedLineRow, seesReceived: boolean): ParkedLineView {
  const view = {
    ...row,
    since: instantToString(since),
    lastTriedAt: lastTriedAt === null ? null : instantToString(lastTriedAt),
    received: seesReceived ? received : null,
    code: refusal.code,
    message: lineSentence(refusal),
    path: refusal.path ?? "",
  };
  return seesReceived ? view : withoutNumbers(view);
}

function writeCursor({ since, importId, line }: ParkedLinePosition): string {
  return Buffer.from(`${since} ${importId} ${line}`).toString("base64url");
}

/** Undefined when nobody here wrote it. */
function readCursor(cursor: string): ParkedLinePosition | undefined {
  const match = /^(-?\d{1,16}) (\d{1,15}) (\d{1,9})$/.exec(Buffer.from(cursor, "base64url").toString());
  if (!match) return undefined;
  const [, since = "", importId = "", line = ""] = match;
  return { since: instantFromMillis(Number.parseInt(since, 10)), importId: Number.parseInt(importId, 10), line: Number.parseInt(line, 10) };
}
