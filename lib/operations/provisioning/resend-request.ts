import { nextId } from "#db/ids.ts";
import { addJob } from "#db/queries/jobs.ts";
import { insertProvisioningRequest } from "#db/queries/orders.ts";
import { lockSubscriber } from "#db/queries/subscribers.ts";
import { findUdr } from "#db/queries/udrs.ts";
import { endingOf } from "#lib/domain/account/identifier.ts";
import { decideResend } from "#lib/domain/provisioning/decide-resend.ts";
import type { ResentView } from "#lib/domain/provisioning/delivery-view.ts";
import type { ResendInput } from "#lib/domain/provisioning/resend-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { resendFacts } from "../resend-facts.ts";
import { writeAudit } from "../write-audit.ts";

/** "He does not see the film": the same request once more, to whichever device of the household. It costs nothing and posts nothing. */
export async function resendRequest(context: Context, input: ResendInput): Promise<Result<ResentView, Refusal>> {
  const { udrId, device, seen } = input;
  const requestId = await nextId(context.database, "request");
  return idempotently(context, { action: "provisioning.resend", request: input }, async (tx) => {
    const known = await findUdr(tx, udrId);
    if (known === null) return refused({ code: "NOT_FOUND", path: "udr" });
    // Of two who press at once the second finds the request of the first; and no device goes away meanwhile.
    await lockSubscriber(tx, known.subscriptionId);
    const udr = (await findUdr(tx, udrId)) ?? known;
    const { shard, accountId, orderId } = udr;
    if (orderId === null) return refused({ code: "NOTHING_TO_RESEND" });
    const decided = decideResend(await resendFacts(tx, udr), { device, seen });
    if (!decided.ok) return decided;
    const planned = { attempts: 0, nextAttemptAt: context.now, lastError: null, requestedAt: context.now, finishedAt: null };
    await insertProvisioningRequest(tx, { shard, accountId, requestId, orderId, udrId, ...decided.value, state: "pending", ...planned });
    await addJob(tx, { task: "deliverRequests", payload: {} });
    const deviceEnding = endingOf(decided.value.device);
    const after = { request: requestId, resends: decided.value.resendsId, device: deviceEnding };
    await writeAudit(tx, context, { action: "provisioning.resend", entity: "udr", entityId: udrId, accountId, after });
    return ok({ requestId, udrId, deviceEnding });
  });
}
