import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { holdUdrTypeParts, lockUdrType, type StoredUdrType, updateUdrType } from "#db/queries/udr-types.ts";
import type { Tx } from "#db/tx.ts";
import { decideRestore } from "#lib/domain/definition/decide-archive-definition.ts";
import { decideRestoreParts } from "#lib/domain/definition/decide-save-udr-type.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { contentOfType, storedUdrType } from "#lib/domain/definition/udr-type-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Brings an archived UDR type back, as it was, once everything that it is made of is in use. */
export async function restoreUdrType(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "udrType.restore", request: input }, async (tx) => {
    const found = await lockUdrType(tx, code);
    const stored = found && storedUdrType(found.udrType);
    const editor = await lastEditorOf(tx, "udrType", code);
    const decided = decideRestore({ stored, revision, editor });
    if (!decided.ok) return decided;
    const parts = decideRestoreParts(stored, found ? await archivedPartsOf(tx, found) : []);
    if (!parts.ok) return parts;
    if (decided.value.isChanged) {
      await updateUdrType(tx, code, { archivedAt: null, revision: decided.value.revision });
      const change = { before: { isArchived: true }, after: { isArchived: false } };
      await writeAudit(tx, context, { action: "udrType.restore", entity: "udrType", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}

async function archivedPartsOf(tx: Tx, { udrType }: StoredUdrType): Promise<readonly string[]> {
  const { unit, sources, attributes } = contentOfType(udrType);
  const valueLists = attributes.flatMap(({ valueList }) => valueList ?? []);
  const parts = await holdUdrTypeParts(tx, { unit, sources, valueLists });
  const archived = (kind: keyof typeof parts, what: string) =>
    parts[kind].filter(({ isArchived }) => isArchived).map(({ name }) => `the ${what} ${name}`);
  return [...archived("units", "unit"), ...archived("sources", "source"), ...archived("valueLists", "value list")];
}
