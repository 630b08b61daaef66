import { recordDecision } from "#db/queries/approvals.ts";
import { findUdr } from "#db/queries/udrs.ts";
import type { Tx } from "#db/tx.ts";
import type { UserActor } from "#lib/domain/people/actor.ts";
import type { ReviewDecision } from "#lib/domain/price-plan/price-plan.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { UdrRequest } from "#lib/domain/review/udr-request.ts";
import type { WithdrawRequestInput } from "#lib/domain/review/udr-review-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Json } from "#lib/kernel/canonical-json.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";
import { idempotently } from "./idempotently.ts";
import { claimPool } from "./pool-wallets.ts";
import { writeAudit } from "./write-audit.ts";

type Found<Request> = {
  readonly find: (tx: Tx, requestId: number) => Promise<Request | null>;
  readonly lock: (tx: Tx, requestId: number) => Promise<Request | null>;
};

/** The subscriptions first, as whoever changes the UDR takes them before the request that it withdraws: so neither waits for the other. */
export async function holdUdrRequest<Request extends UdrRequest>(
  tx: Tx,
  requestId: number,
  { find, lock }: Found<Request>,
): Promise<Request | null> {
  const found = await find(tx, requestId);
  if (found === null) return null;
  await claimPool(tx, present(await findUdr(tx, found.udrId), `UDR ${found.udrId}`));
  return lock(tx, requestId);
}

type Answer = {
  readonly request: UdrRequest;
  readonly decision: ReviewDecision;
  /** The words of who answers; "" where there are none. */
  readonly note: string;
};

/** The request is held by whoever calls this. */
export async function recordAnswer(tx: Tx, { actor, now }: Context, { request, decision, note }: Answer): Promise<void> {
  // A program or a job is no person: the question then goes back to who asked, and the audit says what withdrew it.
  const decidedBy = actor.kind === "user" ? actor.userId : request.requestedBy;
  await recordDecision(tx, request.requestId, { decision, decidedBy, decidedAt: now, decisionNote: note === "" ? null : note });
}

type Audited = Answer & { readonly action: string; readonly posted?: Readonly<Record<string, Json>> };

/** A second person's word, with what it posted. */
export async function auditAnswer(tx: Tx, context: Context, { request, decision, note, action, posted }: Audited): Promise<void> {
  const { requestId, udrId, accountId, contentHash } = request;
  const after = { decision, udr: udrId, contentHash, ...posted };
  await writeAudit(tx, context, { ...entryOf(action, note), entityId: requestId, accountId, after });
}

type Withdrawal<Request> = { readonly request: Request; readonly note: string };

/** Taken back, or overtaken by what happened to the UDR. The request is held by whoever calls this. */
export async function recordWithdrawal(
  tx: Tx,
  context: Context,
  { request, note, action }: Withdrawal<UdrRequest> & { readonly action: string },
): Promise<void> {
  const { requestId, udrId, accountId, contentHash } = request;
  await recordAnswer(tx, context, { request, decision: "withdrawn", note });
  const before = { udr: udrId, contentHash };
  await writeAudit(tx, context, { ...entryOf(action, note), entityId: requestId, accountId, before, after: { decision: "withdrawn" } });
}

function entryOf(action: string, note: string) {
  return { action, entity: "approvalRequest", ...(note === "" ? {} : { reason: note }) };
}

export type RequestWithdrawn = { readonly requestId: number; readonly udrId: number };

type Withdrawing<Request> = Pick<Found<Request>, "lock"> & {
  readonly action: string;
  readonly decide: (request: Request | null, actor: UserActor) => Result<Request, Refusal>;
  readonly store: (tx: Tx, context: Context, withdrawal: Withdrawal<Request>) => Promise<void>;
};

/** Takes back a question before a second person has answered it. Nothing was posted, and nothing is. */
export async function withdrawUdrRequest<Request extends UdrRequest>(
  context: Context,
  input: WithdrawRequestInput,
  { action, lock, decide, store }: Withdrawing<Request>,
): Promise<Result<RequestWithdrawn, Refusal>> {
  const { actor } = context;
  if (actor.kind !== "user") return refused({ code: "NOT_PERMITTED" });
  return idempotently(context, { action, request: input }, async (tx) => {
    const decided = decide(await lock(tx, input.requestId), actor);
    if (!decided.ok) return decided;
    await store(tx, context, { request: decided.value, note: input.note });
    return ok({ requestId: input.requestId, udrId: decided.value.udrId });
  });
}
