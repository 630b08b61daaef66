import { nextId } from "#db/ids.ts";
import { findLookUpNamed, insertLookUpTable, listLookUpUsers, lockLookUpTable, updateLookUpTable } from "#db/queries/look-up-tables.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import type { SaveLookUpTableInput } from "#lib/domain/look-up/look-up-schema.ts";
import { decideSaveLookUp, lookUpState, storedLookUp } from "#lib/domain/look-up/look-up-table.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { saveDefinition } from "../keep-definition.ts";

/** Makes a look-up table, or saves what one is over the revision it was read at. Its rows stay; what they give beyond it is not given. */
export async function saveLookUpTable(context: Context, input: SaveLookUpTableInput): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, name, description, match, key, gives, otherwise } = input;
  const content = { name, description, match, key, gives, otherwise };
  const lookUpTableId = await nextId(context.database, "definition");
  return saveDefinition(context, {
    entity: "lookUpTable",
    request: input,
    state: lookUpState(content),
    lock: async (tx) => {
      const found = await lockLookUpTable(tx, code);
      return found && storedLookUp(found.table);
    },
    namesake: (tx) => findLookUpNamed(tx, name),
    decide: async (tx) => decideSaveLookUp({ key, gives }, (await listLookUpUsers(tx)).get(code) ?? []),
    store: async (tx, { kind, revision }) => {
      if (kind === "create") await insertLookUpTable(tx, { lookUpTableId, code, ...content, revision });
      else await updateLookUpTable(tx, code, { ...content, revision });
    },
  });
}
