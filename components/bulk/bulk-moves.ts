import type { LookAtBulkForm } from "#lib/domain/bulk/bulk-schema.ts";
import type { AdjustOffer, ReasonView } from "#lib/domain/udr/udr-view.ts";
import type { Action } from "#lib/web/action-result.ts";

type Opened = { readonly bulkJobId: number };
type Move = Action<{ readonly bulkJobId: number }, Opened>;

/** `reasonText`: where none was given with the look, and a second person is asked. */
export type BulkStart = { readonly asksApproval: boolean; readonly reasonText?: string };

type Start = Action<{ readonly bulkJobId: number } & BulkStart, Opened>;

export type LookAtBulk = Action<LookAtBulkForm, Opened>;

/** What can be done with a bulk correction, for who may. */
export type BulkMoves = { readonly startBulk: Start; readonly cancelBulk: Move; readonly tryBulkAgain: Move };

export type BulkCorrectionsProps = {
  readonly reasons: readonly ReasonView[];
  readonly offer: AdjustOffer;
  readonly lookAtBulk: LookAtBulk;
  readonly moves: Pick<BulkMoves, "startBulk" | "cancelBulk">;
};
