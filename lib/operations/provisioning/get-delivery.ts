import { listSentRequests } from "#db/queries/provisioning.ts";
import { findUdr } from "#db/queries/udrs.ts";
import type { DeliveryView } from "#lib/domain/provisioning/delivery-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";

/** Whether what was ordered has arrived: what the caller is told before they hang up. */
export async function getDelivery({ database }: Context, udrId: number): Promise<Result<DeliveryView, Refusal>> {
  const udr = await findUdr(database, udrId);
  if (udr === null) return refused({ code: "NOT_FOUND", path: "udrId" });
  return ok({ state: (await listSentRequests(database, udr)).at(-1)?.state ?? "notNeeded" });
}
