import { installationZone } from "#db/queries/installation.ts";
import { countRequests, listProviders, listRequests } from "#db/queries/providers.ts";
import type { ProviderView, RequestState, RequestView } from "#lib/domain/definition/provider-view.ts";
import { type BoundedCount, boundedCount } from "#lib/domain/home/home-view.ts";
import { seesRequests, shownRequests } from "#lib/domain/provider/sees-requests.ts";
import type { Context } from "../context.ts";

const REQUEST_PAGE = 50;
const BOUND = 1000;

export type ProvisioningView = {
  readonly zone: string;
  readonly providers: readonly ProviderView[];
  /** Null for who may not see subscriptions: a request names a device. */
  readonly sent: SentRequests | null;
};

type SentRequests = {
  readonly pending: BoundedCount;
  readonly failed: BoundedCount;
  readonly requests: readonly RequestView[];
  /** Where the next page begins; null on the last. */
  readonly nextBefore: number | null;
};

type RequestsInput = { readonly state: RequestState | null; readonly before: number | null };
type ProvisioningInput = RequestsInput & {
  /** The providers that were put away, instead of those in use. */
  readonly archived?: boolean;
};

export async function listProvisioning(context: Context, { archived = false, ...input }: ProvisioningInput): Promise<ProvisioningView> {
  const { database, actor } = context;
  return {
    zone: await installationZone(database),
    providers: await listProviders(database, { archived }),
    sent: seesRequests(actor) ? await listSent(context, input) : null,
  };
}

async function listSent({ database, actor }: Context, { state, before }: RequestsInput): Promise<SentRequests> {
  const rows = await listRequests(database, { providerCode: null, state, before, limit: REQUEST_PAGE + 1 });
  const requests = shownRequests(rows.slice(0, REQUEST_PAGE), actor);
  return {
    pending: boundedCount(await countRequests(database, "pending", BOUND + 1), BOUND),
    failed: boundedCount(await countRequests(database, "failed", BOUND + 1), BOUND),
    requests,
    nextBefore: rows.length > REQUEST_PAGE ? (requests.at(-1)?.requestId ?? null) : null,
  };
}
