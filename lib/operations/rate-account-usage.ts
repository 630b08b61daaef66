import { pgCode } from "#db/errors.ts";
import type { AccountKey } from "#db/queries/account-key.ts";
import { insertParkedUdr } from "#db/queries/parked-udrs.ts";
import { lockSubscriber } from "#db/queries/subscribers.ts";
import {
  claimWaitingUdrs,
  findPersonalOfUdrs,
  type HeldUdr,
  listWaitingUdrs,
  lockUdrs,
  type WaitingUdr,
} from "#db/queries/waiting-usage.ts";
import { lockWallet } from "#db/queries/wallets.ts";
import { type Tx, withSavepoint } from "#db/tx.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { billWhenThresholdReached } from "./bill-when-threshold-reached.ts";
import type { Context } from "./context.ts";
import { inTransaction } from "./in-transaction.ts";
import { type Payer, type RatedUdr, rateWaitingUdr, type WaitingUsage } from "./rate-waiting-udr.ts";
import { writeAudit } from "./write-audit.ts";

export type UsageRated = {
  readonly rated: number;
  readonly parked: number;
  /** Bills that it set off, by number. */
  readonly bills: readonly string[];
};

export type AccountToRate = {
  readonly account: AccountKey;
  /** Logs a fault and says under which id. Where nobody does, what is wrong with one UDR is thrown instead of parking it. */
  readonly reportFault?: (error: unknown, facts: Readonly<Record<string, unknown>>) => string;
  readonly signal?: AbortSignal;
  /** UDRs per transaction: agents wait no longer for a subscription than it takes to rate so many. */
  readonly atOnce?: number;
};

const AT_ONCE = 100;

/**
 * Rates everything of an account that waits, in the order in which it was used. Each page is a transaction of its own that begins by taking the
 * rows it will rate: one that is killed in the middle has done nothing, and two at once never rate the same.
 */
export async function rateAccountUsage(context: Context, target: AccountToRate): Promise<Result<UsageRated, Refusal>> {
  let sum: UsageRated = { rated: 0, parked: 0, bills: [] };
  for (;;) {
    target.signal?.throwIfAborted();
    const page = await inTransaction(context, async (tx) => ok(await ratePage(tx, context, target)));
    if (!page.ok) return page;
    if (page.value === null) return ok(sum);
    const { rated, parked, bills } = page.value;
    sum = { rated: sum.rated + rated, parked: sum.parked + parked, bills: [...sum.bills, ...bills] };
  }
}

/** Null when nothing waits. */
async function ratePage(tx: Tx, context: Context, target: AccountToRate): Promise<UsageRated | null> {
  const { account, reportFault, atOnce = AT_ONCE } = target;
  const waiting = await listWaitingUdrs(tx, account, atOnce);
  if (waiting.length === 0) return null;
  const payers = await lockPayers(tx, waiting);
  const udrs = await claimUsage(tx, account, waiting);
  const personal = await findPersonalOfUdrs(
    tx,
    account,
    udrs.map(({ udrId }) => udrId),
  );
  const counts = { rated: 0, parked: 0 };
  for (const udr of udrs) {
    const payer = present(payers.get(udr.subscriptionId), `subscription ${udr.subscriptionId}`);
    const usage = { ...payer, udr, personal: personal.get(udr.udrId) ?? {} };
    const done = await rateOrPark(tx, context, { usage, ...(reportFault && { reportFault }) });
    if (done.ok) {
      payers.set(udr.subscriptionId, { ...payer, wallet: done.value.wallet });
      if (done.value.isPosted) counts.rated += 1;
      continue;
    }
    const { udrId, subscriptionId } = udr;
    await insertParkedUdr(tx, { ...account, udrId, subscriptionId, refusal: done.refusal, parkedAt: context.now });
    counts.parked += 1;
  }
  const page = { ...counts, bills: await billAtThreshold(tx, context, payers) };
  await auditPage(tx, context, { account, page });
  return page;
}

/** Everybody takes the locks in the order of `udr-standing.ts`: here first all subscriptions, then all wallets, each by number. */
async function lockPayers(tx: Tx, waiting: readonly WaitingUdr[]): Promise<Map<number, Payer>> {
  const subscriptionIds = [...new Set(waiting.map(({ subscriptionId }) => subscriptionId))].sort((left, right) => left - right);
  const payers = new Map<number, Payer>();
  for (const subscriptionId of subscriptionIds) {
    const subscriber = present(await lockSubscriber(tx, subscriptionId), `subscription ${subscriptionId}`);
    payers.set(subscriptionId, { subscriber, wallet: null });
  }
  for (const [subscriptionId, { subscriber }] of payers) {
    if (subscriber.payment === "prepaid") payers.set(subscriptionId, { subscriber, wallet: await lockWallet(tx, subscriber) });
  }
  return payers;
}

/** Those that are still in the queue, as they are now: an agent may have changed them since they were listed. */
async function claimUsage(tx: Tx, account: AccountKey, waiting: readonly WaitingUdr[]): Promise<readonly HeldUdr[]> {
  const udrIds = waiting.map(({ udrId }) => udrId);
  const udrs = await lockUdrs(tx, account, udrIds);
  const claimed = await claimWaitingUdrs(tx, account, udrIds);
  return udrs.filter(({ udrId }) => claimed.has(udrId)).sort(byUse);
}

function byUse(left: HeldUdr, right: HeldUdr): number {
  return left.usedFrom === right.usedFrom ? left.udrId - right.udrId : left.usedFrom - right.usedFrom;
}

type Rating = Pick<AccountToRate, "reportFault"> & {
  readonly usage: Payer & { readonly udr: HeldUdr; readonly personal: WaitingUsage["values"]["personal"] };
};

/**
 * One bad record harms only itself (design, promise 6): what is wrong with a UDR beyond any refusal is logged, and parks it as well. What is
 * wrong with the database is not the UDR's, and ends the transaction.
 */
async function rateOrPark(tx: Tx, context: Context, { usage, reportFault }: Rating): Promise<Result<RatedUdr, Refusal>> {
  const { udr, personal, subscriber, wallet } = usage;
  try {
    return await withSavepoint(tx, async (nested) => {
      return rateWaitingUdr(nested, context, { subscriber, wallet, values: { udr: udr.read(), personal } });
    });
  } catch (error) {
    if (reportFault === undefined || isOfDatabase(error)) throw error;
    return refused({ code: "RATING_FAILED", params: { fault: reportFault(error, { udr: udr.udrId }) } });
  }
}

/** Of what PostgreSQL says, only that a value does not fit (22) or that a rule forbids it (23) is about the UDR. */
function isOfDatabase(error: unknown): boolean {
  const code = pgCode(error);
  return code !== undefined && !/^2[23]/.test(code);
}

/** Once per subscription, in the transaction that posted: nobody ever sees one that waits beyond its threshold. */
async function billAtThreshold(tx: Tx, context: Context, payers: ReadonlyMap<number, Payer>): Promise<readonly string[]> {
  const bills: string[] = [];
  for (const { subscriber } of payers.values()) {
    const bill = await billWhenThresholdReached(tx, context, subscriber);
    if (bill !== null) bills.push(bill.number);
  }
  return bills;
}

async function auditPage(tx: Tx, context: Context, { account, page }: { readonly account: AccountKey; readonly page: UsageRated }) {
  if (page.rated + page.parked === 0) return;
  const { accountId } = account;
  await writeAudit(tx, context, { action: "usage.rate", entity: "account", entityId: accountId, accountId, after: { ...page } });
}
