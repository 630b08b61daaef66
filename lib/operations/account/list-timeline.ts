import { listTimelineRows } from "#db/queries/account-timeline.ts";
import { findAccountByNumber } from "#db/queries/accounts.ts";
import { actorNames } from "#db/queries/actor-names.ts";
import type { TimelineInput } from "#lib/domain/account/account-schema.ts";
import type { TimelineView } from "#lib/domain/account/account-view.ts";
import { compareTimeline, parseTimelineCursor, timelineCursorText } from "#lib/domain/account/timeline-cursor.ts";
import { type TimelineFact, timelineEntry } from "#lib/domain/account/timeline-words.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";

const PAGE = 15;

/** Orders, other usage, corrections, bills and top-ups of an account in one line of time, newest first. */
export async function listTimeline({ database }: Context, { account, cursor }: TimelineInput): Promise<Result<TimelineView, Refusal>> {
  const head = await findAccountByNumber(database, account);
  if (head === null) return refused({ code: "NOT_FOUND", path: "account" });
  const after = cursor === null ? null : parseTimelineCursor(cursor);
  if (cursor !== null && after === null) return refused({ code: "INVALID_INPUT", path: "cursor" });
  const rows = await listTimelineRows(database, { key: head, cursor: after, limit: PAGE + 1 });
  const shown = [...rows].sort(compareTimeline).slice(0, PAGE);
  const nameOf = await actorNames(
    database,
    shown.flatMap(({ by }) => by ?? []),
  );
  const digits = minorDigits(head.currency);
  const last = shown.at(-1);
  return ok({
    entries: shown.map((row) => {
      const fact: TimelineFact = {
        ...row,
        by: row.by === null ? null : nameOf(row.by),
        amount: row.amount === null ? null : microsToString(row.amount, digits),
      };
      return timelineEntry(fact, head.currency);
    }),
    nextCursor: rows.length > PAGE && last ? timelineCursorText(last) : null,
  });
}
