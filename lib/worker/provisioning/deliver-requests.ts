import { randomUUID } from "node:crypto";
import type { Database } from "#db/connection.ts";
import type { TakenRequest } from "#db/queries/provisioning.ts";
import type { DeliveryAnswer } from "#lib/domain/provisioning/delivery-answer.ts";
import { LONGEST_ANSWER } from "#lib/domain/provisioning/retry-schedule.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Context } from "#lib/operations/context.ts";
import { recordDelivery } from "#lib/operations/provisioning/record-delivery.ts";
import { takeDueRequests } from "#lib/operations/provisioning/take-due-requests.ts";
import type { Adapters } from "./adapters.ts";

export type DeliveryHome = Readonly<{
  database: Database;
  adapters: Adapters;
  /** The business clock. */
  clock: () => Promise<Instant>;
  /** From 0 to 1, drawn anew. */
  chance: () => number;
  /** Logs a fault and says under which id. */
  reportFault: (error: unknown, facts: Readonly<Record<string, unknown>>) => string;
}>;

/** At a time, and to the providers at once. */
const TAKEN_AT_ONCE = 20;

/**
 * Makes every attempt that is due. A request is taken in one transaction, sent outside of any, and its answer kept in another: a worker that dies
 * in between leaves a lease, after which the attempt is made again under the same key. So attempts are at least once, what they do is once.
 */
export async function deliverRequests(home: DeliveryHome, abortSignal: AbortSignal): Promise<void> {
  for (;;) {
    abortSignal.throwIfAborted();
    const taken = await takeDueRequests(await systemContext(home), TAKEN_AT_ONCE);
    if (taken.length === 0) return;
    await Promise.all(taken.map((request) => attempt(home, request, abortSignal)));
  }
}

async function attempt(home: DeliveryHome, request: TakenRequest, abortSignal: AbortSignal): Promise<void> {
  const answer = await answerOf(home, request, abortSignal);
  await recordDelivery(await systemContext(home), { request, answer, chance: home.chance() });
}

/** Nobody pays for what was cancelled, so nothing is sent for it any more. */
const CANCELLED_FIRST: DeliveryAnswer = { kind: "refused", reason: "Not sent: the UDR was cancelled first." };

async function answerOf({ adapters, reportFault }: DeliveryHome, request: TakenRequest, abortSignal: AbortSignal): Promise<DeliveryAnswer> {
  const { requestId, provider, protocol, device, productCode, udrState } = request;
  if (udrState === "cancelled") return CANCELLED_FIRST;
  const adapter = adapters(protocol);
  if (adapter === null) return { kind: "unavailable", reason: `Nothing here speaks ${protocol}.` };
  const signal = AbortSignal.any([abortSignal, AbortSignal.timeout(LONGEST_ANSWER)]);
  try {
    return await withinTime(adapter.deliver({ idempotencyKey: String(requestId), provider, device, productCode }, signal), signal);
  } catch (error) {
    // The worker stops, and nobody knows what came of it: the lease ends, and the attempt is made again.
    if (abortSignal.aborted) throw error;
    if (signal.aborted) return { kind: "unavailable", reason: "The provider did not answer in time." };
    return { kind: "unavailable", reason: `The provider could not be asked (fault ${reportFault(error, { requestId })}).` };
  }
}

/** Also where an adapter does not listen. */
async function withinTime<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([work, late]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

async function systemContext({ database, clock }: DeliveryHome): Promise<Context> {
  return { actor: { kind: "system", name: "provisioning" }, now: await clock(), requestId: randomUUID(), database };
}
