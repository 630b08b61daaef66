import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { lockUsageZone, updateUsageZone } from "#db/queries/usage-zones.ts";
import { decideRestore } from "#lib/domain/definition/decide-archive-definition.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { storedUsageZone } from "#lib/domain/definition/usage-zone-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Brings an archived zone back, as it was: drafts may use it again. */
export async function restoreUsageZone(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "usageZone.restore", request: input }, async (tx) => {
    const stored = await lockUsageZone(tx, code);
    const editor = await lastEditorOf(tx, "usageZone", code);
    const decided = decideRestore({ stored: stored && storedUsageZone(stored), revision, editor });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateUsageZone(tx, code, { archivedAt: null, revision: decided.value.revision });
      const change = { before: { isArchived: true }, after: { isArchived: false } };
      await writeAudit(tx, context, { action: "usageZone.restore", entity: "usageZone", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
