import { listInWords } from "#lib/kernel/list-in-words.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { type LookUpTable, missingAttributes } from "../look-up/look-up-table.ts";
import type { Refusal } from "../refusal.ts";
import { type DefinitionSave, decideSaveDefinition, type SavedDefinition, type StoredDefinition } from "./decide-save-definition.ts";
import type { AttributeContent, UdrTypeContent } from "./udr-type-content.ts";
import { contentProblems } from "./udr-type-content.ts";
import { type UdrTypeState, udrTypeState } from "./udr-type-state.ts";
import { countInWords } from "./unit-view.ts";

export type UdrTypeSave = Omit<DefinitionSave<UdrTypeState>, "state"> & {
  readonly name: string;
  readonly description: string | null;
  readonly content: UdrTypeContent;
  readonly storedContent: UdrTypeContent | null;
  /** What it names and what is not in use: "the source Decoder", with the path that names it. */
  readonly missing: readonly { readonly path: string; readonly what: string }[];
  /** The tables that its look-ups name. */
  readonly lookUpTables: readonly LookUpTable[];
  /** UDRs recorded of the type, counted no further than the bound. */
  readonly recordedUdrs: number;
  /** By key, UDRs that carry the attribute; only of those that would change. */
  readonly carryingUdrs: ReadonlyMap<string, number>;
  /** By key, usage zones that ask for it while no other UDR type has it; only of those that would go. */
  readonly zones: ReadonlyMap<string, readonly string[]>;
};

/** What is recorded goes on meaning what it meant: its unit, and what its attributes are. Everything else may change. */
export function decideSaveUdrType(save: UdrTypeSave): Result<SavedDefinition, Refusal> {
  const { name, description, content, storedContent, missing, lookUpTables, recordedUdrs, carryingUdrs, zones, ...definition } = save;
  const decided = decideSaveDefinition({ ...definition, state: udrTypeState({ name, description }, content) });
  if (!decided.ok || decided.value.kind === "keep") return decided;
  const [problem] = contentProblems(content);
  if (problem) return refused({ code: "DEFINITION_INVALID", path: problem.path, params: { problem: problem.message } });
  const [lacking] = missing;
  if (lacking) {
    return refused({ code: "DEFINITION_INVALID", path: lacking.path, params: { problem: `${lacking.what} is not in use any more.` } });
  }
  const lookUp = refuseLookUp(content, lookUpTables);
  if (lookUp !== null) return refused(lookUp);
  if (storedContent === null) return decided;
  if (recordedUdrs > 0 && storedContent.unit !== content.unit) {
    return refused({ code: "UDR_TYPE_RECORDED", path: "unit", params: { count: countInWords(recordedUdrs), unit: storedContent.unit } });
  }
  const refusal = storedContent.attributes
    .map((stored) => refuseAttribute(stored, content, { carrying: carryingUdrs.get(stored.key) ?? 0, zones: zones.get(stored.key) ?? [] }))
    .find((each) => each !== null);
  return refusal ? refused(refusal) : decided;
}

/** What a table looks up and gives are attributes of the type: another one would park every line. */
function refuseLookUp({ attributes, lookUps }: UdrTypeContent, tables: readonly LookUpTable[]): Refusal | null {
  const keys = attributes.map(({ key }) => key);
  for (const [index, { table: code }] of lookUps.entries()) {
    const table = tables.find((each) => each.code === code);
    const lacking = table === undefined ? [] : missingAttributes(table, keys);
    if (table === undefined || lacking.length === 0) continue;
    const problem = `${table.name} needs the attribute ${listInWords(lacking, "and")} here.`;
    return { code: "DEFINITION_INVALID", path: `lookUps[${index}].table`, params: { problem } };
  }
  return null;
}

type AttributeUse = { readonly carrying: number; readonly zones: readonly string[] };

function refuseAttribute(stored: AttributeContent, content: UdrTypeContent, { carrying, zones }: AttributeUse): Refusal | null {
  const index = content.attributes.findIndex(({ key }) => key === stored.key);
  const next = content.attributes[index];
  if (!meansOtherwise(stored, next)) return null;
  const path = next ? `attributes[${index}].type` : "attributes";
  if (carrying > 0) return { code: "ATTRIBUTE_STORED", path, params: { count: countInWords(carrying), attribute: stored.label } };
  if (next !== undefined || zones.length === 0) return null;
  const users = listInWords(
    zones.map((zone) => `the usage zone ${zone}`),
    "and",
  );
  return { code: "PART_IN_USE", path, params: { parts: stored.label, users } };
}

/** With another type or list its stored values would be read otherwise; with another place to keep them they would be missed. */
export function meansOtherwise(stored: AttributeContent, next: AttributeContent | undefined): boolean {
  return next === undefined || next.type !== stored.type || next.valueList !== stored.valueList || next.personal !== stored.personal;
}

/** The attributes that would go, or mean something else. */
export function changedAttributes(stored: UdrTypeContent, content: UdrTypeContent): readonly AttributeContent[] {
  return stored.attributes.filter((attribute) =>
    meansOtherwise(
      attribute,
      content.attributes.find(({ key }) => key === attribute.key),
    ),
  );
}

/** Of a type that would be brought back: everything that it is made of is in use. */
export function decideRestoreParts(stored: StoredDefinition<object> | null, archived: readonly string[]): Result<null, Refusal> {
  if (stored === null || !stored.isArchived || archived.length === 0) return ok(null);
  return refused({ code: "PART_ARCHIVED", params: { parts: listInWords(archived, "and") } });
}
