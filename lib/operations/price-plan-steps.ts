import type { AccountKey } from "#db/queries/account-key.ts";
import { listOpenHolds } from "#db/queries/holds.ts";
import { listOwnPlans } from "#db/queries/plan-audience.ts";
import { listVersions, planCandidates } from "#db/queries/price-plans.ts";
import { findAgreementInForce } from "#db/queries/pricing-agreements.ts";
import { pinsOfAccount } from "#db/queries/version-pins.ts";
import type { Reader } from "#db/tx.ts";
import type { PriceStep, VersionStay } from "#lib/domain/account/account-view.ts";
import type { PricePlan, VersionHead } from "#lib/domain/price-plan/price-plan.ts";
import { instantTextOrNull } from "#lib/domain/price-plan/to-view.ts";
import { type VersionReason, type VersionStanding, versionStanding } from "#lib/domain/price-plan/version-standing.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import type { Context } from "./context.ts";
import { versionSubject } from "./version-subject.ts";

/** What all subscriptions of an account share: the plan agreed on, their plans of their own, the pins and the holds. */
export async function priceSurroundings(reader: Reader, key: AccountKey, now: Instant) {
  const agreement = (await findAgreementInForce(reader, key, now))?.document.pricePlan ?? null;
  const [ownPlans, pins] = [await listOwnPlans(reader, key), await pinsOfAccount(reader, key)];
  return { agreement, ownPlans, pins, holds: await listOpenHolds(reader) };
}

type Question = Awaited<ReturnType<typeof priceSurroundings>> & { readonly subscriber: Subscriber; readonly groupName: string };

/**
 * The plans that may price a subscription's usage, first the one that is asked first, why each of them, and by which version: the one that
 * prices this subscription now, which need not be the newest.
 */
export async function priceSteps({ database, now }: Context, question: Question): Promise<readonly PriceStep[]> {
  const { agreement: agreementPlan, subscriber, pins, holds } = question;
  const { pricePlanId: subscriptionPlanId, classificationPlanId, currency } = subscriber;
  const steps: PriceStep[] = [];
  for (const plan of await planCandidates(database, { agreementPlan, subscriptionPlanId, classificationPlanId, currency })) {
    const { pricePlanId, code, name } = plan;
    const versions = await listVersions(database, pricePlanId);
    const standing = versionStanding(versions, versionSubject(subscriber, { pins, pricePlanId }), now);
    steps.push({
      code,
      name,
      because: because(plan, question),
      version: standing.version?.version ?? null,
      stays: staysOf(standing.reason, versions),
      next: nextOf(standing),
      isOnHold: holds.some(({ target }) => target.kind === "plan" && target.id === pricePlanId),
    });
  }
  return steps;
}

function because({ pricePlanId, code }: PricePlan, { agreement, subscriber, groupName, ownPlans }: Question): string {
  if (code === agreement) return "of the pricing agreement";
  const { subscriptionId, schemeName, classificationPlanId, currency } = subscriber;
  if (pricePlanId === subscriber.pricePlanId) {
    const isOwn = (ownPlans.get(subscriptionId) ?? null) !== null;
    return isOwn ? "of this subscription" : `of the billing terms ${schemeName}`;
  }
  return pricePlanId === classificationPlanId ? `of the group ${groupName}` : `for everybody in ${currency}`;
}

function staysOf(reason: VersionReason, versions: readonly VersionHead[]): VersionStay | null {
  if (reason.kind === "pinned") return { kind: "pinned", to: instantTextOrNull(reason.pin.to) };
  if (reason.kind === "latest") return null;
  const later = versions.find(({ versionId }) => versionId === reason.later.versionId);
  return later ? { kind: "earlier", later: later.version, reachedAt: instantTextOrNull(reason.reachedAt) } : null;
}

function nextOf({ next }: VersionStanding<VersionHead>): PriceStep["next"] {
  return next && { version: next.version?.version ?? null, at: instantToString(next.at) };
}
