import { insertAuditEntry } from "#db/queries/audit.ts";
import type { Tx } from "#db/tx.ts";
import { type Actor, actorKey } from "#lib/domain/people/actor.ts";
import type { Json } from "#lib/kernel/canonical-json.ts";
import type { Context } from "./context.ts";

export type Audited = {
  /** The verb, as the permission names it: "udr.adjust". */
  readonly action: string;
  readonly entity: string;
  readonly entityId: string | number;
  readonly accountId?: number;
  readonly before?: Json;
  readonly after?: Json;
  readonly reason?: string;
};

/** Records who did what in the transaction that does it: no change without its audit row, no row without its change. */
export async function writeAudit(tx: Tx, context: Context, audited: Audited): Promise<void> {
  const { actor } = context;
  await insertAuditEntry(tx, {
    actedAt: context.now,
    actorKind: actor.kind,
    actorId: actorKey(actor),
    actorName: actor.name,
    role: roleOf(actor),
    action: audited.action,
    entity: audited.entity,
    entityId: String(audited.entityId),
    accountId: audited.accountId ?? null,
    before: audited.before ?? null,
    after: audited.after ?? null,
    reason: audited.reason ?? null,
    requestId: context.requestId,
  });
}

function roleOf(actor: Actor): string | null {
  return actor.kind === "system" ? null : actor.role;
}
