import type { AuditFilter } from "./audit-views.ts";

/** The audit page's address for a filter and a page; it can be sent to somebody. */
export function auditAddress({ entity, entityId, action, actor }: AuditFilter, before: number | null): string {
  const named = { entity, entityId, action, actor, before: before === null ? null : String(before) };
  const query = new URLSearchParams(Object.entries(named).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
  return query.size === 0 ? "/audit" : `/audit?${query.toString()}`;
}
