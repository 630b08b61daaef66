import { nextId } from "#db/ids.ts";
import {
  findBillingTermNamed,
  insertBillingTerm,
  listReached,
  lockBillingTerm,
  lockThresholds,
  updateBillingTerm,
} from "#db/queries/billing-terms.ts";
import { findPricePlanByCode, lockPricePlan } from "#db/queries/price-plans.ts";
import { findStoredPlan } from "#db/queries/stored-plans.ts";
import type { Tx } from "#db/tx.ts";
import type { SaveBillingTermInput } from "#lib/domain/billing-term/billing-term-schema.ts";
import { type BillingTermState, billingTermState, storedBillingTerm } from "#lib/domain/billing-term/billing-term-state.ts";
import { decideSaveBillingTerm, lowersThreshold, refuseReached } from "#lib/domain/billing-term/decide-save-billing-term.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { micros } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { saveDefinition } from "../keep-definition.ts";

const MOST_NAMED = 5;

/** Makes a scheme, or saves one over the revision it was read at. What its subscriptions have is changed from now on, never before. */
export async function saveBillingTerm(context: Context, input: SaveBillingTermInput): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code } = input;
  const state = billingTermState(input);
  const billingTermSchemeId = await nextId(context.database, "definition");
  let defaultPricePlanId: number | null = null;
  return saveDefinition(context, {
    entity: "billingTerm",
    request: input,
    state,
    lock: async (tx) => {
      const stored = await lockBillingTerm(tx, code);
      return stored && storedBillingTerm(stored.scheme);
    },
    namesake: (tx) => findBillingTermNamed(tx, state.name),
    decide: async (tx, { stored }) => {
      const plan = state.defaultPlan === null ? null : await holdPlan(tx, state.defaultPlan);
      defaultPricePlanId = plan?.pricePlanId ?? null;
      const found = await lockBillingTerm(tx, code);
      const subscriptions = found?.scheme.subscriptions ?? { count: 0, isMore: false };
      const before = stored?.state ?? null;
      const decided = decideSaveBillingTerm({ state, before, subscriptions, plan });
      if (!decided.ok || found === null || !lowersThreshold(before, state)) return decided;
      const refusal = await refuseLowered(tx, { code, state, billingTermSchemeId: found.billingTermSchemeId });
      return refusal === null ? ok(null) : refused(refusal);
    },
    store: async (tx, { kind, revision }) => {
      const { defaultPlan: _code, maximumUnbilledAmount: amount, ...members } = state;
      const row = { ...members, defaultPricePlanId, maximumUnbilledAmount: amount === null ? null : micros(amount), revision };
      if (kind === "create") await insertBillingTerm(tx, { ...row, billingTermSchemeId, code });
      else await updateBillingTerm(tx, code, row);
    },
  });
}

/** Who archives the plan holds the same lock, so no scheme begins with a plan while that is put away. */
async function holdPlan(tx: Tx, code: string) {
  const found = await findPricePlanByCode(tx, code);
  if (found === null) return null;
  await lockPricePlan(tx, found.pricePlanId);
  const plan = await findStoredPlan(tx, code);
  return plan && { pricePlanId: plan.pricePlanId, name: plan.name, currency: plan.currency, isArchived: plan.archivedAt !== null };
}

type Lowered = { readonly code: string; readonly state: BillingTermState; readonly billingTermSchemeId: number };

async function refuseLowered(tx: Tx, { code, state, billingTermSchemeId }: Lowered): Promise<Refusal | null> {
  const { maximumUnbilledUdrs, maximumUnbilledAmount: amount } = state;
  await lockThresholds(tx, code);
  const thresholds = { maximumUnbilledUdrs, maximumUnbilledAmount: amount === null ? null : micros(amount) };
  const reached = await listReached(tx, { billingTermSchemeId, thresholds, limit: MOST_NAMED + 1 });
  return refuseReached(reached.slice(0, MOST_NAMED), reached.length > MOST_NAMED);
}
