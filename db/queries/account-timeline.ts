import { TIMELINE_KINDS, type TimelineKind } from "#lib/domain/account/account-view.ts";
import { compareTimeline, type TimelineCursor } from "#lib/domain/account/timeline-cursor.ts";
import type { TimelineRow } from "../mapping/accounts.ts";
import type { Reader } from "../tx.ts";
import { BILLS, CORRECTIONS, NOTES, TOP_UPS } from "./timeline-deeds.ts";
import { DISPUTES } from "./timeline-disputes.ts";
import { type Looked, look, type TimelinePage, type TimelineSource } from "./timeline-look.ts";
import { ORDERS, RBIS, USAGE } from "./timeline-usage.ts";

const SOURCES: Readonly<Record<TimelineKind, TimelineSource>> = {
  note: NOTES,
  bill: BILLS,
  correction: CORRECTIONS,
  topUp: TOP_UPS,
  rbi: RBIS,
  usage: USAGE,
  order: ORDERS,
  dispute: DISPUTES,
};

export type TimelineRows = {
  /** In order, and no more than the page's limit. */
  readonly rows: readonly TimelineRow[];
  /** Below it a source has not been looked through yet, so nothing below it is told; null when every source was. */
  readonly horizon: TimelineCursor | null;
};

/** Each source answers with its own newest rows after the cursor; together they are the page, down to where all of them have looked. */
export async function listTimelineRows(reader: Reader, page: TimelinePage): Promise<TimelineRows> {
  const looked: Looked[] = [];
  for (const kind of TIMELINE_KINDS) if (page.kinds.includes(kind)) looked.push(await look(reader, page, SOURCES[kind]));
  const horizons = looked.flatMap(({ horizon }) => horizon ?? []);
  const [horizon = null] = horizons.sort(compareTimeline);
  const rows = looked
    .flatMap((source) => source.rows)
    .filter((row) => horizon === null || compareTimeline(row, horizon) <= 0)
    .sort(compareTimeline);
  return { rows: rows.slice(0, page.limit), horizon };
}
