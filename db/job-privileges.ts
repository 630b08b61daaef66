import type { TransactionSql } from "postgres";
import { runFormatted } from "./run-formatted.ts";

/** graphile-worker keeps its jobs in a schema of its own, with migrations of its own. */
export const JOB_SCHEMA = "graphile_worker";

/** What asking for a job, running it and taking over from a dead worker need. */
const TABLES: Readonly<Record<string, string>> = {
  // A worker looks whether the schema is the one it knows.
  migrations: "select",
  _private_known_crontabs: "select",
  _private_tasks: "select, insert",
  _private_job_queues: "select, insert, update",
  _private_jobs: "select, insert, update, delete",
};

/** Its tables have row level security without a policy: to all but the owner they are empty. */
const GUARDED = ["_private_tasks", "_private_job_queues", "_private_jobs"];

/** Takes every right on the job schema away and grants what a worker needs. */
export async function applyJobPrivileges(tx: TransactionSql, role: string): Promise<void> {
  await runFormatted(tx, `revoke all on all tables in schema ${JOB_SCHEMA} from %I`, [role]);
  await runFormatted(tx, `revoke all on schema ${JOB_SCHEMA} from %I`, [role]);
  await runFormatted(tx, `grant usage on schema ${JOB_SCHEMA} to %I`, [role]);
  await runFormatted(tx, `grant execute on all functions in schema ${JOB_SCHEMA} to %I`, [role]);
  for (const [table, rights] of Object.entries(TABLES)) {
    await runFormatted(tx, `grant ${rights} on ${JOB_SCHEMA}.%I to %I`, [table, role]);
  }
  for (const table of GUARDED) await ensurePolicy(tx, table, role);
}

/** Made once and not again at every start: that would wait for the jobs under way, and they for it. */
async function ensurePolicy(tx: TransactionSql, table: string, role: string): Promise<void> {
  const [existing] = await tx`
    select 1 from pg_policies where schemaname = ${JOB_SCHEMA} and tablename = ${table} and policyname = ${role}`;
  if (existing !== undefined) return;
  await runFormatted(tx, `create policy %I on ${JOB_SCHEMA}.%I to %I using (true) with check (true)`, [role, table, role]);
}
