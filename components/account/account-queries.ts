import { askFor } from "#components/ui/ask.ts";
import type { AccountRow, TimelineView } from "#lib/domain/account/account-view.ts";

export const accountKeys = {
  found: (q: string) => ["accounts", "found", q] as const,
  timeline: (account: string) => ["accounts", "timeline", account] as const,
};

export async function fetchAccounts(q: string, signal: AbortSignal): Promise<readonly AccountRow[]> {
  const { rows } = await askFor<{ readonly rows: readonly AccountRow[] }>("/api/accounts/find", { body: { q }, signal });
  return rows;
}

export function fetchTimeline(account: string, cursor: string | null, signal: AbortSignal): Promise<TimelineView> {
  return askFor("/api/accounts/timeline", { body: { account, cursor }, signal });
}
