import { and, asc, desc, eq, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { ProviderCodeView, ProviderView, RequestState, RequestView } from "#lib/domain/definition/provider-view.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import { fromDbProvider, fromDbRequest } from "../mapping/providers.ts";
import { product } from "../schema/product.ts";
import { providerProductCode, provisioningProvider } from "../schema/provider.ts";
import { provisioningRequest } from "../schema/provisioning.ts";
import type { Reader, Tx } from "../tx.ts";

export type StoredProvider = { readonly provisioningProviderId: number; readonly provider: ProviderView };

const IN_USE = { archived: false };

export async function listProviders(tx: Reader, { archived } = IN_USE): Promise<readonly ProviderView[]> {
  const { archivedAt } = provisioningProvider;
  return (await selectProviders(tx, archived ? isNotNull(archivedAt) : isNull(archivedAt))).map(({ provider }) => provider);
}

/** Archived or not: what carries a code once carries it for ever. */
export async function findProvider(tx: Reader, code: string): Promise<StoredProvider | null> {
  const [found] = await selectProviders(tx, eq(provisioningProvider.code, code));
  return found ?? null;
}

/** As `findProvider`, held to the end of the transaction: no subscription begins with it meanwhile. */
export async function lockProvider(tx: Tx, code: string): Promise<StoredProvider | null> {
  await tx.select({ one: sql`1` }).from(provisioningProvider).where(eq(provisioningProvider.code, code)).for("update");
  return findProvider(tx, code);
}

/** What bears the name, archived or not; case does not count. */
export async function findProviderNamed(tx: Tx, name: string): Promise<Reference | null> {
  const [row] = await tx
    .select({ code: provisioningProvider.code, name: provisioningProvider.name })
    .from(provisioningProvider)
    .where(sql`lower(${provisioningProvider.name}) = lower(${name})`);
  return row ?? null;
}

export type NewProvider = Omit<typeof provisioningProvider.$inferInsert, "createdAt" | "archivedAt">;
export type ProviderChange = Partial<Pick<ProviderView, "name" | "protocol" | "state" | "archivedAt">> & Pick<ProviderView, "revision">;

export async function insertProvider(tx: Tx, row: NewProvider): Promise<void> {
  await tx.insert(provisioningProvider).values(row);
}

export async function updateProvider(tx: Tx, code: string, change: ProviderChange): Promise<void> {
  await tx.update(provisioningProvider).set(change).where(eq(provisioningProvider.code, code));
}

async function selectProviders(tx: Reader, which: SQL): Promise<readonly StoredProvider[]> {
  const rows = await tx
    .select({
      provider: provisioningProvider,
      products: sql<number>`(select count(*)::integer from ${providerProductCode} where ${providerProductCode.provisioningProviderId} = ${provisioningProvider.provisioningProviderId})`,
    })
    .from(provisioningProvider)
    .where(which)
    .orderBy(asc(provisioningProvider.name));
  return rows.map(({ provider, products }) => ({
    provisioningProviderId: provider.provisioningProviderId,
    provider: fromDbProvider(provider, products),
  }));
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
