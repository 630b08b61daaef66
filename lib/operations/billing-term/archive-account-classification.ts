import { lockAccountClassification, updateAccountClassification } from "#db/queries/account-classifications.ts";
import { listCatalogsAsking } from "#db/queries/condition-uses.ts";
import { discountsNaming } from "#db/queries/discount-uses.ts";
import { accountsInGroup } from "#db/queries/plan-audience.ts";
import { listPlanDocuments } from "#db/queries/plan-documents.ts";
import { classificationUsers, discountsFor } from "#lib/domain/billing-term/group-use.ts";
import { storedGroup } from "#lib/domain/billing-term/named-group.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { archiveDefinition } from "../keep-definition.ts";

/** Puts a group of accounts away that nobody has, and that nothing asks for any more. */
export async function archiveAccountClassification(
  context: Context,
  input: DefinitionAtRevision,
): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code } = input;
  return archiveDefinition(context, {
    entity: "accountClassification",
    input,
    lock: async (tx) => {
      const found = await lockAccountClassification(tx, code);
      return found && storedGroup(found.classification);
    },
    users: async (tx) => {
      const found = await lockAccountClassification(tx, code);
      if (found === null) return [];
      return classificationUsers({
        accounts: await accountsInGroup(tx, found.accountClassificationId),
        catalogs: await listCatalogsAsking(tx, { kind: "accountClassification", code }),
        discounts: discountsFor(code, await listPlanDocuments(tx, context.now)),
        additiveDiscounts: await discountsNaming(tx, { kind: "classification", code }, context.now),
        plan: found.classification.plan,
      });
    },
    update: (tx, standing) => updateAccountClassification(tx, code, standing),
  });
}
