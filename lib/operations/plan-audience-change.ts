import {
  accountsInGroup,
  type ForeignAccount,
  findSubscriptionTargets,
  foreignAccountsInGroups,
  foreignAccountsOf,
  listGroupTargets,
} from "#db/queries/plan-audience.ts";
import { listVersions } from "#db/queries/price-plans.ts";
import { findStoredPlan } from "#db/queries/stored-plans.ts";
import type { Tx } from "#db/tx.ts";
import { parseSubscriptionNumber } from "#lib/domain/account/search-text.ts";
import { type AudienceFacts, changing, refuseAudience, type TargetFacts } from "#lib/domain/price-plan/decide-audience.ts";
import type { AudienceChangeView } from "#lib/domain/price-plan/plan-audience.ts";
import type { AudienceChange } from "#lib/domain/price-plan/plan-audience-schema.ts";
import type { VersionHead } from "#lib/domain/price-plan/price-plan.ts";
import type { StoredPlan } from "#lib/domain/price-plan/stored-plan.ts";
import { toPlanHeadView, toVersionMark } from "#lib/domain/price-plan/to-view.ts";
import { nextVersion, versionInForce } from "#lib/domain/price-plan/version-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";

export type AudienceQuestion = { readonly code: string; readonly change: AudienceChange };

type ChangingTarget = TargetFacts & { readonly code: string; readonly accountId?: number };

export type PlannedAudience = {
  readonly plan: StoredPlan;
  readonly targets: readonly ChangingTarget[];
  readonly refusal: Refusal | null;
  readonly view: AudienceChangeView;
};

/** Accounts named in a refusal; the first few show what is wrong. */
const MOST_FOREIGN = 10;

/** What giving the plan to somebody, or taking it from them, would change. The preview shows it, and the commit writes it. */
export async function planAudienceChange(
  tx: Tx,
  context: Context,
  { code, change }: AudienceQuestion,
): Promise<Result<PlannedAudience, Refusal>> {
  const plan = await findStoredPlan(tx, code);
  if (plan === null) return refused({ code: "NOT_FOUND" });
  const versions = await listVersions(tx, plan.pricePlanId);
  const targets = await targetsOf(tx, change.target);
  const named = namesIn(change.target);
  const facts: AudienceFacts = {
    plan: { ...plan, isArchived: plan.archivedAt !== null },
    hasVersion: versions.length > 0,
    change,
    targets,
    unknown: named.filter((name) => !targets.some((target) => target.code === name)),
    foreign: await foreignTo(tx, plan, { change, targets }),
  };
  const ids = new Set(changing(facts).map(({ id }) => id));
  const moving = targets.filter(({ id }) => ids.has(id));
  const refusal = refuseAudience(facts);
  return ok({ plan, targets: moving, refusal, view: await toView(tx, context, { facts, plan, versions, moving, refusal }) });
}

function namesIn(target: AudienceChange["target"]): readonly string[] {
  const names = target.kind === "groups" ? target.codes : target.numbers.map((number) => number.toUpperCase());
  return [...new Set(names)];
}

async function targetsOf(tx: Tx, target: AudienceChange["target"]): Promise<readonly (ChangingTarget & { accountNumber?: string })[]> {
  if (target.kind === "groups") {
    const wanted = new Set(target.codes);
    return (await listGroupTargets(tx)).filter(({ code }) => wanted.has(code));
  }
  const ids = target.numbers.map(parseSubscriptionNumber).filter((id) => id !== null);
  return (await findSubscriptionTargets(tx, ids)).map((one) => ({ ...one, code: one.name }));
}

type Assigning = { readonly change: AudienceChange; readonly targets: readonly TargetFacts[] };

async function foreignTo(tx: Tx, { currency }: StoredPlan, { change, targets }: Assigning): Promise<readonly ForeignAccount[]> {
  if (change.change === "release" || targets.length === 0) return [];
  const question = { ids: targets.map(({ id }) => id), currency, limit: MOST_FOREIGN };
  return change.target.kind === "groups" ? foreignAccountsInGroups(tx, question) : foreignAccountsOf(tx, question);
}

type Seen = Omit<PlannedAudience, "view" | "targets"> & {
  readonly facts: AudienceFacts;
  readonly versions: readonly VersionHead[];
  readonly moving: readonly (ChangingTarget & { readonly accountNumber?: string })[];
};

async function toView(tx: Tx, { now }: Context, { facts, plan, versions, moving, refusal }: Seen): Promise<AudienceChangeView> {
  const live = versionInForce(versions, now);
  const next = nextVersion(versions, now);
  const isGroups = facts.change.target.kind === "groups";
  const groups: AudienceChangeView["groups"][number][] = [];
  for (const { id, code, name, plan: before } of isGroups ? moving : []) {
    groups.push({ code, name, accounts: await accountsInGroup(tx, id), before: before && { code: before.code, name: before.name } });
  }
  const subscriptions = (isGroups ? [] : moving).map(({ name, accountNumber, plan: before }) => ({
    number: name,
    accountNumber: accountNumber ?? "",
    before: before && { code: before.code, name: before.name },
  }));
  return {
    plan: toPlanHeadView(plan),
    live: live && toVersionMark(live),
    next: next && toVersionMark(next),
    groups,
    subscriptions,
    foreign: facts.foreign,
    refusal: refusal && { code: refusal.code, message: refusalSentence(refusal) },
    // Counts are not in it: an account that is opened meanwhile makes nothing else of what was agreed to.
    seen: await sha256Hex(
      canonicalJson({
        plan: plan.code,
        change: facts.change.change,
        live: live?.versionId ?? null,
        next: next?.versionId ?? null,
        moving: moving.map(({ code, plan: before }) => ({ code, before: before?.code ?? null })),
      }),
    ),
  };
}
