import { lockBillingTerm, updateBillingTerm } from "#db/queries/billing-terms.ts";
import { storedBillingTerm } from "#lib/domain/billing-term/billing-term-state.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { restoreDefinition } from "../keep-definition.ts";

/** Brings an archived scheme back, in the state in which it was put away. */
export async function restoreBillingTerm(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code } = input;
  return restoreDefinition(context, {
    entity: "billingTerm",
    input,
    lock: async (tx) => {
      const found = await lockBillingTerm(tx, code);
      return found && storedBillingTerm(found.scheme);
    },
    update: (tx, standing) => updateBillingTerm(tx, code, standing),
  });
}
