import { lockBillingTerm, updateBillingTerm } from "#db/queries/billing-terms.ts";
import { lastEditorOf, lockDefinitions } from "#db/queries/definition-changes.ts";
import { reasonAgainstMove } from "#lib/domain/billing-term/billing-term-moves.ts";
import type { MoveBillingTermInput } from "#lib/domain/billing-term/billing-term-schema.ts";
import { storedBillingTerm } from "#lib/domain/billing-term/billing-term-state.ts";
import { staleRefusal } from "#lib/domain/definition/decide-save-definition.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

const ACTIONS = { effective: "billingTerm.setEffective", terminated: "billingTerm.terminate" } as const;

/** Goes on with a scheme's life: a draft becomes effective, an effective one is terminated. Neither is taken back. */
export async function moveBillingTerm(context: Context, input: MoveBillingTermInput): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision, to } = input;
  return idempotently(context, { action: "billingTerm.move", request: input }, async (tx) => {
    await lockDefinitions(tx, "billingTerm");
    const found = await lockBillingTerm(tx, code);
    if (found === null) return refused({ code: "NOT_FOUND" });
    const stored = storedBillingTerm(found.scheme);
    if (stored.isArchived) return refused({ code: "DEFINITION_ARCHIVED" });
    const { state } = stored.state;
    if (state === to) return ok({ code, revision: stored.revision });
    if (stored.revision !== revision) return refused(staleRefusal(stored, await lastEditorOf(tx, "billingTerm", code)));
    const problem = reasonAgainstMove(state, to);
    if (problem !== null) return refused({ code: "DEFINITION_INVALID", path: "state", params: { problem } });
    await updateBillingTerm(tx, code, { state: to, revision: revision + 1 });
    const change = { before: { state }, after: { state: to } };
    await writeAudit(tx, context, { action: ACTIONS[to], entity: "billingTerm", entityId: code, ...change });
    return ok({ code, revision: revision + 1 });
  });
}
