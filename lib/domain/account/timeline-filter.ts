import { TIMELINE_KINDS, type TimelineKind } from "./account-view.ts";

export const TIMELINE_KIND_NAMES = {
  note: "Notes",
  bill: "Bills",
  correction: "Corrections",
  topUp: "Top-ups",
  rbi: "RBIs",
  usage: "UDRs",
  order: "Orders",
  dispute: "Disputes",
} as const satisfies Record<TimelineKind, string>;

/** As the address has them: "usage,note". What is no kind is left out; none: all are shown. */
export function timelineKindsOf(show: string | readonly string[] | null | undefined): readonly TimelineKind[] {
  const named = new Set([show ?? ""].flat().flatMap((text) => text.split(",")));
  const kinds = TIMELINE_KINDS.filter((kind) => named.has(kind));
  return kinds.length === TIMELINE_KINDS.length ? [] : kinds;
}
