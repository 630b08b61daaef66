import { installationZone } from "#db/queries/installation.ts";
import { countRequests, listProviders, listRequests } from "#db/queries/providers.ts";
import type { ProviderView, RequestState, RequestView } from "#lib/domain/definition/provider-view.ts";
import { type BoundedCount, boundedCount } from "#lib/domain/home/home-view.ts";
import type { Context } from "../context.ts";

const REQUEST_PAGE = 50;
const BOUND = 1000;

export type ProvisioningView = {
  readonly zone: string;
  readonly providers: readonly ProviderView[];
  readonly pending: BoundedCount;
  readonly failed: BoundedCount;
  readonly requests: readonly RequestView[];
  /** Where the next page begins; null on the last. */
  readonly nextBefore: number | null;
};

type ProvisioningInput = { readonly state: RequestState | null; readonly before: number | null };

export async function listProvisioning({ database }: Context, { state, before }: ProvisioningInput): Promise<ProvisioningView> {
  const rows = await listRequests(database, { providerCode: null, state, before, limit: REQUEST_PAGE + 1 });
  const requests = rows.slice(0, REQUEST_PAGE);
  return {
    zone: await installationZone(database),
    providers: await listProviders(database),
    pending: boundedCount(await countRequests(database, "pending", BOUND + 1), BOUND),
    failed: boundedCount(await countRequests(database, "failed", BOUND + 1), BOUND),
    requests,
    nextBefore: rows.length > REQUEST_PAGE ? (requests.at(-1)?.requestId ?? null) : null,
  };
}
