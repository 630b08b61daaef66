import { listBillingTerms } from "#db/queries/billing-terms.ts";
import type { BillingTermView } from "#lib/domain/billing-term/billing-term-view.ts";
import type { Context } from "../context.ts";

export async function getBillingTerm({ database }: Context, code: string): Promise<BillingTermView | null> {
  const schemes = await listBillingTerms(database);
  return schemes.find((scheme) => scheme.code === code) ?? null;
}
