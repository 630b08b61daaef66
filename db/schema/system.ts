import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, currency, id, instant } from "./columns.ts";

/** The provider this installation belongs to. One row. */
export const installation = pgTable(
  "installation",
  {
    installationId: integer().primaryKey(),
    name: text().notNull(),
    timeZone: text().notNull(),
    currency: currency().notNull(),
    /** Set by the demo's movable clock: business time is the server's time plus this. Ignored outside the demo. */
    clockOffsetMillis: bigint({ mode: "number" }).notNull(),
    isDemo: boolean().notNull(),
    createdAt: createdAt(),
  },
  () => [check("installation_one", sql`installation_id = 1`), check("installation_clock", sql`is_demo or clock_offset_millis = 0`)],
);

/** Where the next block of ids begins, per kind. Taken by one UPDATE … RETURNING outside business transactions. */
export const idLease = pgTable("id_lease", {
  kind: text().primaryKey(),
  nextId: bigint({ mode: "number" }).notNull(),
  createdAt: createdAt(),
});

/** One effect per (actor, key): stored in the transaction of the effect, with a hash of what was asked. */
export const idempotencyKey = pgTable(
  "idempotency_key",
  {
    actor: text().notNull(),
    key: text().notNull(),
    action: text().notNull(),
    requestHash: text().notNull(),
    response: jsonb().$type<unknown>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.actor, table.key] })],
);

/** Who changed what, when, why: written in the transaction of the change, append-only. No personal data in it. */
export const auditEntry = pgTable(
  "audit_entry",
  {
    auditId: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    actedAt: instant().notNull(),
    actorKind: text().notNull(),
    actorId: text().notNull(),
    actorName: text().notNull(),
    role: text(),
    action: text().notNull(),
    entity: text().notNull(),
    entityId: text().notNull(),
    accountId: id(),
    before: jsonb().$type<unknown>(),
    after: jsonb().$type<unknown>(),
    reason: text(),
    requestId: text().notNull(),
    transactionId: text().notNull().default(sql`pg_current_xact_id()::text`),
    createdAt: createdAt(),
  },
  (table) => [
    check("audit_entry_actor", sql`actor_kind in ('user', 'service', 'system')`),
    index("audit_entry_entity").on(table.entity, table.entityId),
    index("audit_entry_account").on(table.accountId, table.auditId),
    index("audit_entry_acted").on(table.actedAt, table.auditId),
  ],
);
