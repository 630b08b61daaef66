import { type Instant, instantToString, parseInstant } from "#lib/kernel/instant.ts";
import { TIMELINE_KINDS, type TimelineKind } from "./account-view.ts";

/** Where a timeline goes on: the last entry shown. Entries come newest first, then by kind, then with the larger number first. */
export type TimelineCursor = { readonly at: Instant; readonly kind: TimelineKind; readonly id: number };

export function timelineCursorText({ at, kind, id }: TimelineCursor): string {
  return `${instantToString(at)}_${kind}_${id}`;
}

/** Null for text that no page ever handed out. */
export function parseTimelineCursor(text: string): TimelineCursor | null {
  const [instant = "", kindText = "", idText = ""] = text.split("_");
  const at = parseInstant(instant);
  const kind = TIMELINE_KINDS.find((known) => known === kindText);
  if (at === null || kind === undefined || !/^\d{1,15}$/.test(idText)) return null;
  return { at, kind, id: Number.parseInt(idText, 10) };
}

/** Negative when `left` stands above `right` in the list. */
export function compareTimeline(left: TimelineCursor, right: TimelineCursor): number {
  return right.at - left.at || TIMELINE_KINDS.indexOf(left.kind) - TIMELINE_KINDS.indexOf(right.kind) || right.id - left.id;
}
