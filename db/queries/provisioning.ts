import { and, asc, eq, gt, inArray, lte, or, type SQL, sql } from "drizzle-orm";
import { furthestPlan } from "#lib/domain/provisioning/retry-schedule.ts";
import type { SentRequest } from "#lib/domain/provisioning/sent-request.ts";
import type { UdrKey } from "#lib/domain/udr/udr.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { oneOf } from "../mapping/from-db.ts";
import { provisioningProvider } from "../schema/provider.ts";
import { provisioningRequest } from "../schema/provisioning.ts";
import { udr } from "../schema/udr.ts";
import type { Reader, Tx } from "../tx.ts";
import { ofAccount } from "./account-key.ts";

/** A request that this worker has taken: until its lease ends nobody else makes the attempt. */
export type TakenRequest = UdrKey & {
  readonly requestId: number;
  readonly device: string;
  readonly productCode: string;
  /** This attempt among them. */
  readonly attempts: number;
  readonly provider: string;
  readonly protocol: string;
  readonly udrState: string;
};

export type DueQuestion = { readonly now: Instant; readonly protocols: readonly string[] };

/** Whether anything could be sent now to a provider that speaks one of the protocols. */
export async function isDeliveryDue(reader: Reader, question: DueQuestion): Promise<boolean> {
  if (question.protocols.length === 0) return false;
  const rows = await reader
    .select({ requestId: provisioningRequest.requestId })
    .from(provisioningRequest)
    .innerJoin(provisioningProvider, eq(provisioningProvider.provisioningProviderId, provisioningRequest.provisioningProviderId))
    .where(due(question))
    .limit(1);
  return rows.length > 0;
}

type Taking = DueQuestion & { readonly leasedUntil: Instant; readonly limit: number };

/**
 * Takes due requests, those first that wait longest, and counts the attempt before it is made: one that kills its worker every time is given up
 * like any other. What another worker holds at this moment is passed over.
 */
export async function takeDueRequests(tx: Tx, { leasedUntil, limit, ...question }: Taking): Promise<readonly TakenRequest[]> {
  if (question.protocols.length === 0) return [];
  const { shard, accountId, requestId, udrId, device, productCode, attempts } = provisioningRequest;
  const found = await tx
    .select({
      ...{ shard, accountId, requestId, udrId, device, productCode, attempts },
      provider: provisioningProvider.code,
      protocol: provisioningProvider.protocol,
      udrState: udr.state,
    })
    .from(provisioningRequest)
    .innerJoin(provisioningProvider, eq(provisioningProvider.provisioningProviderId, provisioningRequest.provisioningProviderId))
    .innerJoin(udr, and(eq(udr.shard, shard), eq(udr.accountId, accountId), eq(udr.udrId, udrId)))
    .where(due(question))
    .orderBy(asc(provisioningRequest.nextAttemptAt))
    .limit(limit)
    .for("update", { of: provisioningRequest, skipLocked: true });
  if (found.length === 0) return [];
  await tx
    .update(provisioningRequest)
    .set({ attempts: sql`${attempts} + 1`, nextAttemptAt: leasedUntil })
    .where(or(...found.map(isRequest)));
  return found.map((row) => ({ ...row, attempts: row.attempts + 1 }));
}

function due({ now, protocols }: DueQuestion): SQL | undefined {
  const { state, nextAttemptAt } = provisioningRequest;
  return and(
    eq(state, "pending"),
    or(lte(nextAttemptAt, now), gt(nextAttemptAt, furthestPlan(now))),
    eq(provisioningProvider.state, "effective"),
    inArray(provisioningProvider.protocol, [...protocols]),
  );
}

type RequestKey = Pick<TakenRequest, "shard" | "accountId" | "requestId">;

/** What was delivered was delivered, whoever made the attempt. False when that is known already. */
export async function markDelivered(tx: Tx, key: RequestKey, at: Instant): Promise<boolean> {
  const marked = await tx
    .update(provisioningRequest)
    .set({ state: "delivered", finishedAt: at, lastError: null })
    .where(and(isRequest(key), eq(provisioningRequest.state, "pending")))
    .returning({ requestId: provisioningRequest.requestId });
  return marked.length > 0;
}

/** The word of an attempt that another one has overtaken counts for nothing. */
const isLatestAttempt = (taken: TakenRequest) =>
  and(isRequest(taken), eq(provisioningRequest.state, "pending"), eq(provisioningRequest.attempts, taken.attempts));

export async function planAttempt(
  tx: Tx,
  taken: TakenRequest,
  { at, lastError }: { readonly at: Instant; readonly lastError: string },
): Promise<void> {
  await tx.update(provisioningRequest).set({ nextAttemptAt: at, lastError }).where(isLatestAttempt(taken));
}

export async function markFailed(
  tx: Tx,
  taken: TakenRequest,
  { at, lastError }: { readonly at: Instant; readonly lastError: string },
): Promise<boolean> {
  const marked = await tx
    .update(provisioningRequest)
    .set({ state: "failed", finishedAt: at, lastError })
    .where(isLatestAttempt(taken))
    .returning({ requestId: provisioningRequest.requestId });
  return marked.length > 0;
}

/** Oldest first. */
export async function listSentRequests(reader: Reader, key: UdrKey): Promise<readonly SentRequest[]> {
  const { requestId, provisioningProviderId, device, productCode, state } = provisioningRequest;
  const rows = await reader
    .select({ requestId, provisioningProviderId, device, productCode, state })
    .from(provisioningRequest)
    .where(and(ofAccount(provisioningRequest, key), eq(provisioningRequest.udrId, key.udrId)))
    .orderBy(asc(requestId));
  return rows.map((row) => ({ ...row, state: oneOf(["pending", "delivered", "failed"], row.state, "provisioning_request.state") }));
}

export async function findProviderById(reader: Reader, provisioningProviderId: number) {
  const { name, state } = provisioningProvider;
  const [row] = await reader
    .select({ name, state })
    .from(provisioningProvider)
    .where(eq(provisioningProvider.provisioningProviderId, provisioningProviderId));
  return row ?? null;
}

function isRequest(key: RequestKey): SQL | undefined {
  return and(ofAccount(provisioningRequest, key), eq(provisioningRequest.requestId, key.requestId));
}
