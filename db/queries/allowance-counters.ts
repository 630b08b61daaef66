import { and, asc, desc, eq, gt, notLike, type SQL, sql } from "drizzle-orm";
import type { AllowanceUser } from "#lib/domain/allowance/shared-allowance-view.ts";
import type { CounterPlace, CounterValue } from "#lib/domain/counting/counter-place.ts";
import { decimalToShortString } from "#lib/kernel/decimal.ts";
import { subscription } from "../schema/account.ts";
import { rateCounter } from "../schema/account-usage.ts";
import type { Reader } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";
import { fromDbCounter } from "./rate-counters.ts";

const NAMES_OF_ALLOWANCES = '["allowance",%,"freeUsage"%';

/** Newest cycle first. What the SIMs share has a list of its own: each SIM has a counter of it. */
export async function listCountersBesideAllowances(reader: Reader, key: AccountKey, limit: number): Promise<readonly CounterValue[]> {
  const rows = await reader
    .select()
    .from(rateCounter)
    .where(and(ofAccount(rateCounter, key), gt(rateCounter.udrs, 0), notLike(rateCounter.name, NAMES_OF_ALLOWANCES)))
    .orderBy(desc(rateCounter.cycle), asc(rateCounter.ownerKind), asc(rateCounter.ownerId), asc(rateCounter.name))
    .limit(limit);
  return rows.map(fromDbCounter);
}

type Asked = { readonly place: CounterPlace; readonly limit: number };

/** Of an allowance in its period: the SIMs that took most of it, and how many took of it in all. */
export async function listAllowanceUsers(
  reader: Reader,
  key: AccountKey,
  { place, limit }: Asked,
): Promise<{ readonly users: readonly AllowanceUser[]; readonly count: number }> {
  const where = and(ofAccount(rateCounter, key), isShareOf(place));
  const rows = await reader
    .select({ subscription: subscription.number, quantity: rateCounter.quantity, udrs: rateCounter.udrs })
    .from(rateCounter)
    .innerJoin(subscription, and(ofAccount(subscription, key), eq(subscription.subscriptionId, rateCounter.ownerId)))
    .where(where)
    .orderBy(desc(rateCounter.quantity), asc(subscription.number))
    .limit(limit);
  const [all] = rows.length < limit ? [] : await reader.select({ count: sql<number>`count(*)::int` }).from(rateCounter).where(where);
  const users = rows.map(({ quantity, ...row }) => ({ ...row, taken: decimalToShortString(quantity) }));
  return { users, count: all?.count ?? users.length };
}

/** A SIM's own counter goes by the cycle and the name of what is shared. */
function isShareOf({ cycle, name }: CounterPlace): SQL | undefined {
  const { ownerKind, udrs } = rateCounter;
  return and(eq(ownerKind, "subscription"), eq(rateCounter.cycle, cycle), eq(rateCounter.name, name), gt(udrs, 0));
}
