import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { changesOf } from "#lib/domain/provider/provider-codes.ts";
import type { SaveProviderCodesInput } from "#lib/domain/provider/provider-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { storeProvider } from "../store-provider.ts";

/** Changes what a provider calls some products; of the others nothing is said. */
export async function saveProviderCodes(context: Context, input: SaveProviderCodesInput): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision, changes } = input;
  return idempotently(context, { action: "provider.saveCodes", request: input }, (tx) =>
    storeProvider(tx, context, {
      code,
      revision,
      provisioningProviderId: null,
      state: null,
      changes: (stored) => changesOf(stored, changes),
    }),
  );
}
