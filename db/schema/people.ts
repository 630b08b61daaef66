import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, currency, id, instant, money } from "./columns.ts";

/** People who sign in. The role is one of `lib/domain/people/permissions.ts`. */
export const appUser = pgTable(
  "app_user",
  {
    userId: id().primaryKey(),
    email: text().notNull(),
    name: text().notNull(),
    role: text().notNull(),
    passwordHash: text().notNull(),
    disabledAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("app_user_email_unique").on(sql`lower(${table.email})`),
    check("app_user_email_is_trimmed", sql`email = btrim(email) and email like '%_@_%'`),
  ],
);

/** One row per sign-in, looked at on every request: revoking it ends the session at once. */
export const session = pgTable(
  "session",
  {
    sessionId: text().primaryKey(),
    userId: id()
      .notNull()
      .references(() => appUser.userId),
    signedInAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    address: text(),
    userAgent: text(),
    createdAt: createdAt(),
  },
  (table) => [index("session_user").on(table.userId)],
);

/** Failed and successful sign-ins, for the throttle. `subject` is a keyed hash of the e-mail or the address. */
export const signInAttempt = pgTable(
  "sign_in_attempt",
  {
    subject: text().notNull(),
    attemptedAt: instant().notNull(),
    attemptId: text().notNull(),
    succeeded: boolean().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.subject, table.attemptedAt, table.attemptId] })],
);

/** The one-time link that makes the first administrator of an installation without a demo. Only its hash is kept. */
export const firstAdministratorLink = pgTable("first_administrator_link", {
  tokenHash: text().primaryKey(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
  createdAt: createdAt(),
});

/** A program that calls the web API: bound to a role and to the source its orders come from. The key is kept as a hash. */
export const serviceAccount = pgTable("service_account", {
  serviceAccountId: id().primaryKey(),
  code: text().notNull().unique(),
  name: text().notNull(),
  role: text().notNull(),
  sourceCode: text(),
  keyHash: text().notNull().unique(),
  /** Its key is written in the source, so it opens only where the demo exists. */
  isDemo: boolean().notNull().default(false),
  revokedAt: instant(),
  createdAt: createdAt(),
});

/** What a role may credit by one action and in one day without an approval. No row: nothing. */
export const creditLimit = pgTable(
  "credit_limit",
  {
    role: text().notNull(),
    currency: currency().notNull(),
    perAction: money().notNull(),
    perDay: money().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.role, table.currency] }),
    check("credit_limit_not_negative", sql`per_action >= 0 and per_day >= per_action`),
  ],
);

/** Why a correction was made, and whether the usage happened: a favour (yes) keeps counting, an error (no) does not. */
export const reasonCode = pgTable("reason_code", {
  reasonCodeId: id().primaryKey(),
  code: text().notNull().unique(),
  label: text().notNull(),
  usageHappened: boolean().notNull(),
  position: integer().notNull(),
  /** Counts the changes: who saves over an older one than there is, is told. */
  revision: integer().notNull().default(1),
  archivedAt: instant(),
  createdAt: createdAt(),
});
