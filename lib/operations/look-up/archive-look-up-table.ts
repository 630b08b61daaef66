import { listLookUpUsers, lockLookUpTable, updateLookUpTable } from "#db/queries/look-up-tables.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { lookUpUsers, storedLookUp } from "#lib/domain/look-up/look-up-table.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { archiveDefinition } from "../keep-definition.ts";

/** Puts a look-up table away that no UDR type in use asks. */
export async function archiveLookUpTable(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code } = input;
  return archiveDefinition(context, {
    entity: "lookUpTable",
    input,
    lock: async (tx) => {
      const found = await lockLookUpTable(tx, code);
      return found && storedLookUp(found.table);
    },
    users: async (tx) => lookUpUsers((await listLookUpUsers(tx)).get(code) ?? []),
    update: (tx, standing) => updateLookUpTable(tx, code, standing),
  });
}
