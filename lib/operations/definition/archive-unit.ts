import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { lockUnit, updateUnit } from "#db/queries/units.ts";
import { decideArchive } from "#lib/domain/definition/decide-archive-definition.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { storedUnit } from "#lib/domain/definition/unit-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Puts a unit away in which no UDR type is measured any more. UDRs of archived types go on showing it. */
export async function archiveUnit(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "unit.archive", request: input }, async (tx) => {
    const stored = await lockUnit(tx, code);
    const decided = decideArchive({
      stored: stored && storedUnit(stored.unit),
      revision,
      users: stored?.unit.udrTypes.map(({ name }) => `the UDR type ${name}`) ?? [],
      editor: await lastEditorOf(tx, "unit", code),
    });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateUnit(tx, code, { archivedAt: context.now, revision: decided.value.revision });
      const change = { before: { isArchived: false }, after: { isArchived: true } };
      await writeAudit(tx, context, { action: "unit.archive", entity: "unit", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
