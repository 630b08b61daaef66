import { findAccountClassification } from "#db/queries/account-classifications.ts";
import { listCatalogsAsking } from "#db/queries/condition-uses.ts";
import { discountsNaming } from "#db/queries/discount-uses.ts";
import { accountsInGroup } from "#db/queries/plan-audience.ts";
import { listPlanDocuments } from "#db/queries/plan-documents.ts";
import { classificationUsers, discountsFor } from "#lib/domain/billing-term/group-use.ts";
import type { AccountClassificationDetail } from "#lib/domain/billing-term/named-group.ts";
import type { Context } from "../context.ts";
import { definitionHistory } from "../definition-history.ts";

/** One group of accounts, archived or not: who is in it, what asks for it, and who changed it. */
export async function getAccountClassification(context: Context, code: string): Promise<AccountClassificationDetail | null> {
  const { database, now } = context;
  const found = await findAccountClassification(database, code);
  if (found === null) return null;
  const use = {
    accounts: await accountsInGroup(database, found.accountClassificationId),
    catalogs: await listCatalogsAsking(database, { kind: "accountClassification", code }),
    discounts: discountsFor(code, await listPlanDocuments(database, now)),
    additiveDiscounts: await discountsNaming(database, { kind: "classification", code }, now),
    plan: found.classification.plan,
  };
  return {
    ...found.classification,
    ...use,
    users: classificationUsers(use),
    history: await definitionHistory(context, { entity: "accountClassification", code }),
  };
}
