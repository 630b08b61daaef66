import { lockLookUpTable, updateLookUpTable } from "#db/queries/look-up-tables.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { storedLookUp } from "#lib/domain/look-up/look-up-table.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { restoreDefinition } from "../keep-definition.ts";

/** Brings an archived look-up table back with its rows, as it was. */
export async function restoreLookUpTable(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code } = input;
  return restoreDefinition(context, {
    entity: "lookUpTable",
    input,
    lock: async (tx) => {
      const found = await lockLookUpTable(tx, code);
      return found && storedLookUp(found.table);
    },
    update: (tx, standing) => updateLookUpTable(tx, code, standing),
  });
}
