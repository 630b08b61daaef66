import * as z from "zod";
import { type AuditRow, listAuditEntries, listRecentAuditKinds } from "#db/queries/audit.ts";
import { withTransaction } from "#db/tx.ts";
import type { AuditQuery } from "#lib/domain/audit/audit-query-schema.ts";
import type { AuditChoices, AuditEntryView, AuditPage } from "#lib/domain/audit/audit-views.ts";
import { differences } from "#lib/domain/audit/differences.ts";
import { isRole, ROLE_NAMES } from "#lib/domain/people/permissions.ts";
import type { Json } from "#lib/kernel/canonical-json.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";

export const AUDIT_PAGE_SIZE = 50;

const NEWEST_FOR_CHOICES = 2000;

const storedState: z.ZodType<Json> = z.json();

/** One page of the audit trail, newest first. Pages go by the entry's number, so what arrives meanwhile moves nothing. */
export async function listAudit({ database }: Context, { actor, ...query }: AuditQuery): Promise<AuditPage> {
  const { rows, kinds } = await withTransaction(database, async (tx) => ({
    rows: await listAuditEntries(tx, { ...query, actorId: actor }, AUDIT_PAGE_SIZE + 1),
    kinds: await listRecentAuditKinds(tx, NEWEST_FOR_CHOICES),
  }));
  const page = rows.slice(0, AUDIT_PAGE_SIZE);
  const nextBefore = rows.length > AUDIT_PAGE_SIZE ? (page.at(-1)?.auditId ?? null) : null;
  return { entries: page.map(toView), nextBefore, choices: choicesOf(kinds) };
}

function toView({ actedAt, role, before, after, ...row }: AuditRow): AuditEntryView {
  const { auditId, actorId, actorKind, actorName, action, entity, entityId, reason, requestId } = row;
  return {
    auditId,
    actorId,
    actorKind,
    actorName,
    action,
    entity,
    entityId,
    reason,
    requestId,
    actedAt: instantToString(actedAt),
    roleName: role !== null && isRole(role) ? ROLE_NAMES[role] : role,
    differences: differences(storedState.parse(before), storedState.parse(after)),
  };
}

type Kind = { readonly entity: string; readonly action: string; readonly actorId: string; readonly actorName: string };

function choicesOf(kinds: readonly Kind[]): AuditChoices {
  const actors = new Map(kinds.map(({ actorId, actorName }) => [actorId, actorName]));
  return {
    entities: [...new Set(kinds.map(({ entity }) => entity))].sort(),
    actions: [...new Set(kinds.map(({ action }) => action))].sort(),
    actors: [...actors].map(([id, name]) => ({ id, name })).sort((left, right) => left.name.localeCompare(right.name, "en")),
  };
}
