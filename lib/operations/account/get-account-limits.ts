import { findAccountByNumber } from "#db/queries/accounts.ts";
import { listSubscribersOfAccount } from "#db/queries/subscribers.ts";
import { findUsageLimits } from "#db/queries/usage-limits.ts";
import { type AccountLimitsView, type AllowanceView, NO_LIMITS, toAllowanceView } from "#lib/domain/account/limits-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { BillingCycle } from "#lib/domain/subscription/billing-cycle.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { instantFromMillis, instantToString } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { allLimitFacts } from "../limit-facts.ts";

/** What is set on the account itself. What was agreed with it stands in its agreement. */
export async function getAccountLimits({ database }: Context, number: string): Promise<Result<AccountLimitsView, Refusal>> {
  const account = await findAccountByNumber(database, number);
  if (account === null) return refused({ code: "NOT_FOUND", path: "number" });
  const stored = await findUsageLimits(database, account);
  const { currency, creditLimit } = account;
  return ok({
    account: account.number,
    currency,
    revision: stored?.revision ?? null,
    limits: stored?.limits ?? NO_LIMITS,
    creditLimit: creditLimit === null ? null : microsToString(creditLimit, minorDigits(currency)),
  });
}

type Asked = { readonly number: string; readonly subscription?: string | undefined };

/** What the account may still use now, by its own limits and by those agreed with it (domain §4.1: remaining allowance is queryable). */
export async function getAllowance({ database, now }: Context, asked: Asked): Promise<Result<AllowanceView, Refusal>> {
  const account = await findAccountByNumber(database, asked.number);
  if (account === null) return refused({ code: "NOT_FOUND", path: "number" });
  const subscribers = await listSubscribersOfAccount(database, account);
  const named = subscribers.find(({ subscriptionNumber }) => subscriptionNumber === asked.subscription);
  if (asked.subscription !== undefined && named === undefined) return refused({ code: "NOT_FOUND", path: "subscription" });
  const subscriber = named ?? subscribers.find(({ state }) => state === "effective") ?? subscribers[0] ?? null;
  const cycle = subscriber?.cycle ?? calendarMonths(account.timeZone);
  const facts = await allLimitFacts(database, { ...account, cycle }, now);
  return ok(
    toAllowanceView(facts, {
      account: account.number,
      at: instantToString(now),
      subscription: subscriber?.subscriptionNumber ?? null,
    }),
  );
}

/** Of an account on which nothing is subscribed: nothing was used, whatever its cycle. */
function calendarMonths(timeZone: string): BillingCycle {
  return { method: "period", cycleDay: 1, frequencyMonths: 1, startedAt: instantFromMillis(0), timeZone };
}
