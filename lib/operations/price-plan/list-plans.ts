import { findInstallation } from "#db/queries/installation.ts";
import { listAllVersions, listOpenDrafts, listPricePlans } from "#db/queries/price-plans.ts";
import { listArchivedPlans } from "#db/queries/stored-plans.ts";
import { longestCycleMonths } from "#db/queries/versions-pricing.ts";
import { withTransaction } from "#db/tx.ts";
import type { DraftHead, PricePlan, VersionHead } from "#lib/domain/price-plan/price-plan.ts";
import type { PricePlanListView, PricePlanRow } from "#lib/domain/price-plan/price-plan-view.ts";
import { toPlanHeadView, toPricingVersions, toVersionMark } from "#lib/domain/price-plan/to-view.ts";
import { nextVersion, type VersionLine, versionInForce } from "#lib/domain/price-plan/version-state.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";

/** The plans in use, or those that were put away. */
export async function listPlans(context: Context, { archived = false }: { readonly archived?: boolean } = {}): Promise<PricePlanListView> {
  return withTransaction(context.database, async (tx) => {
    const versions = Map.groupBy(await listAllVersions(tx), ({ pricePlanId }) => pricePlanId);
    const drafts = new Map((await listOpenDrafts(tx)).map((draft) => [draft.pricePlanId, draft]));
    const plans = archived ? await listArchivedPlans(tx) : await listPricePlans(tx);
    const zone = (await findInstallation(tx))?.timeZone ?? "UTC";
    const months = await longestCycleMonths(tx);
    const rows = plans.map((plan) => {
      const line = { versions: versions.get(plan.pricePlanId) ?? [], longestCycleMonths: months };
      return toRow({ plan, line, draft: drafts.get(plan.pricePlanId) ?? null, now: context.now });
    });
    return { plans: rows, zone, now: instantToString(context.now) };
  });
}

type Line = {
  readonly plan: PricePlan;
  readonly line: VersionLine<VersionHead>;
  readonly draft: DraftHead | null;
  readonly now: Instant;
};

function toRow({ plan, line, draft, now }: Line): PricePlanRow {
  const live = versionInForce(line.versions, now);
  const next = nextVersion(line.versions, now);
  return {
    ...toPlanHeadView(plan),
    live: live && toVersionMark(live),
    pricing: toPricingVersions(line, now),
    next: next && toVersionMark(next),
    draft: draft === null ? null : draft.state === "inReview" ? "inReview" : "draft",
  };
}
