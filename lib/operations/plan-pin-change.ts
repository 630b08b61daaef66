import type { AccountHead } from "#db/mapping/accounts.ts";
import { findAccountByNumber } from "#db/queries/accounts.ts";
import { listVersions, planCandidates } from "#db/queries/price-plans.ts";
import { findAgreementInForce } from "#db/queries/pricing-agreements.ts";
import { findStoredPlan } from "#db/queries/stored-plans.ts";
import { listSubscribersOfAccount } from "#db/queries/subscribers.ts";
import { pinsOfAccount } from "#db/queries/version-pins.ts";
import type { Tx } from "#db/tx.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { endOfPin, type NumberedPin, refuseEndPin, refusePin } from "#lib/domain/price-plan/decide-pin.ts";
import type { PinChange } from "#lib/domain/price-plan/pin-schema.ts";
import type { PinChangeView, PinnedSubscription } from "#lib/domain/price-plan/pin-view.ts";
import type { VersionHead } from "#lib/domain/price-plan/price-plan.ts";
import type { StoredPlan } from "#lib/domain/price-plan/stored-plan.ts";
import { instantTextOrNull, toPlanHeadView, toVersionMark } from "#lib/domain/price-plan/to-view.ts";
import { type VersionPin, versionFor } from "#lib/domain/price-plan/version-for.ts";
import { withoutPin } from "#lib/domain/price-plan/version-standing.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";
import { pinnedSamples } from "./pinned-samples.ts";
import { versionSubject } from "./version-subject.ts";

export type PinQuestion = { readonly code: string; readonly pin: PinChange };

export type PlannedPin = {
  readonly plan: StoredPlan;
  readonly account: AccountHead;
  /** As it would stand from then on; null where it cannot be done. */
  readonly pin: VersionPin | null;
  readonly version: VersionHead | null;
  readonly subscription: string | null;
  readonly refusal: Refusal | null;
  readonly view: PinChangeView;
};

/** What keeping an account on a version, or ending that, would change. The preview shows it, and the commit writes it. */
export async function planPinChange(tx: Tx, context: Context, { code, pin }: PinQuestion): Promise<Result<PlannedPin, Refusal>> {
  const plan = await findStoredPlan(tx, code);
  if (plan === null) return refused({ code: "NOT_FOUND" });
  const account = await findAccountByNumber(tx, pin.account);
  if (account === null) return refused({ code: "NOT_FOUND", path: "pin.account" });
  const subscribers = await listSubscribersOfAccount(tx, account);
  const pins = (await pinsOfAccount(tx, account)).filter(({ pricePlanId }) => pricePlanId === plan.pricePlanId);
  const facts = { plan, account, subscribers, pins, versions: await listVersions(tx, plan.pricePlanId) };
  const decided = pin.change === "pin" ? decideNew(context, { ...facts, pin }) : decideEnd(context, { ...facts, pinId: pin.pinId });
  if (!decided.ok) return decided;
  const { standing, refusal, version } = decided.value;
  const view = await toView(tx, context, { ...facts, ...decided.value, change: pin.change });
  const subscription = subscribers.find(({ subscriptionId }) => subscriptionId === standing?.subscriptionId)?.subscriptionNumber ?? null;
  return ok({ plan, account, pin: refusal === null ? standing : null, version, subscription, refusal, view });
}

type Facts = {
  readonly plan: StoredPlan;
  readonly account: AccountHead;
  readonly subscribers: readonly Subscriber[];
  /** Of the account, and of this plan. */
  readonly pins: readonly NumberedPin[];
  readonly versions: readonly VersionHead[];
};

type Decided = {
  /** The pin as it would be; null where there is no such version or pin. */
  readonly standing: VersionPin | null;
  readonly version: VersionHead | null;
  readonly refusal: Refusal | null;
  /** The pins of the account after it. */
  readonly after: readonly NumberedPin[];
};

type New = Facts & { readonly pin: Extract<PinChange, { change: "pin" }> };

function decideNew({ now }: Context, { plan, account, subscribers, pins, versions, pin }: New): Result<Decided, Refusal> {
  const target = subscribers.find(({ subscriptionNumber }) => subscriptionNumber === pin.subscription) ?? null;
  if (pin.subscription !== null && target === null) return refused({ code: "NOT_FOUND", path: "pin.subscription" });
  const version = versions.find((one) => one.version === pin.version) ?? null;
  const from = pin.from ?? now;
  const refusal = refusePin({
    plan: { ...plan, isArchived: plan.archivedAt !== null },
    account,
    version,
    target: { subscriptionId: target?.subscriptionId ?? null, name: target?.subscriptionNumber ?? account.number },
    from,
    to: pin.to,
    pins,
    versionNumbers: new Map(versions.map((one) => [one.versionId, one.version])),
    now,
  });
  const standing = version && { versionId: version.versionId, subscriptionId: target?.subscriptionId ?? null, from, to: pin.to };
  return ok({ standing, version, refusal, after: standing === null ? pins : [...pins, { ...standing, pinId: 0 }] });
}

