import { asc, eq, inArray } from "drizzle-orm";
import type { LookAtBulkInput } from "#lib/domain/bulk/bulk-schema.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import { present } from "#lib/kernel/assert.ts";
import { lookAtBulk } from "#lib/operations/bulk/look-at-bulk.ts";
import { finishLook, lookAtRow } from "#lib/operations/bulk/look-at-row.ts";
import type { Context } from "#lib/operations/context.ts";
import { findBulkJob } from "../queries/bulk-jobs.ts";
import { billingTermScheme } from "../schema/billing-term.ts";
import { bulkJobRow } from "../schema/bulk.ts";
import { rbi } from "../schema/rbi.ts";
import { type AluxsatDesk, atNicosia, later, orderFilm } from "./aluxsat-desk.ts";
import { done } from "./price-plan-scenario.ts";

export type BulkAsked = Partial<LookAtBulkInput> & { readonly udrIds: readonly number[] };

export type BulkSteps = Awaited<ReturnType<typeof bulkSteps>>;

/** A bulk correction step by step, without the worker: opened, looked at row by row. Every story has a day of its own, with a limit of its own. */
export async function bulkSteps(desk: AluxsatDesk) {
  const { owner } = desk.test;
  // No order of these stories sets off a billing run.
  await owner.update(billingTermScheme).set({ maximumUnbilledUdrs: null, maximumUnbilledAmount: null });
  let day = 0;
  const nextDay = () => {
    day += 1;
  };
  const evening = () => atNicosia("20:00", day);
  const as = (role: Role = "careAgent", minutes = 30): Context => desk.as(role, later(evening(), minutes));
  const jobOf = async (bulkJobId: number) => present(await findBulkJob(desk.test.database, bulkJobId), `bulk job ${bulkJobId}`);

  /** Of an evening, so that each costs €10.00. */
  async function films(count: number): Promise<readonly number[]> {
    const udrIds: number[] = [];
    for (let at = 0; at < count; at += 1) udrIds.push(await orderFilm({ desk, customer: "eleni" }, evening()));
    return udrIds;
  }
  const inputOf = ({ udrIds, ...asked }: BulkAsked): LookAtBulkInput => ({
    selection: { kind: "ids", udrIds: [...udrIds] },
    action: "cancel",
    reasonCode: "GOODWILL",
    ...asked,
  });
  async function opened(asked: BulkAsked) {
    const { bulkJobId } = await done(lookAtBulk(as(), inputOf(asked)));
    return jobOf(bulkJobId);
  }
  async function lookedAt(asked: BulkAsked) {
    const job = await opened(asked);
    for (const { udrId } of await rowsOf(job.bulkJobId)) await done(lookAtRow(as(), job, udrId));
    await done(finishLook(as(), job.bulkJobId));
    return jobOf(job.bulkJobId);
  }
  const rowsOf = (bulkJobId: number) =>
    owner.select().from(bulkJobRow).where(eq(bulkJobRow.bulkJobId, bulkJobId)).orderBy(asc(bulkJobRow.udrId));
  const outcomesOf = async (bulkJobId: number) => (await rowsOf(bulkJobId)).map(({ outcome }) => outcome);
  /** How many RBIs each UDR has: a charge reversed once makes two. */
  async function chainsOf(udrIds: readonly number[]): Promise<readonly number[]> {
    const rows = await owner
      .select({ udrId: rbi.udrId })
      .from(rbi)
      .where(inArray(rbi.udrId, [...udrIds]));
    return udrIds.map((udrId) => rows.filter((row) => row.udrId === udrId).length);
  }
  return { nextDay, evening, as, jobOf, films, inputOf, opened, lookedAt, rowsOf, outcomesOf, chainsOf };
}
