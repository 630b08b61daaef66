import { findBillingTerm } from "#db/queries/billing-terms.ts";
import { listCatalogsAsking } from "#db/queries/condition-uses.ts";
import { billingTermUsers } from "#lib/domain/billing-term/billing-term-use.ts";
import type { BillingTermDetailView } from "#lib/domain/billing-term/billing-term-view.ts";
import type { Context } from "../context.ts";
import { definitionHistory } from "../definition-history.ts";

/** One scheme, archived or not: whom it bills, and who changed it. */
export async function getBillingTerm(context: Context, code: string): Promise<BillingTermDetailView | null> {
  const found = await findBillingTerm(context.database, code);
  if (found === null) return null;
  const catalogs = await listCatalogsAsking(context.database, { kind: "billingTerm", code });
  return {
    ...found.scheme,
    users: billingTermUsers({ ...found.scheme, catalogs: catalogs.map(({ name }) => name) }),
    history: await definitionHistory(context, { entity: "billingTerm", code }),
  };
}
