import { listBillingTerms as selectBillingTerms } from "#db/queries/billing-terms.ts";
import type { BillingTermView } from "#lib/domain/billing-term/billing-term-view.ts";
import { matchesSearch } from "#lib/domain/definition/reference.ts";
import type { Context } from "../context.ts";

export async function listBillingTerms(
  { database }: Context,
  { search = "" }: { readonly search?: string } = {},
): Promise<readonly BillingTermView[]> {
  const schemes = await selectBillingTerms(database);
  return schemes.filter(({ code, name, description }) => matchesSearch(search, [code, name, description]));
}
