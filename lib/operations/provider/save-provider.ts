import { nextId } from "#db/ids.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { replacing } from "#lib/domain/provider/provider-codes.ts";
import type { SaveProviderInput } from "#lib/domain/provider/provider-schema.ts";
import { providerState } from "#lib/domain/provider/provider-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { storeProvider } from "../store-provider.ts";

/** Makes a provider, or saves one over the revision it was read at; its codes only where they are sent along, and then all of them. */
export async function saveProvider(context: Context, input: SaveProviderInput): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision, productCodes } = input;
  const provisioningProviderId = await nextId(context.database, "definition");
  return idempotently(context, { action: "provider.save", request: input }, (tx) =>
    storeProvider(tx, context, {
      code,
      revision,
      provisioningProviderId,
      state: providerState(input),
      changes: (stored) => (productCodes === undefined ? [] : replacing(stored, productCodes)),
    }),
  );
}
