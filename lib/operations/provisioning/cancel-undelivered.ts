import { listSentRequests } from "#db/queries/provisioning.ts";
import { findUdr } from "#db/queries/udrs.ts";
import { isUndelivered } from "#lib/domain/provisioning/sent-request.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { storeUdrChange } from "../store-udr-change.ts";

/** The reason that says it; an installation without it leaves the charge, and its people the decision. */
const NOT_DELIVERED = "NOT-DELIVERED";

const TEXT = "The provider did not deliver it, and Ratewright has given up.";

/**
 * What was never delivered is not charged: the system cancels the UDR as an agent would, so what was posted is reversed and a wallet gets its
 * money back at once. Asked for again it does nothing.
 */
export async function cancelUndelivered(context: Context, udrId: number): Promise<Result<{ readonly isCancelled: boolean }, Refusal>> {
  const udr = await findUdr(context.database, udrId);
  if (udr === null) return refused({ code: "NOT_FOUND" });
  // Somebody cancelled it meanwhile, or sent it again.
  if (udr.state === "cancelled" || !isUndelivered(await listSentRequests(context.database, udr))) return ok({ isCancelled: false });
  const change = { action: "cancel", udrId, expectedRevision: udr.revision } as const;
  const agreed = { reasonCode: NOT_DELIVERED, reasonText: TEXT, previewToken: "" };
  const done = await storeUdrChange(context, { change, ...agreed });
  return done.ok ? ok({ isCancelled: true }) : done;
}