function decideEnd({ now }: Context, { pins, versions, pinId }: Facts & { readonly pinId: number }): Result<Decided, Refusal> {
  const ending = pins.find((pin) => pin.pinId === pinId) ?? null;
  if (ending === null) return refused({ code: "NOT_FOUND", path: "pin.pinId" });
  const { pinId: _, ...pin } = ending;
  const ended = { ...pin, to: endOfPin(ending, now) };
  return ok({
    standing: ended,
    version: versions.find(({ versionId }) => versionId === ending.versionId) ?? null,
    refusal: refuseEndPin(ending, now),
    after: pins.map((one) => (one === ending ? { ...ended, pinId } : one)),
  });
}

type Seen = Facts & Decided & { readonly change: PinChange["change"] };

async function toView(tx: Tx, { actor, now }: Context, seen: Seen): Promise<PinChangeView> {
  const { plan, account, standing, versions, change, refusal } = seen;
  const concerned = seen.subscribers.filter((one) => standing?.subscriptionId == null || one.subscriptionId === standing.subscriptionId);
  const subscriptions: PinnedSubscription[] = [];
  // A pin that is ended before it began changes what would have been at its beginning.
  const at = change === "pin" ? (standing?.from ?? now) : (standing?.to ?? now);
  for (const subscriber of concerned) subscriptions.push(await toSubscription(tx, { ...seen, subscriber, now, at }));
  const named = new Set(subscriptions.flatMap((one) => [one.now, one.after, one.otherwise?.version ?? null]));
  const compared = versions.filter(({ version }) => named.has(version)).toSorted((one, other) => one.version - other.version);
  const from = standing?.from ?? now;
  const seesNames = actor.kind === "user" && can(actor.role, "account.read");
  return {
    plan: toPlanHeadView(plan),
    account: account.number,
    accountName: seesNames ? account.name : null,
    from: instantToString(from),
    to: instantTextOrNull(standing?.to ?? null),
    subscriptions,
    versions: compared.map(toVersionMark),
    samples: await pinnedSamples(tx, { pricePlanId: plan.pricePlanId, versions: compared, now }),
    refusal: refusal && { code: refusal.code, message: refusalSentence(refusal), path: refusal.path ?? null },
    // Instants are not in it: "now" is another at the commit. What is asked about stands in the input.
    seen: await sha256Hex(
      canonicalJson({
        plan: plan.code,
        change,
        subscriptions: subscriptions.map(({ otherwise, ...one }) => ({ ...one, otherwise: otherwise?.version ?? null })),
      }),
    ),
  };
}

type Concerned = Seen & { readonly subscriber: Subscriber; readonly now: PinnedInstant; readonly at: PinnedInstant };
type PinnedInstant = Context["now"];

async function toSubscription(
  tx: Tx,
  { plan, pins, after, versions, standing, change, subscriber, now, at }: Concerned,
): Promise<PinnedSubscription> {
  const { pricePlanId } = plan;
  const withPlan = (all: readonly NumberedPin[]) => all.map((pin) => ({ ...pin, pricePlanId }));
  const before = versionSubject(subscriber, { pins: withPlan(pins), pricePlanId });
  const later = versionSubject(subscriber, { pins: withPlan(after), pricePlanId });
  const otherwise = change === "pin" && standing !== null ? withoutPin(versions, before, standing) : null;
  const agreement = await findAgreementInForce(tx, subscriber, now);
  const asked = await planCandidates(tx, {
    agreementPlan: agreement?.document.pricePlan ?? null,
    subscriptionPlanId: subscriber.pricePlanId,
    classificationPlanId: subscriber.classificationPlanId,
    currency: subscriber.currency,
  });
  const place = asked.findIndex((one) => one.pricePlanId === pricePlanId);
  return {
    number: subscriber.subscriptionNumber,
    now: versionFor(versions, before, now)?.version ?? null,
    after: versionFor(versions, later, at)?.version ?? null,
    otherwise: otherwise && { version: otherwise.version?.version ?? null, at: instantToString(otherwise.at) },
    keepsOwn:
      standing?.subscriptionId === null &&
      before.pins.some((pin) => pin.subscriptionId !== null && pin.from <= at && (pin.to === null || at < pin.to)),
    askedAfter: place < 0 ? null : asked.slice(0, place).map(({ name }) => name),
  };
}
