import { listBillingTerms as selectBillingTerms } from "#db/queries/billing-terms.ts";
import type { BillingTermView } from "#lib/domain/billing-term/billing-term-view.ts";
import { matchesSearch } from "#lib/domain/definition/reference.ts";
import type { Context } from "../context.ts";

export async function listBillingTerms(
  { database }: Context,
  { search = "", archived = false }: { readonly search?: string; readonly archived?: boolean } = {},
): Promise<readonly BillingTermView[]> {
  const schemes = await selectBillingTerms(database, { archived });
  return schemes.filter(({ code, name, description }) => matchesSearch(search, [code, name, description]));
}
