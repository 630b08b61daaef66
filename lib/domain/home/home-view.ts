import type { Instant } from "#lib/kernel/instant.ts";
import type { RequestView } from "../definition/provider-view.ts";
import type { HoldView } from "../hold/hold-view.ts";
import type { ReviewDecision } from "../price-plan/price-plan.ts";
import type { CreditStanding } from "../udr/credit-request.ts";
import type { ReviewKind } from "./review-subject.ts";

/** Counted up to a bound; above it `isMore` says so. */
export type BoundedCount = { readonly count: number; readonly isMore: boolean };

type ReviewHead = {
  readonly requestId: number;
  readonly kind: ReviewKind;
  /** What it is about: "Global". */
  readonly subject: string;
  readonly address: string;
  readonly requestedAt: Instant;
};

export type ReviewView = ReviewHead & {
  readonly note: string;
  readonly requestedBy: string;
  /** May the reader decide it? Neither who asked for it nor who edited the draft may. */
  readonly mayDecide: boolean;
  readonly isOwn: boolean;
  readonly standing: CreditStanding;
};

/** What the reader asked for, and what became of it; `standing` while it waits. */
export type AskedView = ReviewHead & {
  readonly standing: CreditStanding;
  readonly decided: {
    readonly decision: ReviewDecision;
    readonly by: string;
    /** Withdrawn by the reader. */
    readonly isOwn: boolean;
    readonly at: Instant;
    readonly note: string | null;
  } | null;
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
  /** By which waiting is measured. */
  readonly now: Instant;
  readonly reviews: readonly ReviewView[] | null;
  /** Of all that waits, of which `reviews` are the oldest. */
  readonly reviewsWaiting: BoundedCount | null;
  readonly asked: readonly AskedView[];
  /** What is on hold, for who may release it. */
  readonly holds: readonly HoldView[] | null;
  readonly unbilled: UnbilledView | null;
  readonly provisioning: {
    readonly pending: BoundedCount;
    readonly failed: BoundedCount;
    readonly latestFailed: readonly RequestView[];
  } | null;
  /** Usage that waits for somebody to mend its cause, for who may import. */
  readonly parked: { readonly lines: BoundedCount; readonly udrs: BoundedCount } | null;
  readonly today: TodayView;
  readonly recentAccounts: readonly RecentAccount[] | null;
};

export function boundedCount(counted: number, bound: number): BoundedCount {
  return { count: Math.min(counted, bound), isMore: counted > bound };
}
