import { and, eq, gte, inArray, sql } from "drizzle-orm";
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

const CORRECTIONS = ["udr.adjust", "udr.cancel", "udr.setBillable", "udr.setCreditable", "udr.setNotToBeBilled"];

/** What one actor's corrections credited since an instant, as their audit rows tell; positive. */
export async function creditedSince(
  reader: Reader,
  { actor, currency, since }: { readonly actor: string; readonly currency: Currency; readonly since: Instant },
): Promise<Micros> {
  const rows = await reader
    .select({ credited: sql<string>`coalesce(sum(greatest(-(${auditEntry.after} ->> 'net')::numeric, 0)), 0)::text` })
    .from(auditEntry)
    .where(
      and(
        eq(auditEntry.actorId, actor),
        inArray(auditEntry.action, CORRECTIONS),
        gte(auditEntry.actedAt, since),
        sql`${auditEntry.after} ->> 'currency' = ${currency}`,
      ),
    );
  return micros(rows[0]?.credited ?? "0");
}

/** Holds an actor's daily limit until the transaction ends: two corrections at once cannot both spend what is left of it. */
export async function lockDailyCredit(tx: Tx, actor: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`credit:${actor}`}, 0))`);
}
