import { listCatalogsAsking } from "#db/queries/condition-uses.ts";
import { findInstallation, installationZone } from "#db/queries/installation.ts";
import { countPendingRequests, countSubscriptionsOf, listWithoutCode } from "#db/queries/provider-codes.ts";
import { findProvider, listCodesOfProvider, listRequests } from "#db/queries/providers.ts";
import type { DefinitionChange } from "#lib/domain/definition/definition-change.ts";
import type { ProviderCodeView, ProviderView, RequestView } from "#lib/domain/definition/provider-view.ts";
import { MOST_COUNTED } from "#lib/domain/price-plan/plan-audience.ts";
import type { ProvisionedProduct } from "#lib/domain/provider/provider-codes.ts";
import { providerUsers } from "#lib/domain/provider/provider-state.ts";
import { seesRequests, shownRequests } from "#lib/domain/provider/sees-requests.ts";
import { type DeliveryWay, deliveryWay } from "#lib/domain/provisioning/delivery-protocols.ts";
import type { Context } from "../context.ts";
import { definitionHistory } from "../definition-history.ts";

const CODES_SHOWN = 500;
const REQUESTS_SHOWN = 50;
const MISSING_BOUND = 1000;
const MISSING_SHOWN = 20;

export type ProviderDetail = {
  readonly zone: string;
  readonly provider: ProviderView;
  /** How requests get there; null: nothing here speaks its protocol, so they wait. */
  readonly delivery: DeliveryWay | null;
  readonly codes: readonly ProviderCodeView[];
  /** Products that are provisioned and have no code: the first of them, and how many up to a bound. */
  readonly missing: { readonly products: readonly ProvisionedProduct[]; readonly count: number; readonly isMore: boolean };
  readonly users: readonly string[];
  readonly history: readonly DefinitionChange[];
  /** Null for who may not see subscriptions: a request names a device. */
  readonly requests: readonly RequestView[] | null;
};

/** One provider, archived or not: what it delivers and cannot deliver, who needs it, and who changed it. */
export async function getProvider(context: Context, code: string): Promise<ProviderDetail | null> {
  const { database, actor } = context;
  const found = await findProvider(database, code);
  if (found === null) return null;
  const { provisioningProviderId, provider } = found;
  const missing = await listWithoutCode(database, { provisioningProviderId, limit: MISSING_BOUND + 1 });
  const of = { provisioningProviderId, bound: MOST_COUNTED };
  return {
    zone: await installationZone(database),
    provider,
    delivery: deliveryWay(provider.protocol, { isDemo: (await findInstallation(database))?.isDemo ?? false }),
    codes: await listCodesOfProvider(database, code, CODES_SHOWN),
    missing: {
      products: missing.slice(0, MISSING_SHOWN),
      count: Math.min(missing.length, MISSING_BOUND),
      isMore: missing.length > MISSING_BOUND,
    },
    users: providerUsers({
      subscriptions: await countSubscriptionsOf(database, of),
      pending: await countPendingRequests(database, of),
      catalogs: await listCatalogsAsking(database, { kind: "provider", code }),
    }),
    history: await definitionHistory(context, { entity: "provider", code }),
    requests: seesRequests(actor)
      ? shownRequests(await listRequests(database, { providerCode: code, state: null, before: null, limit: REQUESTS_SHOWN }), actor)
      : null,
  };
}
