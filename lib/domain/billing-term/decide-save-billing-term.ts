import { micros } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import { reasonAgainstBeginning, reasonAgainstMove } from "./billing-term-moves.ts";
import type { BillingTermState } from "./billing-term-state.ts";
import { type BoundedSubscriptions, subscriptionsInWords } from "./billing-term-view.ts";

export type DefaultPlanFacts = { readonly name: string; readonly currency: string; readonly isArchived: boolean };

export type BillingTermSave = {
  readonly state: BillingTermState;
  /** Null when it is new. */
  readonly before: BillingTermState | null;
  readonly subscriptions: BoundedSubscriptions;
  /** Null when none has the code. */
  readonly plan: DefaultPlanFacts | null;
};

/** What holds for a scheme beyond what holds for every definition, in the order of the form. */
export function decideSaveBillingTerm(save: BillingTermSave): Result<null, Refusal> {
  const refusal = refuseState(save) ?? refuseSubscribed(save) ?? refusePlan(save);
  return refusal === null ? ok(null) : refused(refusal);
}

function refuseState({ state, before }: BillingTermSave): Refusal | null {
  if (before?.state === state.state) return null;
  const problem = before === null ? reasonAgainstBeginning(state.state) : reasonAgainstMove(before.state, state.state);
  return problem === null ? null : { code: "DEFINITION_INVALID", path: "state", params: { problem } };
}

/** A wallet or a bill was opened for each of them, in a currency: who is billed otherwise gets another scheme. */
function refuseSubscribed({ state, before, subscriptions }: BillingTermSave): Refusal | null {
  if (before === null || subscriptions.count === 0) return null;
  const changed = (["classification", "currency"] as const).find((member) => before[member] !== state[member]);
  if (changed === undefined) return null;
  const what = changed === "classification" ? "kind" : "currency";
  return { code: "TERMS_SUBSCRIBED", path: changed, params: { subscriptions: subscriptionsInWords(subscriptions), what } };
}

/** A plan that was archived after it became the default stays until another is chosen; nobody begins with one. */
function refusePlan({ state, before, plan }: BillingTermSave): Refusal | null {
  const { defaultPlan, currency } = state;
  if (defaultPlan === null) return null;
  const invalid = (problem: string): Refusal => ({ code: "DEFINITION_INVALID", path: "defaultPlan", params: { problem } });
  if (plan === null) return invalid(`There is no price plan ${defaultPlan}.`);
  if (plan.currency !== currency) return invalid(`${plan.name} is in ${plan.currency}, and these terms are in ${currency}.`);
  if (plan.isArchived && before?.defaultPlan !== defaultPlan) {
    return { code: "PART_ARCHIVED", path: "defaultPlan", params: { parts: plan.name } };
  }
  return null;
}

type Thresholds = Pick<BillingTermState, "maximumUnbilledUdrs" | "maximumUnbilledAmount">;

/** Whether anything that waited before might have to be billed now: only a threshold that became lower, or one that there was not. */
export function lowersThreshold(before: Thresholds | null, after: Thresholds): boolean {
  if (before === null) return false;
  const { maximumUnbilledUdrs: udrs, maximumUnbilledAmount: amount } = after;
  const isFewer = udrs !== null && (before.maximumUnbilledUdrs === null || udrs < before.maximumUnbilledUdrs);
  const isLess = amount !== null && (before.maximumUnbilledAmount === null || micros(amount) < micros(before.maximumUnbilledAmount));
  return isFewer || isLess;
}

/** What has reached a threshold and was not billed would wait beyond it: it is billed first. */
export function refuseReached(subscriptions: readonly string[], isMore: boolean): Refusal | null {
  if (subscriptions.length === 0) return null;
  return { code: "THRESHOLD_REACHED", path: "maximumUnbilledUdrs", params: { subscriptions: named(subscriptions, isMore) } };
}

function named(subscriptions: readonly string[], isMore: boolean): string {
  return isMore ? `${subscriptions.join(", ")} and others` : subscriptions.join(", ");
}
