import { listVersions } from "#db/queries/price-plans.ts";
import { countVersionUse } from "#db/queries/version-use.ts";
import { longestCycleMonths } from "#db/queries/versions-pricing.ts";
import type { Tx } from "#db/tx.ts";
import type { VersionUse, VersionUses } from "#lib/domain/price-plan/pin-view.ts";
import { MOST_COUNTED } from "#lib/domain/price-plan/plan-audience.ts";
import type { StoredPlan } from "#lib/domain/price-plan/stored-plan.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Context } from "./context.ts";

/** No month is longer, and a clock may be put back. */
const LONGEST_MONTH = 31;

/** How many subscriptions on a plan each of its versions prices now, newest first. */
export async function versionUses(tx: Tx, { now }: Context, plan: StoredPlan): Promise<VersionUses> {
  const versions = await listVersions(tx, plan.pricePlanId);
  const longestCycleDays = (await longestCycleMonths(tx)) * LONGEST_MONTH + 1;
  const counted = await countVersionUse(tx, { plan, versions, now }, longestCycleDays);
  const numberOf = (versionId: number) =>
    present(
      versions.find((one) => one.versionId === versionId),
      `version ${versionId}`,
    ).version;
  const uses = new Map<string, VersionUse>();
  for (const { versionId, isPinned, isInexact, subscriptions, accounts } of counted) {
    if (versionId === null) continue;
    const key = `${versionId} ${isInexact}`;
    const known = uses.get(key) ?? { version: numberOf(versionId), subscriptions: 0, accounts: 0, pinned: 0, orEarlier: isInexact };
    uses.set(key, {
      ...known,
      subscriptions: known.subscriptions + subscriptions,
      accounts: known.accounts + accounts,
      pinned: known.pinned + (isPinned ? subscriptions : 0),
    });
  }
  const total = counted.reduce((sum, { subscriptions }) => sum + subscriptions, 0);
  return {
    rows: [...uses.values()].toSorted((one, other) => other.version - one.version),
    without: counted.find(({ versionId }) => versionId === null)?.subscriptions ?? 0,
    isMore: total > MOST_COUNTED,
  };
}
