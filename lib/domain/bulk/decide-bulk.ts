import type { Currency } from "#lib/kernel/currency.ts";
import type { Micros } from "#lib/kernel/money.ts";
import { can, type Role } from "../people/permissions.ts";
import type { Refusal } from "../refusal.ts";
import { type CreditFacts, decideApproval } from "../udr/decide-approval.ts";
import { moneyInWords } from "../udr/money-in-words.ts";
import { PERMISSION_OF_ACTION } from "../udr/udr-actions.ts";
import { type BulkAction, MOST_ROWS, type PlannedRow, ROWS_ALONE } from "./bulk.ts";

type BulkAsked = { readonly action: BulkAction; readonly role: Role; readonly rows: number };

/** Whether so many may be asked for. More than a few are for who may approve the credits of others. */
export function refuseBulk({ action, role, rows }: BulkAsked): Refusal | null {
  if (!can(role, PERMISSION_OF_ACTION[action])) return { code: "NOT_PERMITTED" };
  if (rows === 0) return { code: "BULK_EMPTY" };
  if (rows > MOST_ROWS) return { code: "BULK_TOO_MANY", params: { most: MOST_ROWS } };
  return rows > ROWS_ALONE && !can(role, "credit.approve") ? { code: "BULK_NEEDS_LEAD", params: { most: ROWS_ALONE } } : null;
}

export type BlockedRow = { readonly udrId: number; readonly refusal: Refusal };

/**
 * The rows that their actor may not credit alone: each is an action of its own, and all of them come together in one day. In the order in which
 * they are carried out, so that those that still fit are done.
 */
export function rowsAboveLimit(rows: readonly PlannedRow[], facts: ReadonlyMap<Currency, Omit<CreditFacts, "net">>): readonly BlockedRow[] {
  const credited = new Map<Currency, Micros>();
  return rows.flatMap(({ udrId, currency, net }): readonly BlockedRow[] => {
    const { limit = null, creditedToday = 0n } = facts.get(currency) ?? {};
    const before = credited.get(currency) ?? 0n;
    const need = decideApproval({ net, limit, creditedToday: creditedToday + before });
    if (need === null) {
      if (net < 0n) credited.set(currency, before - net);
      return [];
    }
    const params = { credit: moneyInWords(need.credit, currency), limit: moneyInWords(need.limit, currency) };
    return [{ udrId, refusal: { code: "APPROVAL_REQUIRED", params } }];
  });
}

/** Somebody changed the UDR, or what it would post, since it was looked at: it is left alone, and may be looked at again. */
export function hasMoved({ code }: Refusal): boolean {
  return code === "PREVIEW_STALE" || code === "STALE_REVISION";
}
