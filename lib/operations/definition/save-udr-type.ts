import { nextId } from "#db/ids.ts";
import { lastEditorOf, lockDefinitions } from "#db/queries/definition-changes.ts";
import { listUsageZones } from "#db/queries/definitions.ts";
import { holdLookUpTables } from "#db/queries/look-up-tables.ts";
import { countCarrying, countUdrsOf } from "#db/queries/udr-metadata-use.ts";
import {
  findUdrTypeNamed,
  holdUdrTypeParts,
  insertUdrType,
  listDeclarations,
  lockUdrType,
  replaceUdrTypeParts,
  type StoredUdrType,
  type UdrTypeParts,
  updateUdrType,
} from "#db/queries/udr-types.ts";
import type { Tx } from "#db/tx.ts";
import { changedAttributes, decideSaveUdrType } from "#lib/domain/definition/decide-save-udr-type.ts";
import type { UdrTypeContent } from "#lib/domain/definition/udr-type-content.ts";
import type { SaveUdrTypeInput } from "#lib/domain/definition/udr-type-schema.ts";
import { auditedUdrType, contentOfType, storedUdrType } from "#lib/domain/definition/udr-type-state.ts";
import { zonesAsking } from "#lib/domain/definition/udr-type-use.ts";
import { MOST_UDRS_COUNTED } from "#lib/domain/definition/unit-view.ts";
import type { LookUpTable } from "#lib/domain/look-up/look-up-table.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type UdrTypeSaved = { readonly code: string; readonly revision: number };

/** Makes a UDR type, or saves one over the revision it was read at. What is recorded of it goes on meaning what it meant. */
export async function saveUdrType(context: Context, input: SaveUdrTypeInput): Promise<Result<UdrTypeSaved, Refusal>> {
  const { code, revision, name, description, content } = input;
  const newId = await nextId(context.database, "definition");
  return idempotently(context, { action: "udrType.save", request: input }, async (tx) => {
    await lockDefinitions(tx, "udrType");
    const stored = await lockUdrType(tx, code);
    const storedContent = stored && contentOfType(stored.udrType);
    const parts = await holdUdrTypeParts(tx, {
      unit: content.unit,
      sources: content.sources,
      valueLists: content.attributes.flatMap(({ valueList }) => valueList ?? []),
    });
    const lookUpTables = await holdLookUpTables(
      tx,
      content.lookUps.map(({ table }) => table),
    );
    const decided = decideSaveUdrType({
      code,
      revision,
      name,
      description,
      content,
      storedContent,
      stored: stored && storedUdrType(stored.udrType),
      namesake: await findUdrTypeNamed(tx, name),
      editor: await lastEditorOf(tx, "udrType", code),
      missing: [...missingParts(content, parts), ...missingTables(content, lookUpTables)],
      lookUpTables,
      ...(await recordedOf(tx, stored, content)),
    });
    if (!decided.ok) return decided;
    const { kind, revision: next } = decided.value;
    if (kind === "keep") return ok({ code, revision: next });
    const row = { ...rowOf(input, parts), revision: next };
    const udrTypeId = stored?.udrTypeId ?? newId;
    if (kind === "create") await insertUdrType(tx, { ...row, udrTypeId, code });
    else await updateUdrType(tx, code, row);
    await replaceUdrTypeParts(tx, udrTypeId, partsOf(content, parts));
    const before = stored && auditedUdrType(stored.udrType, contentOfType(stored.udrType));
    const change = { before, after: auditedUdrType({ name, description }, content) };
    await writeAudit(tx, context, { action: `udrType.${kind}`, entity: "udrType", entityId: code, ...change });
    return ok({ code, revision: next });
  });
}

function missingParts({ unit, sources, attributes }: UdrTypeContent, parts: UdrTypeParts) {
  const isThere = (kind: keyof UdrTypeParts, code: string) => parts[kind].some((part) => part.code === code && !part.isArchived);
  return [
    ...(isThere("units", unit) ? [] : [{ path: "unit", what: `The unit ${unit}` }]),
    ...sources.filter((code) => !isThere("sources", code)).map((code) => ({ path: "sources", what: `The source ${code}` })),
    ...attributes.flatMap(({ valueList }, index) =>
      valueList === null || isThere("valueLists", valueList)
        ? []
        : [{ path: `attributes[${index}].valueList`, what: `The value list ${valueList}` }],
    ),
  ];
}

function missingTables({ lookUps }: UdrTypeContent, tables: readonly LookUpTable[]) {
  return lookUps.flatMap(({ table }, index) => {
    const isThere = tables.some(({ code, archivedAt }) => code === table && archivedAt === null);
    return isThere ? [] : [{ path: `lookUps[${index}].table`, what: `The look-up table ${table}` }];
  });
}

/** Counting may be long on a large installation, so only what changes what is recorded counts; recording waits meanwhile. */
async function recordedOf(tx: Tx, stored: StoredUdrType | null, content: UdrTypeContent) {
  const nothing = { recordedUdrs: 0, carryingUdrs: new Map<string, number>(), zones: new Map<string, readonly string[]>() };
  if (stored === null) return nothing;
  const { udrTypeId, udrType } = stored;
  const before = contentOfType(udrType);
  const changed = changedAttributes(before, content);
  const recordedUdrs = before.unit === content.unit ? 0 : await countUdrsOf(tx, udrTypeId, MOST_UDRS_COUNTED);
  if (changed.length === 0) return { ...nothing, recordedUdrs };
  const carryingUdrs = new Map<string, number>();
  for (const { key, personal } of changed) {
    carryingUdrs.set(key, await countCarrying(tx, { udrTypeId, key, personal }, { values: null, bound: MOST_UDRS_COUNTED }));
  }
  const declarations = await listDeclarations(tx);
  const declaredElsewhere = new Set(declarations.filter((each) => each.udrType !== udrType.code).map(({ key }) => key));
  const keys = changed.map(({ key }) => key);
  return { recordedUdrs, carryingUdrs, zones: zonesAsking(keys, { zones: await listUsageZones(tx), declaredElsewhere }) };
}

function rowOf({ name, description, content }: SaveUdrTypeInput, { units }: UdrTypeParts) {
  const { unit, boundary, pricedAt, fromMandatory, toMandatory, sourceMandatory, retentionDays, lookUps } = content;
  return {
    name,
    description,
    unitId: idOf(units, unit),
    boundary,
    pricedAt,
    fromMandatory,
    toMandatory,
    sourceMandatory,
    retentionDays,
    lookUps,
  };
}

function partsOf({ attributes, sources }: UdrTypeContent, parts: UdrTypeParts) {
  return {
    sourceIds: sources.map((code) => idOf(parts.sources, code)),
    attributes: attributes.map(({ valueList, ...attribute }) => ({
      ...attribute,
      valueListId: valueList === null ? null : idOf(parts.valueLists, valueList),
    })),
  };
}

function idOf(parts: UdrTypeParts[keyof UdrTypeParts], code: string): number {
  return present(
    parts.find((part) => part.code === code),
    code,
  ).id;
}
