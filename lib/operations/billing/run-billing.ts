import { nextId } from "#db/ids.ts";
import { type AccountKey, findAccountKey } from "#db/queries/account-position.ts";
import { listLeftOnHold, listSubscriptionsToBill } from "#db/queries/billing-queue.ts";
import { insertBillingRun } from "#db/queries/bills.ts";
import { countParkedOfAccount } from "#db/queries/parked-udrs.ts";
import { lockSubscriber } from "#db/queries/subscribers.ts";
import type { Tx } from "#db/tx.ts";
import type { RunBillingInput } from "#lib/domain/billing/run-billing-schema.ts";
import { type LeftOnHold, nothingToBill } from "#lib/domain/hold/hold-view.ts";
import { actorKey } from "#lib/domain/people/actor.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { billUnbilled, type IssuedBill } from "../bill-unbilled.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { rateAccountUsage } from "../rate-account-usage.ts";
import { writeAudit } from "../write-audit.ts";

export type RunResult = {
  readonly billingRunId: number;
  readonly bills: readonly string[];
  readonly items: number;
  /** What stays in the queue because it is on hold. */
  readonly left: LeftOnHold;
};

/**
 * An individual run: bills what waits for one account as of now, a bill for each of its subscriptions. Run twice, it bills
 * once: the second finds an empty queue. What is on hold stays there, and the result says so. Usage that still waits to be rated is rated
 * first; what cannot be is counted as parked.
 */
export async function runBilling(context: Context, input: RunBillingInput): Promise<Result<RunResult, Refusal>> {
  const rated = await rateFirst(context, input);
  if (!rated.ok) return rated;
  return idempotently(context, { action: "billingRun.start", request: input }, async (tx) => {
    const account = await findAccountKey(tx, input.accountNumber);
    if (account === null) return refused({ code: "NOT_FOUND", path: "accountNumber" });
    const billingRunId = await nextId(context.database, "billingRun");
    const bills = await billAccount(tx, context, { account, billingRunId });
    const left = await listLeftOnHold(tx, account, context.now);
    const parked = await countParkedOfAccount(tx, account);
    if (bills.length === 0) return refused(nothingToBill(left));
    await recordRun(tx, context, { account, billingRunId, accountNumber: input.accountNumber, bills, left, parked });
    return ok({ billingRunId, bills: bills.map(({ number }) => number), items: itemsOf(bills), left });
  });
}

/** In transactions of its own: a batch may have been imported for the account a moment ago, and a bill of a part of it surprises everybody. */
async function rateFirst(context: Context, { accountNumber }: RunBillingInput): Promise<Result<null, Refusal>> {
  const account = await findAccountKey(context.database, accountNumber);
  if (account === null) return refused({ code: "NOT_FOUND", path: "accountNumber" });
  const rated = await rateAccountUsage(context, { account });
  return rated.ok ? ok(null) : rated;
}

/** One subscription after the other, each held while it is billed, always in the same order. */
async function billAccount(
  tx: Tx,
  context: Context,
  { account, billingRunId }: { readonly account: AccountKey; readonly billingRunId: number },
): Promise<readonly IssuedBill[]> {
  const bills: IssuedBill[] = [];
  for (const subscriptionId of await listSubscriptionsToBill(tx, account, context.now)) {
    const subscriber = present(await lockSubscriber(tx, subscriptionId), `subscription ${subscriptionId}`);
    const bill = await billUnbilled(tx, context, { subscriber, billingRunId, asOf: context.now });
    if (bill !== null) bills.push(bill);
  }
  return bills;
}

type Run = {
  readonly account: AccountKey;
  readonly billingRunId: number;
  readonly accountNumber: string;
  readonly bills: readonly IssuedBill[];
  readonly left: LeftOnHold;
  readonly parked: number;
};

async function recordRun(tx: Tx, context: Context, run: Run): Promise<void> {
  const { account, billingRunId, accountNumber, bills, left, parked } = run;
  const { now, actor } = context;
  await insertBillingRun(
    tx,
    {
      billingRunId,
      type: "individual",
      state: left.items + parked === 0 ? "completed" : "completedWithExceptions",
      asOf: now,
      accountNumber,
      subscriptionNumber: null,
      startedBy: actorKey(actor),
      startedAt: now,
      finishedAt: now,
    },
    {
      shard: account.shard,
      state: "done",
      attempt: 1,
      leasedUntil: null,
      accounts: 1,
      rated: 0,
      billed: itemsOf(bills),
      parked,
      bills: bills.length,
    },
  );
  await writeAudit(tx, context, {
    action: "billingRun.start",
    entity: "billingRun",
    entityId: billingRunId,
    accountId: account.accountId,
    after: {
      account: accountNumber,
      bills: bills.map(({ number }) => number),
      items: itemsOf(bills),
      ...(left.items > 0 && { onHold: left }),
      ...(parked > 0 && { parked }),
    },
  });
}

function itemsOf(bills: readonly IssuedBill[]): number {
  return bills.reduce((sum, { items }) => sum + items, 0);
}
