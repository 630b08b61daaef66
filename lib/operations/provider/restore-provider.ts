import { lockProvider, updateProvider } from "#db/queries/providers.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { storedProvider } from "#lib/domain/provider/provider-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { restoreDefinition } from "../keep-definition.ts";

/** Brings an archived provider back, in the state in which it was put away. */
export async function restoreProvider(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code } = input;
  return restoreDefinition(context, {
    entity: "provider",
    input,
    lock: async (tx) => {
      const found = await lockProvider(tx, code);
      return found && storedProvider(found.provider);
    },
    update: (tx, standing) => updateProvider(tx, code, standing),
  });
}
