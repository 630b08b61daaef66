import { listCatalogsAsking } from "#db/queries/condition-uses.ts";
import { countPendingRequests, countSubscriptionsOf } from "#db/queries/provider-codes.ts";
import { lockProvider, updateProvider } from "#db/queries/providers.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { MOST_COUNTED } from "#lib/domain/price-plan/plan-audience.ts";
import { providerUsers, storedProvider } from "#lib/domain/provider/provider-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { archiveDefinition } from "../keep-definition.ts";

/** Puts a provider away that delivers to no subscription, and that nothing waits for. */
export async function archiveProvider(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code } = input;
  return archiveDefinition(context, {
    entity: "provider",
    input,
    lock: async (tx) => {
      const found = await lockProvider(tx, code);
      return found && storedProvider(found.provider);
    },
    users: async (tx) => {
      const found = await lockProvider(tx, code);
      if (found === null) return [];
      const of = { provisioningProviderId: found.provisioningProviderId, bound: MOST_COUNTED };
      return providerUsers({
        subscriptions: await countSubscriptionsOf(tx, of),
        pending: await countPendingRequests(tx, of),
        catalogs: await listCatalogsAsking(tx, { kind: "provider", code }),
      });
    },
    update: (tx, standing) => updateProvider(tx, code, standing),
  });
}
