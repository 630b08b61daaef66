import type { Currency } from "#lib/kernel/currency.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import type { Refusal } from "../refusal.ts";
import type { PlanRef } from "./plan-audience.ts";
import type { AudienceChange } from "./plan-audience-schema.ts";
import type { PricePlanKind } from "./price-plan.ts";

export type TargetFacts = {
  readonly id: number;
  readonly name: string;
  readonly plan: (PlanRef & { readonly pricePlanId: number }) | null;
};

export type AudienceFacts = {
  readonly plan: {
    readonly pricePlanId: number;
    readonly name: string;
    readonly kind: PricePlanKind;
    readonly currency: Currency;
    readonly isArchived: boolean;
  };
  /** In force or scheduled. */
  readonly hasVersion: boolean;
  readonly change: AudienceChange;
  readonly targets: readonly TargetFacts[];
  /** Asked for, and not there. */
  readonly unknown: readonly string[];
  /** Accounts that would pay by the plan and are in another currency. */
  readonly foreign: readonly { readonly number: string; readonly currency: string }[];
};

/**
 * Whether it may be done, in this order: the plan may take such users, they are there, it changes anything, the plan has been published,
 * and each of them is in its currency. Taking somebody off a plan needs no more than that they are on it.
 */
export function refuseAudience(facts: AudienceFacts): Refusal | null {
  const { plan, change, unknown } = facts;
  const wanted = change.target.kind === "groups" ? "group" : "subscription";
  if (plan.kind !== wanted) return { code: "INVALID_INPUT", path: "target.kind" };
  if (unknown.length > 0) {
    const problem = `There is no ${wanted} ${listInWords(unknown, "or")}.`;
    return { code: "DEFINITION_INVALID", path: "target", params: { problem } };
  }
  if (changing(facts).length === 0) return { code: "AUDIENCE_UNCHANGED" };
  return change.change === "release" ? null : refuseAssigning(facts);
}

function refuseAssigning({ plan, hasVersion, foreign }: AudienceFacts): Refusal | null {
  if (plan.isArchived) return { code: "DEFINITION_ARCHIVED" };
  if (!hasVersion) return { code: "PLAN_NOT_PUBLISHED", params: { plan: plan.name } };
  if (foreign.length === 0) return null;
  const accounts = listInWords(
    foreign.map(({ number, currency }) => `${number} (${currency})`),
    "and",
  );
  return { code: "AUDIENCE_CURRENCY", params: { plan: plan.name, currency: plan.currency, accounts } };
}

/** Those of the named whose plan becomes another. */
export function changing({ plan, change, targets }: Pick<AudienceFacts, "plan" | "change" | "targets">): readonly TargetFacts[] {
  const isOn = (target: TargetFacts) => target.plan?.pricePlanId === plan.pricePlanId;
  return targets.filter((target) => (change.change === "assign" ? !isOn(target) : isOn(target)));
}
