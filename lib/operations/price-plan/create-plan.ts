import { nextId } from "#db/ids.ts";
import { addDraftEditor, findPricePlanByCode, insertDraft, liveVersionOf, versionDocument } from "#db/queries/price-plans.ts";
import { findGlobalPlan, findPlanNamed, findStoredPlan, insertPricePlan, lockPlanNames } from "#db/queries/stored-plans.ts";
import type { Tx } from "#db/tx.ts";
import { decideSaveDefinition } from "#lib/domain/definition/decide-save-definition.ts";
import { copiedDocument, emptyDocument } from "#lib/domain/price-plan/first-document.ts";
import type { CreatePlanInput } from "#lib/domain/price-plan/plan-edit-schema.ts";
import { documentHash, type PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { storedDefinition } from "#lib/domain/price-plan/stored-plan.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type PlanCreated = { readonly code: string; readonly draftId: number };

/**
 * Makes a plan with its first draft, both or neither. Nobody pays by it yet: its first version is reviewed like any other, and who is on
 * it is said once there is one. Who chose what it begins with is the draft's editor: they may not approve it.
 */
export async function createPlan(context: Context, input: CreatePlanInput): Promise<Result<PlanCreated, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const pricePlanId = await nextId(context.database, "pricePlan");
  const draftId = await nextId(context.database, "pricePlanDraft");
  const { code, name, description, kind, currency } = input;
  return idempotently(context, { action: "pricePlan.create", request: input }, async (tx) => {
    await lockPlanNames(tx);
    const refusal = await refuseTaken(tx, input);
    if (refusal !== null) return refused(refusal);
    const document = await firstDocument(tx, context, input);
    if (!document.ok) return document;
    await insertPricePlan(tx, { pricePlanId, code, name, description, kind, currency });
    const hash = await documentHash(document.value);
    const draft = { draftId, pricePlanId, basedOnVersionId: null, state: "draft", revision: 1 };
    await insertDraft(tx, { ...draft, document: document.value, documentHash: hash });
    await addDraftEditor(tx, draftId, user.value);
    const after = { name, description, kind, currency, draftId, documentHash: hash, begins: input.begins };
    await writeAudit(tx, context, { action: "pricePlan.create", entity: "pricePlan", entityId: code, after });
    return ok({ code, draftId });
  });
}

async function refuseTaken(tx: Tx, { code, name, description, kind, currency }: CreatePlanInput): Promise<Refusal | null> {
  const stored = await findStoredPlan(tx, code);
  const decided = decideSaveDefinition({
    code,
    revision: null,
    state: { name, description },
    stored: stored && storedDefinition(stored),
    namesake: await findPlanNamed(tx, name),
    editor: null,
  });
  if (!decided.ok) return decided.refusal;
  const global = kind === "global" ? await findGlobalPlan(tx, currency) : null;
  return global && { code: "GLOBAL_PLAN_EXISTS", path: "currency", params: { currency, plan: global.name } };
}

async function firstDocument(tx: Tx, { now }: Context, input: CreatePlanInput): Promise<Result<PricePlanDocument, Refusal>> {
  if (input.begins.kind === "empty") return ok(emptyDocument(input, input));
  const source = await findPricePlanByCode(tx, input.begins.plan);
  const live = source && (await liveVersionOf(tx, { pricePlanId: source.pricePlanId, at: now }));
  if (!live) {
    const problem = `No version of ${source?.name ?? input.begins.plan} is in force, so there is nothing to copy.`;
    return refused({ code: "DEFINITION_INVALID", path: "begins.plan", params: { problem } });
  }
  const { taxInclusive, timeZone } = input;
  return ok(copiedDocument(await versionDocument(tx, live.versionId), input, { taxInclusive, timeZone }));
}
