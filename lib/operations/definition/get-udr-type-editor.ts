import { listSources, listUnits, listValueLists } from "#db/queries/definitions.ts";
import { listLookUpTables } from "#db/queries/look-up-tables.ts";
import { countCarrying, countUdrsOf } from "#db/queries/udr-metadata-use.ts";
import { findUdrType } from "#db/queries/udr-types.ts";
import type { UdrTypeChoices, UdrTypeEditorView } from "#lib/domain/definition/udr-type-editor-view.ts";
import { MOST_UDRS_COUNTED } from "#lib/domain/definition/unit-view.ts";
import type { Context } from "../context.ts";

/** What a UDR type can be made of: what is in use, and nothing that was put away. */
export async function getUdrTypeChoices({ database }: Context): Promise<UdrTypeChoices> {
  const units = await listUnits(database);
  const sources = await listSources(database);
  return {
    units: units.map(({ code, name }) => ({ code, name })),
    sources: sources.map(({ code, name, channel }) => ({ code, name, channel })),
    valueLists: (await listValueLists(database)).map(({ code, name, items }) => ({ code, name, items })),
    lookUpTables: (await listLookUpTables(database)).map(({ table: { code, name, key, gives } }) => ({ code, name, key, gives })),
  };
}

/** A UDR type to be edited, and what is recorded of it: with any, its unit and what its attributes are stay as they are. */
export async function getUdrTypeEditor(context: Context, code: string): Promise<UdrTypeEditorView | null> {
  const { database } = context;
  const found = await findUdrType(database, code);
  if (found === null) return null;
  const { udrTypeId, udrType } = found;
  const carryingUdrs: Record<string, number> = {};
  for (const { key, personal } of udrType.attributes) {
    carryingUdrs[key] = await countCarrying(database, { udrTypeId, key, personal }, { values: null, bound: MOST_UDRS_COUNTED });
  }
  return {
    udrType,
    choices: await getUdrTypeChoices(context),
    recordedUdrs: await countUdrsOf(database, udrTypeId, MOST_UDRS_COUNTED),
    carryingUdrs,
  };
}
