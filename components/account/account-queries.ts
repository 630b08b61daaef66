import { askFor } from "#components/ui/ask.ts";
import type { AccountRow, TimelineKind, TimelineView } from "#lib/domain/account/account-view.ts";

export const accountKeys = {
  found: (q: string) => ["accounts", "found", q] as const,
  timeline: (question: TimelineQuestion, readAt: number) => ["accounts", "timeline", question, readAt] as const,
};

export type TimelineQuestion = {
  readonly account: string;
  /** Empty: all. */
  readonly kinds: readonly TimelineKind[];
  readonly text: string;
};

export async function fetchAccounts(q: string, signal: AbortSignal): Promise<readonly AccountRow[]> {
  const { rows } = await askFor<{ readonly rows: readonly AccountRow[] }>("/api/accounts/find", { body: { q }, signal });
  return rows;
}

export function fetchTimeline(
  { account, kinds, text }: TimelineQuestion,
  cursor: string | null,
  signal: AbortSignal,
): Promise<TimelineView> {
  const filters = { ...(kinds.length > 0 && { kinds }), ...(text !== "" && { text }) };
  return askFor("/api/accounts/timeline", { body: { account, cursor, ...filters }, signal });
}
