import { listReasons } from "#db/queries/reasons.ts";
import { loadAdjustOffer } from "#db/queries/udr-detail.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { AdjustOffer, ReasonView } from "#lib/domain/udr/udr-view.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";

export type CorrectionForm = { readonly reasons: readonly ReasonView[]; readonly offer: AdjustOffer };

/** What the dialogs of the five actions offer to choose from. */
export async function getCorrectionForm({ database }: Context): Promise<Result<CorrectionForm, Refusal>> {
  return ok({ reasons: await listReasons(database), offer: await loadAdjustOffer(database) });
}
