import { lockBillingTerm, updateBillingTerm } from "#db/queries/billing-terms.ts";
import { listCatalogsAsking } from "#db/queries/condition-uses.ts";
import { storedBillingTerm } from "#lib/domain/billing-term/billing-term-state.ts";
import { billingTermUsers } from "#lib/domain/billing-term/billing-term-use.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { archiveDefinition } from "../keep-definition.ts";

/** Puts a scheme away that bills nobody. */
export async function archiveBillingTerm(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code } = input;
  return archiveDefinition(context, {
    entity: "billingTerm",
    input,
    lock: async (tx) => {
      const found = await lockBillingTerm(tx, code);
      return found && storedBillingTerm(found.scheme);
    },
    users: async (tx) => {
      const found = await lockBillingTerm(tx, code);
      const catalogs = await listCatalogsAsking(tx, { kind: "billingTerm", code });
      return found ? billingTermUsers({ ...found.scheme, catalogs: catalogs.map(({ name }) => name) }) : [];
    },
    update: (tx, standing) => updateBillingTerm(tx, code, standing),
  });
}
