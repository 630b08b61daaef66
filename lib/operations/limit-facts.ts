import { unbilledGross } from "#db/queries/account-position.ts";
import { ledgerBalance } from "#db/queries/ledger.ts";
import { type AgreementLimits, agreementLimitsOf } from "#db/queries/pricing-agreements.ts";
import {
  findAccountCreditLimit,
  findUsageLimits,
  lockAccountLimits,
  nameLimitTargets,
  sumUsedByAccount,
} from "#db/queries/usage-limits.ts";
import type { Reader, Tx } from "#db/tx.ts";
import { limitPeriodAt } from "#lib/domain/catalog/limit-period.ts";
import type { AccountCredit, LimitFacts, LimitSet, UsedInPeriod } from "#lib/domain/ordering/limit-facts.ts";
import type { BillingCycle } from "#lib/domain/subscription/billing-cycle.ts";
import type { Currency } from "#lib/kernel/currency.ts";
import type { Instant } from "#lib/kernel/instant.ts";

/** Whose limits, and by whose billing cycle: the account's counts across its subscriptions, in the cycle of the one that orders. */
type Limited = {
  readonly shard: number;
  readonly accountId: number;
  readonly currency: Currency;
  readonly timeZone: string;
  readonly cycle: BillingCycle;
};

/** What limits an account at an instant, with what it used and owes; null where nothing does, which costs two look-ups by key. */
export async function findLimitFacts(reader: Reader, limited: Limited, now: Instant): Promise<LimitFacts | null> {
  const found = await findSets(reader, limited, now);
  if (found.sets.length === 0) return null;
  const obeysCredit = found.sets.some(({ rules }) => rules.blocksBeyondCreditLimit);
  return gatherFacts(reader, { ...found, limited, now, credit: obeysCredit ? await creditOf(reader, limited, found) : NO_CREDIT });
}

/** As `findLimitFacts`, with the account held to the end of the transaction, so that what was counted stays all there is. */
export async function claimLimitFacts(tx: Tx, limited: Limited, now: Instant): Promise<LimitFacts | null> {
  if ((await findSets(tx, limited, now)).sets.length === 0) return null;
  await lockAccountLimits(tx, limited);
  return findLimitFacts(tx, limited, now);
}

/** To be shown: what is owed is told whether orders obey it or not. */
export async function allLimitFacts(reader: Reader, limited: Limited, now: Instant): Promise<LimitFacts> {
  const found = await findSets(reader, limited, now);
  return gatherFacts(reader, { ...found, limited, now, credit: await creditOf(reader, limited, found) });
}

const NO_CREDIT: AccountCredit = { limit: null, billed: 0n, unbilled: 0n };

type Found = { readonly sets: readonly LimitSet[]; readonly agreed: AgreementLimits | null };

/** The account's own limits, and those of its pricing agreement as it holds now. A set that says nothing is none. */
async function findSets(reader: Reader, limited: Limited, now: Instant): Promise<Found> {
  const own = await findUsageLimits(reader, limited);
  const agreed = await agreementLimitsOf(reader, limited, now);
  const sets: LimitSet[] = [];
  if (own !== null) sets.push({ source: "account", rules: own.limits });
  if (agreed?.limits) sets.push({ source: "agreement", rules: agreed.limits });
  return {
    agreed,
    sets: sets.filter(({ rules }) => rules.limits.length > 0 || rules.blocksWithoutLimit || rules.blocksBeyondCreditLimit),
  };
}

type Gathering = { readonly limited: Limited; readonly now: Instant; readonly sets: Found["sets"]; readonly credit: AccountCredit };

async function gatherFacts(reader: Reader, { limited, now, sets, credit }: Gathering): Promise<LimitFacts> {
  const limits = sets.flatMap(({ rules }) => rules.limits);
  const used: UsedInPeriod[] = [];
  for (const per of ["day", "cycle"] as const) {
    if (!limits.some((limit) => limit.per === per)) continue;
    const period = limitPeriodAt(per, now, limited.cycle);
    used.push({ per, ...period, usage: await sumUsedByAccount(reader, limited, period) });
  }
  const named = limits.flatMap((limit) => limit.for ?? []);
  const targets = await nameLimitTargets(reader, named);
  return { sets, used, targets, credit, currency: limited.currency, zone: limited.timeZone };
}

/** A credit limit that was agreed stands in place of the account's own. */
async function creditOf(reader: Reader, limited: Limited, { agreed }: Found): Promise<AccountCredit> {
  return {
    limit: agreed?.creditLimit ?? (await findAccountCreditLimit(reader, limited)),
    billed: await ledgerBalance(reader, limited, "receivable"),
    unbilled: await unbilledGross(reader, limited),
  };
}
