import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { discountsNaming } from "#db/queries/discount-uses.ts";
import { listPlanDocuments } from "#db/queries/plan-documents.ts";
import { countUnratedOf, listProductTypesOf, lockUdrType, type StoredUdrType, updateUdrType } from "#db/queries/udr-types.ts";
import type { Tx } from "#db/tx.ts";
import { decideArchive } from "#lib/domain/definition/decide-archive-definition.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { storedUdrType } from "#lib/domain/definition/udr-type-state.ts";
import { udrTypeUsers } from "#lib/domain/definition/udr-type-use.ts";
import { MOST_UDRS_COUNTED } from "#lib/domain/definition/unit-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Puts a UDR type away by which nothing is measured any more. UDRs of it go on showing it (R10, R11). */
export async function archiveUdrType(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "udrType.archive", request: input }, async (tx) => {
    const stored = await lockUdrType(tx, code);
    const decided = decideArchive({
      stored: stored && storedUdrType(stored.udrType),
      revision,
      users: stored ? await usersOf(tx, context, stored) : [],
      editor: await lastEditorOf(tx, "udrType", code),
    });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateUdrType(tx, code, { archivedAt: context.now, revision: decided.value.revision });
      const change = { before: { isArchived: false }, after: { isArchived: true } };
      await writeAudit(tx, context, { action: "udrType.archive", entity: "udrType", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}

async function usersOf(tx: Tx, { now }: Context, { udrTypeId, udrType }: StoredUdrType): Promise<readonly string[]> {
  return udrTypeUsers(udrType.code, {
    productTypes: await listProductTypesOf(tx, udrTypeId),
    documents: await listPlanDocuments(tx, now),
    discounts: await discountsNaming(tx, { kind: "udrType", code: udrType.code }, now),
    unratedUdrs: await countUnratedOf(tx, udrTypeId, MOST_UDRS_COUNTED),
  });
}
