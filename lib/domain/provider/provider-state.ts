import type { StoredDefinition } from "../definition/decide-save-definition.ts";
import type { ProviderView } from "../definition/provider-view.ts";
import { countInWords } from "../price-plan/plan-audience.ts";

export type ProviderState = Pick<ProviderView, "name" | "protocol" | "state">;

export function providerState({ name, protocol, state }: ProviderState): ProviderState {
  return { name, protocol, state };
}

export function storedProvider(provider: ProviderView): StoredDefinition<ProviderState> {
  const { code, revision, archivedAt } = provider;
  return { code, revision, isArchived: archivedAt !== null, state: providerState(provider) };
}

type ProviderUse = { readonly subscriptions: number; readonly pending: number; readonly catalogs: readonly { readonly name: string }[] };

/** Why a provider cannot be put away, in words. */
export function providerUsers({ subscriptions, pending, catalogs }: ProviderUse): readonly string[] {
  return [
    ...(subscriptions > 0 ? [countInWords(subscriptions, "subscription")] : []),
    ...(pending > 0 ? [`${countInWords(pending, "request")} still to be delivered`] : []),
    ...catalogs.map(({ name }) => `the catalog ${name}`),
  ];
}
