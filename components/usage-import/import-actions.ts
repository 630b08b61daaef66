import type { RetriedParked, RetryParkedForm } from "#lib/domain/usage-import/import-requests.ts";
import type { RetriedLines, UsageImportView } from "#lib/domain/usage-import/usage-import-view.ts";
import type { Action } from "#lib/web/action-result.ts";

export type ImportMoves = {
  readonly cancelUsageImport: Action<{ readonly importId: number }, UsageImportView>;
  readonly retryImportLines: Action<{ readonly importId: number }, RetriedLines>;
};

export type DiscardLine = Action<{ readonly importId: number; readonly line: number; readonly reason: string }, unknown>;
export type RetryParked = Action<RetryParkedForm, RetriedParked>;

/** What can be done about parked lines, for who may. */
export type ParkedMoves = { readonly retryParked: RetryParked; readonly discardLine: DiscardLine };
