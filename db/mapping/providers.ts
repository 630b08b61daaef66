import type { ProviderView, RequestView } from "#lib/domain/definition/provider-view.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { provisioningProvider } from "../schema/provider.ts";
import type { provisioningRequest } from "../schema/provisioning.ts";

export function fromDbProvider(row: typeof provisioningProvider.$inferSelect, products: number): ProviderView {
  const { code, name, protocol, state, revision, archivedAt } = row;
  return { code, name, protocol, state: state as ProviderView["state"], products, revision, archivedAt };
}

export function fromDbRequest(row: typeof provisioningRequest.$inferSelect, provider: Reference): RequestView {
  const { requestId, productCode, device, udrId, attempts, resendsId: resends, lastError, requestedAt, finishedAt } = row;
  const state = row.state as RequestView["state"];
  return { requestId, provider, productCode, device, udrId, state, attempts, resends, lastError, requestedAt, finishedAt };
}
