import { type AccountSums, type AccountsTally, CHANGE_STEPS, MOST_ACCOUNTS } from "./tally.ts";

/** What accounts would pay more or less: how many, by how much, and who most. */
export function tallyAccounts(accounts: readonly AccountSums[]): AccountsTally {
  const changes = accounts.map((sums) => ({ sums, change: changeOf(sums) }));
  const steps = Array.from({ length: CHANGE_STEPS.length + 1 }, () => 0);
  for (const { sums, change } of changes) {
    if (change === 0n) continue;
    const step = stepOf(change, BigInt(sums.now));
    steps[step] = (steps[step] ?? 0) + 1;
  }
  return {
    more: changes.filter(({ change }) => change > 0n).length,
    less: changes.filter(({ change }) => change < 0n).length,
    same: changes.filter(({ change }) => change === 0n).length,
    steps,
    payMore: most(accounts, 1n),
    payLess: most(accounts, -1n),
  };
}

/** Of two parts: no account is in both. */
export function mergeAccounts(one: AccountsTally, other: AccountsTally): AccountsTally {
  return {
    more: one.more + other.more,
    less: one.less + other.less,
    same: one.same + other.same,
    steps: one.steps.map((count, index) => count + (other.steps[index] ?? 0)),
    payMore: most([...one.payMore, ...other.payMore], 1n),
    payLess: most([...one.payLess, ...other.payLess], -1n),
  };
}

function most(accounts: readonly AccountSums[], sign: 1n | -1n): readonly AccountSums[] {
  return accounts
    .map((sums) => ({ sums, change: changeOf(sums) * sign }))
    .filter(({ change }) => change > 0n)
    .sort((left, right) => compare(right.change, left.change) || left.sums.accountId - right.sums.accountId)
    .slice(0, MOST_ACCOUNTS)
    .map(({ sums }) => sums);
}

function changeOf({ now, tried }: AccountSums): bigint {
  return BigInt(tried) - BigInt(now);
}

function compare(left: bigint, right: bigint): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/**
 * The step in which a change lies, of what is paid now: a rise of exactly 5 % is still in "up to 5 %", and so is a fall. Whoever paid
 * nothing, or was owed, has no percentage, and counts as the greatest rise or fall.
 */
function stepOf(change: bigint, now: bigint): number {
  if (now <= 0n) return change > 0n ? CHANGE_STEPS.length : 0;
  const hundredfold = change * 100n;
  const reached = CHANGE_STEPS.findIndex((step) => {
    const bound = BigInt(step) * now;
    return change > 0n ? hundredfold <= bound : hundredfold < bound;
  });
  return reached < 0 ? CHANGE_STEPS.length : reached;
}
