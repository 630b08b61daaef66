import { findOpenDraft, listPricePlans, listVersions, planCandidates } from "#db/queries/price-plans.ts";
import { longestCycleMonths } from "#db/queries/versions-pricing.ts";
import type { Tx } from "#db/tx.ts";
import type { Actor } from "#lib/domain/people/actor.ts";
import { can } from "#lib/domain/people/permissions.ts";
import type { PricePlan, VersionHead } from "#lib/domain/price-plan/price-plan.ts";
import { versionStateAt } from "#lib/domain/price-plan/version-state.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import type { WhatIfChoice } from "#lib/domain/what-if/what-if-view.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { type AgreementTerms, agreementFor } from "./agreement-for.ts";
import type { Context } from "./context.ts";

/** A plan that may be asked about, with what there is of it. */
export type WhatIfPlan = {
  readonly plan: PricePlan;
  readonly isOwn: boolean;
  readonly versions: readonly VersionHead[];
  readonly hasDraft: boolean;
};

type Asked = { readonly subscriber: Subscriber; readonly ratingInstant: Instant };

/**
 * The plans that price the subscription's usage at an instant, and every other that it could have: of its currency, and not another customer's
 * agreement. Drafts are for who may see prices before they are published.
 */
export async function whatIfPlans(tx: Tx, { actor }: Pick<Context, "actor">, asked: Asked): Promise<readonly WhatIfPlan[]> {
  const { subscriber } = asked;
  const agreement = await agreementFor(tx, subscriber, asked);
  const own = await ownPlans(tx, subscriber, agreement);
  const ownIds = new Set(own.map(({ pricePlanId }) => pricePlanId));
  const others = (await listPricePlans(tx)).filter(({ pricePlanId, kind }) => kind !== "agreement" && !ownIds.has(pricePlanId));
  const plans: WhatIfPlan[] = [];
  for (const plan of [...own, ...others]) {
    if (plan.currency !== subscriber.currency) continue;
    const { pricePlanId } = plan;
    const versions = (await listVersions(tx, pricePlanId)).filter(({ corrects }) => corrects === null);
    const hasDraft = seesDrafts(actor) && (await findOpenDraft(tx, pricePlanId)) !== null;
    plans.push({ plan, isOwn: ownIds.has(pricePlanId), versions, hasDraft });
  }
  return plans;
}

function ownPlans(tx: Tx, subscriber: Subscriber, agreement: AgreementTerms | null): Promise<readonly PricePlan[]> {
  const { pricePlanId: subscriptionPlanId, classificationPlanId, currency } = subscriber;
  return planCandidates(tx, { agreementPlan: agreement?.pricePlan ?? null, subscriptionPlanId, classificationPlanId, currency });
}

function seesDrafts(actor: Actor): boolean {
  return actor.kind !== "system" && can(actor.role, "pricePlan.read");
}

/** Each version of each plan, as it may be chosen; the drafts of a plan before its versions, newest first. */
export async function toChoices(
  tx: Tx,
  plans: readonly WhatIfPlan[],
  { now, currentVersionId }: { readonly now: Instant; readonly currentVersionId: number | null },
): Promise<readonly WhatIfChoice[]> {
  const longest = await longestCycleMonths(tx);
  return plans.flatMap(({ plan: { code, name }, isOwn, versions, hasDraft }) => {
    const of = { plan: code, planName: name, isOwn };
    const draft: WhatIfChoice = { ...of, version: "draft", state: "draft", effectiveAt: null, isCurrent: false };
    const published = versions.map(
      (version): WhatIfChoice => ({
        ...of,
        version: String(version.version),
        state: versionStateAt(version, { versions, longestCycleMonths: longest }, now),
        effectiveAt: instantToString(version.effectiveAt),
        isCurrent: version.versionId === currentVersionId,
      }),
    );
    return hasDraft ? [draft, ...published] : published;
  });
}
