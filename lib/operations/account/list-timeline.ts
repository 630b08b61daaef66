import { listTimelineRows } from "#db/queries/account-timeline.ts";
import { findAccountByNumber } from "#db/queries/accounts.ts";
import { actorNames } from "#db/queries/actor-names.ts";
import { soughtBy } from "#db/queries/timeline-look.ts";
import type { TimelineInput } from "#lib/domain/account/account-schema.ts";
import { TIMELINE_KINDS, type TimelineView } from "#lib/domain/account/account-view.ts";
import { parseTimelineCursor, timelineCursorText } from "#lib/domain/account/timeline-cursor.ts";
import { type TimelineFact, timelineEntry } from "#lib/domain/account/timeline-words.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";

const PAGE = 15;

/** Notes, bills, corrections, top-ups, RBIs, usage and orders of an account in one line of time, newest first. */
export async function listTimeline(
  { database }: Context,
  { account, cursor, kinds = TIMELINE_KINDS, text }: TimelineInput,
): Promise<Result<TimelineView, Refusal>> {
  const head = await findAccountByNumber(database, account);
  if (head === null) return refused({ code: "NOT_FOUND", path: "account" });
  const after = cursor === null ? null : parseTimelineCursor(cursor);
  if (cursor !== null && after === null) return refused({ code: "INVALID_INPUT", path: "cursor" });
  const sought = text === undefined ? null : await soughtBy(database, text);
  const { rows, horizon } = await listTimelineRows(database, { key: head, cursor: after, limit: PAGE + 1, kinds, sought });
  const shown = rows.slice(0, PAGE);
  const nameOf = await actorNames(
    database,
    shown.flatMap(({ by }) => by ?? []),
  );
  const digits = minorDigits(head.currency);
  const next = rows.length > PAGE ? (shown.at(-1) ?? null) : horizon;
  return ok({
    entries: shown.map((row) => {
      const fact: TimelineFact = {
        ...row,
        by: row.by === null ? null : nameOf(row.by),
        amount: row.amount === null ? null : microsToString(row.amount, digits),
      };
      return timelineEntry(fact, head.currency);
    }),
    lookedUntil: rows.length > PAGE || horizon === null ? null : instantToString(horizon.at),
    nextCursor: next && timelineCursorText(next),
  });
}
