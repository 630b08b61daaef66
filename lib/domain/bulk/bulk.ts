import type { Currency } from "#lib/kernel/currency.ts";
import { type Instant, plusMillis } from "#lib/kernel/instant.ts";
import type { Micros } from "#lib/kernel/money.ts";
import type { Role } from "../people/permissions.ts";
import type { Refusal } from "../refusal.ts";
import type { PreviewEntry } from "../udr/change-preview.ts";
import type { UdrAction } from "../udr/udr-actions.ts";

/** Looked at first; `ready` waits for whoever asked, and is `expired` when they do not come. */
export const BULK_STATES = ["looking", "ready", "waiting", "running", "finished", "cancelled", "failed", "expired"] as const;
export type BulkState = (typeof BULK_STATES)[number];

/** What may be done to many at once. What was done last differs from UDR to UDR, so nothing reverses it in bulk. */
export const BULK_ACTIONS = [
  "cancel",
  "setBillable",
  "setCreditable",
  "setNotToBeBilled",
  "adjust",
] as const satisfies readonly UdrAction[];
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** The one field that an Adjust of many changes: what was recorded wrongly for all of them alike. */
export type BulkFields = { readonly product: string } | { readonly source: string };

/**
 * `found`: not looked at yet. `planned`: it would change. `blocked`: it cannot. `toAsk`: a second person is to be asked about it. `done`: as the
 * preview said. `asked`: a second person was asked. `moved`: somebody changed it, or what it would post, since the preview. `refused`: it could
 * not be when its turn came.
 */
export const ROW_OUTCOMES = ["found", "planned", "blocked", "toAsk", "done", "asked", "moved", "refused"] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** What waits for its turn once somebody has agreed: first what is done, and then what is asked, when it is known what was credited. */
export const OPEN_OUTCOMES = ["planned", "toAsk"] as const satisfies readonly RowOutcome[];
export type OpenOutcome = (typeof OPEN_OUTCOMES)[number];

/**
 * What an ended job has left open, and may be looked at again. So may what was blocked by the limit of who asked; what else was blocked would be
 * blocked again.
 */
export const LEFT_OPEN = ["found", "planned", "toAsk", "moved", "refused"] as const satisfies readonly RowOutcome[];

/** What became of a row that a second person was asked about. */
export const ANSWERS = ["waiting", "approved", "changesRequested", "withdrawn"] as const;
export type Answer = (typeof ANSWERS)[number];

/** More than this is for several jobs: all of them are looked at before the first is changed. */
export const MOST_ROWS = 5_000;

/** A second person decides about each by itself: more than these are corrected in parts, or by somebody whose limit covers them. */
export const MOST_ASKED = 50;

/** How long a preview waits for whoever asked. What it said is old by then. */
export const LOOK_LASTS_HOURS = 24;

/** As many an agent corrects without a lead. */
export const ROWS_ALONE = 50;

export type BulkJob = {
  readonly bulkJobId: number;
  readonly action: BulkAction;
  readonly fields: BulkFields | null;
  readonly selection: string;
  readonly reasonCode: string;
  readonly reasonText: string | null;
  readonly triesAgainId: number | null;
  readonly state: BulkState;
  readonly rows: number;
  readonly requestedBy: { readonly userId: number; readonly name: string; readonly role: Role; readonly isDisabled: boolean };
  readonly requestedAt: Instant;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly faultId: string | null;
};

/** A row that would change, as its preview was stored. */
export type PlannedRow = {
  readonly udrId: number;
  readonly revision: number;
  readonly currency: Currency;
  readonly net: Micros;
  readonly token: string;
};

export type BulkRow = {
  readonly udrId: number;
  readonly outcome: RowOutcome;
  readonly revision: number | null;
  readonly currency: Currency | null;
  readonly net: Micros | null;
  readonly entries: readonly PreviewEntry[];
  readonly refusal: Refusal | null;
  /** Null where nobody was asked. */
  readonly answer: Answer | null;
};

export function isUnderWay(state: BulkState): boolean {
  return state === "looking" || state === "waiting" || state === "running";
}

export function hasEnded(state: BulkState): boolean {
  return state === "finished" || state === "cancelled" || state === "failed" || state === "expired";
}

/** From when on a look that was asked for at this instant may no longer be started. */
export function endOfLook(requestedAt: Instant): Instant {
  return plusMillis(requestedAt, LOOK_LASTS);
}

/** What was asked for no later than this may no longer be started. */
export function latestEndedLook(now: Instant): Instant {
  return plusMillis(now, -LOOK_LASTS);
}

const LOOK_LASTS = LOOK_LASTS_HOURS * 3_600_000;
