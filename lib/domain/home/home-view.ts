import type { Instant } from "#lib/kernel/instant.ts";
import type { RequestView } from "../definition/provider-view.ts";
import type { HoldView } from "../hold/hold-view.ts";

/** Counted up to a bound; above it `isMore` says so. */
export type BoundedCount = { readonly count: number; readonly isMore: boolean };

export type ReviewView = {
  readonly requestId: number;
  readonly planCode: string;
  readonly planName: string;
  readonly note: string;
  readonly requestedBy: string;
  readonly requestedAt: Instant;
  /** May the reader decide it? Neither who asked for it nor who edited the draft may. */
  readonly mayDecide: boolean;
  readonly isOwn: boolean;
};

export type UnbilledView = BoundedCount & { readonly sums: readonly { readonly currency: string; readonly gross: string }[] };

export type ActivityView = {
  readonly auditId: number;
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  readonly actorName: string;
  readonly actedAt: Instant;
};

export type TodayView = {
  /** Everyone's for who may read the audit, else the reader's own. */
  readonly ofEveryone: boolean;
  readonly orders: BoundedCount;
  readonly corrections: BoundedCount;
  readonly recent: readonly ActivityView[];
};

export type RecentAccount = { readonly accountId: number; readonly number: string; readonly name: string; readonly lastActedAt: Instant };

/** What is null, the reader's role may not see. */
export type HomeView = {
  readonly zone: string;
  readonly name: string | null;
  readonly reviews: readonly ReviewView[] | null;
  /** What is on hold, for who may release it. */
  readonly holds: readonly HoldView[] | null;
  readonly unbilled: UnbilledView | null;
  readonly provisioning: {
    readonly pending: BoundedCount;
    readonly failed: BoundedCount;
    readonly latestFailed: readonly RequestView[];
  } | null;
  readonly today: TodayView;
  readonly recentAccounts: readonly RecentAccount[] | null;
};

export function boundedCount(counted: number, bound: number): BoundedCount {
  return { count: Math.min(counted, bound), isMore: counted > bound };
}
