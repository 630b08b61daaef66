import { and, asc, desc, eq, isNull, lt, sql } from "drizzle-orm";
import type { ProviderCodeView, ProviderView, RequestState, RequestView } from "#lib/domain/definition/provider-view.ts";
import { fromDbProvider, fromDbRequest } from "../mapping/providers.ts";
import { product } from "../schema/product.ts";
import { providerProductCode, provisioningProvider } from "../schema/provider.ts";
import { provisioningRequest } from "../schema/provisioning.ts";
import type { Reader } from "../tx.ts";

export async function listProviders(tx: Reader): Promise<readonly ProviderView[]> {
  const rows = await tx
    .select({
      provider: provisioningProvider,
      products: sql<number>`(select count(*)::integer from ${providerProductCode} where ${providerProductCode.provisioningProviderId} = ${provisioningProvider.provisioningProviderId})`,
    })
    .from(provisioningProvider)
    .where(isNull(provisioningProvider.archivedAt))
    .orderBy(asc(provisioningProvider.name));
  return rows.map(({ provider, products }) => fromDbProvider(provider, products));
}

/** What the provider calls the products, by product; at most `limit`. */
export async function listCodesOfProvider(tx: Reader, providerCode: string, limit: number): Promise<readonly ProviderCodeView[]> {
  return tx
    .select({ product: { code: product.code, name: product.name }, code: providerProductCode.code })
    .from(providerProductCode)
    .innerJoin(provisioningProvider, eq(provisioningProvider.provisioningProviderId, providerProductCode.provisioningProviderId))
    .innerJoin(product, eq(product.productId, providerProductCode.productId))
    .where(eq(provisioningProvider.code, providerCode))
    .orderBy(asc(product.name), asc(product.code))
    .limit(limit);
}

type RequestFilter = {
  readonly providerCode: string | null;
  readonly state: RequestState | null;
  /** Requests with a smaller number: the list is walked from the newest on. */
  readonly before: number | null;
  readonly limit: number;
};

export async function listRequests(tx: Reader, { providerCode, state, before, limit }: RequestFilter): Promise<readonly RequestView[]> {
  const rows = await tx
    .select({ request: provisioningRequest, provider: { code: provisioningProvider.code, name: provisioningProvider.name } })
    .from(provisioningRequest)
    .innerJoin(provisioningProvider, eq(provisioningProvider.provisioningProviderId, provisioningRequest.provisioningProviderId))
    .where(
      and(
        providerCode === null ? undefined : eq(provisioningProvider.code, providerCode),
        state === null ? undefined : eq(provisioningRequest.state, state),
        before === null ? undefined : lt(provisioningRequest.requestId, before),
      ),
    )
    .orderBy(desc(provisioningRequest.requestId))
    .limit(limit);
  return rows.map(({ request, provider }) => fromDbRequest(request, provider));
}

/** How many requests are in a state, counted no further than the bound. */
export async function countRequests(tx: Reader, state: RequestState, bound: number): Promise<number> {
  const found = tx.select({ one: sql`1` }).from(provisioningRequest).where(eq(provisioningRequest.state, state)).limit(bound).as("found");
  const [row] = await tx.select({ count: sql<number>`count(*)::integer` }).from(found);
  return row?.count ?? 0;
}
