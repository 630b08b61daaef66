import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { discountsNaming } from "#db/queries/discount-uses.ts";
import { listPlanDocuments } from "#db/queries/plan-documents.ts";
import { lockUsageZone, updateUsageZone } from "#db/queries/usage-zones.ts";
import { decideArchive } from "#lib/domain/definition/decide-archive-definition.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { storedUsageZone } from "#lib/domain/definition/usage-zone-state.ts";
import { zoneUsers } from "#lib/domain/definition/usage-zone-use.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Puts a zone away that no plan and no discount uses, now or later: it leaves the lists, and a draft can take it up no more. */
export async function archiveUsageZone(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "usageZone.archive", request: input }, async (tx) => {
    const stored = await lockUsageZone(tx, code);
    const decided = decideArchive({
      stored: stored && storedUsageZone(stored),
      revision,
      users: [
        ...zoneUsers(code, await listPlanDocuments(tx, context.now)),
        ...(await discountsNaming(tx, { kind: "zone", code }, context.now)),
      ],
      editor: await lastEditorOf(tx, "usageZone", code),
    });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateUsageZone(tx, code, { archivedAt: context.now, revision: decided.value.revision });
      const change = { before: { isArchived: false }, after: { isArchived: true } };
      await writeAudit(tx, context, { action: "usageZone.archive", entity: "usageZone", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
