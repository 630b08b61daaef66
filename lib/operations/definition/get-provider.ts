import { installationZone } from "#db/queries/installation.ts";
import { listCodesOfProvider, listProviders, listRequests } from "#db/queries/providers.ts";
import type { ProviderCodeView, ProviderView, RequestView } from "#lib/domain/definition/provider-view.ts";
import type { Context } from "../context.ts";

const CODES_SHOWN = 500;
const REQUESTS_SHOWN = 50;

export type ProviderDetail = {
  readonly zone: string;
  readonly provider: ProviderView;
  readonly codes: readonly ProviderCodeView[];
  readonly requests: readonly RequestView[];
};

export async function getProvider({ database }: Context, code: string): Promise<ProviderDetail | null> {
  const providers = await listProviders(database);
  const provider = providers.find((each) => each.code === code);
  if (!provider) return null;
  return {
    zone: await installationZone(database),
    provider,
    codes: await listCodesOfProvider(database, code, CODES_SHOWN),
    requests: await listRequests(database, { providerCode: code, state: null, before: null, limit: REQUESTS_SHOWN }),
  };
}
