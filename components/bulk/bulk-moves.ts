import type { LookAtBulkForm } from "#lib/domain/bulk/bulk-schema.ts";
import type { AdjustOffer, ReasonView } from "#lib/domain/udr/udr-view.ts";
import type { Action } from "#lib/web/action-result.ts";

type Opened = { readonly bulkJobId: number };
type Move = Action<{ readonly bulkJobId: number }, Opened>;

type Start = Action<{ readonly bulkJobId: number; readonly asksApproval?: boolean }, Opened>;

export type LookAtBulk = Action<LookAtBulkForm, Opened>;

/** What can be done with a bulk correction, for who may. */
export type BulkMoves = { readonly startBulk: Start; readonly cancelBulk: Move; readonly tryBulkAgain: Move };

export type BulkCorrectionsProps = {
  readonly reasons: readonly ReasonView[];
  readonly offer: AdjustOffer;
  readonly lookAtBulk: LookAtBulk;
  readonly moves: Pick<BulkMoves, "startBulk" | "cancelBulk">;
};
