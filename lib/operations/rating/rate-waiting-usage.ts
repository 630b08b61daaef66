import type { AccountKey } from "#db/queries/account-key.ts";
import { nextWaitingAccount } from "#db/queries/waiting-usage.ts";
import type { Context } from "../context.ts";
import { type AccountToRate, rateAccountUsage, type UsageRated } from "../rate-account-usage.ts";

export type WaitingUsageRated = UsageRated & {
  readonly accounts: number;
  /** Of which nothing, or not all, could be rated now: somebody held them, or the database failed. They wait on. */
  readonly leftWaiting: readonly AccountKey[];
};

type Rating = Required<Pick<AccountToRate, "reportFault">> & AccountToRate;

export type RatingOptions = Omit<Rating, "account">;

/**
 * Rates whatever waits, account by account: usage that was imported, or that a correction put back. It may be killed at any point and begun
 * again, and two at once do each row once.
 */
export async function rateWaitingUsage(context: Context, options: RatingOptions): Promise<WaitingUsageRated> {
  let sum: WaitingUsageRated = { accounts: 0, rated: 0, parked: 0, bills: [], leftWaiting: [] };
  let account = await nextWaitingAccount(context.database, null);
  for (; account !== null; account = await nextWaitingAccount(context.database, account)) {
    options.signal?.throwIfAborted();
    const done = await rateOne(context, { ...options, account });
    if (done === null) sum = { ...sum, leftWaiting: [...sum.leftWaiting, account] };
    else sum = { ...sum, accounts: sum.accounts + 1, ...added(sum, done) };
  }
  return sum;
}

/** Null: the account waits on, and the others do not wait for it. */
async function rateOne(context: Context, target: Rating): Promise<UsageRated | null> {
  try {
    const done = await rateAccountUsage(context, target);
    return done.ok ? done.value : null;
  } catch (error) {
    target.signal?.throwIfAborted();
    target.reportFault(error, { account: target.account.accountId });
    return null;
  }
}

function added(sum: UsageRated, { rated, parked, bills }: UsageRated): UsageRated {
  return { rated: sum.rated + rated, parked: sum.parked + parked, bills: [...sum.bills, ...bills] };
}
