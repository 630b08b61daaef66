import { nextId } from "#db/ids.ts";
import { lastEditorOf, lockDefinitions } from "#db/queries/definition-changes.ts";
import { installationZone } from "#db/queries/installation.ts";
import { changeTaxSteps, findTaxRateNamed, findTaxRateUsers, insertTaxRate, lockTaxRate, updateTaxRate } from "#db/queries/tax-rates.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { decideSaveTaxRate } from "#lib/domain/tax-rate/decide-save-tax-rate.ts";
import { taxRateState } from "#lib/domain/tax-rate/tax-rate.ts";
import type { SaveTaxRateInput } from "#lib/domain/tax-rate/tax-rate-schema.ts";
import { isSameStep, type TaxSteps } from "#lib/domain/tax-rate/tax-steps.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type TaxRateSaved = { readonly code: string; readonly revision: number };

/** Makes a tax rate, or saves one over the revision it was read at. */
export async function saveTaxRate(context: Context, input: SaveTaxRateInput): Promise<Result<TaxRateSaved, Refusal>> {
  const { code, revision, name, steps } = input;
  const newId = await nextId(context.database, "definition");
  return idempotently(context, { action: "taxRate.save", request: input }, async (tx) => {
    await lockDefinitions(tx, "taxRate");
    const stored = await lockTaxRate(tx, code);
    const taxRateId = stored?.taxRateId ?? newId;
    const decided = decideSaveTaxRate({
      content: { code, name, steps },
      revision,
      stored,
      namesake: await findTaxRateNamed(tx, name),
      editor: await lastEditorOf(tx, "taxRate", code),
      users: await findTaxRateUsers(tx, taxRateId),
      zone: await installationZone(tx),
      now: context.now,
    });
    if (!decided.ok) return decided;
    const { kind, revision: next } = decided.value;
    if (kind === "keep") return ok({ code, revision: next });
    if (kind === "create") await insertTaxRate(tx, { taxRateId, code, name, revision: next });
    else await updateTaxRate(tx, code, { name, revision: next });
    const before = stored?.steps ?? [];
    await changeTaxSteps(tx, taxRateId, { gone: without(before, steps), added: without(steps, before) });
    const change = { before: stored && taxRateState(stored), after: taxRateState({ name, steps }) };
    await writeAudit(tx, context, { action: `taxRate.${kind}`, entity: "taxRate", entityId: code, ...change });
    return ok({ code, revision: next });
  });
}

function without(steps: TaxSteps, others: TaxSteps): TaxSteps {
  return steps.filter((step) => !others.some((other) => isSameStep(other, step)));
}
