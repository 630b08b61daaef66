import { and, eq, gte, inArray, or, sql } from "drizzle-orm";
import type { Role } from "#lib/domain/people/permissions.ts";
import type { CreditLimit } from "#lib/domain/udr/decide-approval.ts";
import type { Currency } from "#lib/kernel/currency.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { type Micros, micros } from "#lib/kernel/money.ts";
import { creditLimit } from "../schema/people.ts";
import { auditEntry } from "../schema/system.ts";
import type { Reader, Tx } from "../tx.ts";

/** What a role may credit alone. No row: nothing. */
export async function findCreditLimit(reader: Reader, role: Role, currency: Currency): Promise<Exclude<CreditLimit, null>> {
  const rows = await reader
    .select({ perAction: creditLimit.perAction, perDay: creditLimit.perDay })
    .from(creditLimit)
    .where(and(eq(creditLimit.role, role), eq(creditLimit.currency, currency)));
  return rows[0] ?? { perAction: 0n, perDay: 0n };
}

type Approvable = { readonly roles: readonly Role[]; readonly currency: Currency; readonly credit: Micros };

/** Whether one of these roles may credit so much by one action. */
export async function mayBeApproved(reader: Reader, { roles, currency, credit }: Approvable): Promise<boolean> {
  const rows = await reader
    .select({ role: creditLimit.role })
    .from(creditLimit)
    .where(and(inArray(creditLimit.role, [...roles]), eq(creditLimit.currency, currency), gte(creditLimit.perAction, credit)))
    .limit(1);
  return rows.length > 0;
}

const CORRECTIONS = ["udr.adjust", "udr.cancel", "udr.setBillable", "udr.setCreditable", "udr.setNotToBeBilled", "udr.reverse"];

/** What a second person approved is theirs: it takes from their day, and leaves the day of who asked as it was. */
const IS_OWN = or(
  and(inArray(auditEntry.action, CORRECTIONS), sql`not ${auditEntry.after} ? 'approvedBy'`),
  eq(auditEntry.action, "credit.approve"),
);

/** What one actor's corrections and approvals credited since an instant, as their audit rows tell; positive. */
export async function creditedSince(
  reader: Reader,
  { actor, currency, since }: { readonly actor: string; readonly currency: Currency; readonly since: Instant },
): Promise<Micros> {
  const rows = await reader
    .select({ credited: sql<string>`coalesce(sum(greatest(-(${auditEntry.after} ->> 'net')::numeric, 0)), 0)::text` })
    .from(auditEntry)
    .where(
      and(eq(auditEntry.actorId, actor), IS_OWN, gte(auditEntry.actedAt, since), sql`${auditEntry.after} ->> 'currency' = ${currency}`),
    );
  return micros(rows[0]?.credited ?? "0");
}

/** Holds an actor's daily limit until the transaction ends: two corrections at once cannot both spend what is left of it. */
export async function lockDailyCredit(tx: Tx, actor: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`credit:${actor}`}, 0))`);
}
