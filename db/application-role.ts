import type { Sql, TransactionSql } from "postgres";
import { pgCode } from "./errors.ts";
import { applyJobPrivileges } from "./job-privileges.ts";
import { DELETABLE, UPDATABLE } from "./privileges.ts";
import { runFormatted } from "./run-formatted.ts";

export type ApplicationRole = Readonly<{
  name: string;
  /** Present when the role is ours to make; absent when an administrator made it. */
  password?: string;
}>;

/** duplicate_object, and the same met half-way by another server's start: roles belong to the cluster, not to the database. */
const ALREADY_EXISTS: ReadonlySet<string | undefined> = new Set(["42710", "23505"]);

/** Makes the role that the application works as: it may sign in and nothing else until privileges are granted. */
export async function ensureApplicationRole(client: Sql, { name, password }: ApplicationRole): Promise<void> {
  if (password === undefined) return;
  const [existing] = await client`select 1 from pg_roles where rolname = ${name}`;
  if (existing === undefined) await createRole(client, name);
  await runFormatted(client, "alter role %I with login password %L", [name, password]);
}

async function createRole(client: Sql, name: string): Promise<void> {
  try {
    await runFormatted(client, "create role %I nosuperuser nocreatedb nocreaterole noreplication nobypassrls", [name]);
  } catch (error) {
    if (!ALREADY_EXISTS.has(pgCode(error))) throw error;
  }
}

/**
 * Takes everything away and grants what `privileges.ts` and `job-privileges.ts` say. In one transaction: a running server sees the old rights or
 * the new ones, never none.
 */
export async function applyPrivileges(client: Sql, role: string): Promise<void> {
  await client.begin(async (tx) => {
    await runFormatted(tx, "revoke all on all tables in schema public from %I", [role]);
    await runFormatted(tx, "revoke all on schema public from %I", [role]);
    await tx.unsafe("revoke create on schema public from public");
    await runFormatted(tx, "grant usage on schema public to %I", [role]);
    await runFormatted(tx, "grant select, insert on all tables in schema public to %I", [role]);
    for (const [table, columns] of Object.entries(UPDATABLE)) await grantUpdate(tx, { role, table, columns });
    for (const table of DELETABLE) await runFormatted(tx, "grant delete on %I to %I", [table, role]);
    await applyJobPrivileges(tx, role);
  });
}

type UpdateGrant = Readonly<{ role: string; table: string; columns: readonly string[] | "all" }>;

async function grantUpdate(tx: TransactionSql, { role, table, columns }: UpdateGrant): Promise<void> {
  if (columns === "all") return runFormatted(tx, "grant update on %I to %I", [table, role]);
  const places = columns.map(() => "%I").join(", ");
  return runFormatted(tx, `grant update (${places}) on %I to %I`, [...columns, table, role]);
}
