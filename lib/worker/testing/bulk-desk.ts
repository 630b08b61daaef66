import { inArray } from "drizzle-orm";
import { vi } from "vitest";
import { billingTermScheme } from "#db/schema/billing-term.ts";
import { creditLimit } from "#db/schema/people.ts";
import { rbi } from "#db/schema/rbi.ts";
import { type AluxsatDesk, atNicosia, orderFilm } from "#db/testing/aluxsat-desk.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { machineNow } from "#lib/auth/machine-clock.ts";
import type { LookAtBulkInput } from "#lib/domain/bulk/bulk-schema.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import { micros } from "#lib/kernel/money.ts";
import { getBulk } from "#lib/operations/bulk/get-bulk.ts";
import { listRowsOfBulk } from "#lib/operations/bulk/list-bulk-rows.ts";
import { lookAtBulk } from "#lib/operations/bulk/look-at-bulk.ts";
import { startBulk } from "#lib/operations/bulk/start-bulk.ts";
import type { Context } from "#lib/operations/context.ts";
import { runBulk } from "../bulk/run-bulk.ts";

export type BulkAsked = Partial<LookAtBulkInput> & { readonly udrIds?: readonly number[]; readonly as?: Role };

/** Limits that nobody comes to, and no billing run that an order sets off. Answers what puts them back where a story lowered them. */
export async function roomyLimits({ test: { owner } }: AluxsatDesk): Promise<() => Promise<void>> {
  await owner.update(creditLimit).set({ perAction: micros("1000"), perDay: micros("10000") });
  await owner.update(billingTermScheme).set({ maximumUnbilledUdrs: null, maximumUnbilledAmount: null });
  const limits = await owner.select().from(creditLimit);
  return async () => {
    await owner.delete(creditLimit);
    await owner.insert(creditLimit).values(limits);
  };
}

/** Bulk corrections as an agent asks for them, and the worker that does them when it is told to. */
export function bulkDesk(desk: AluxsatDesk) {
  const faults: unknown[] = [];
  const home = {
    database: desk.test.database,
    reportFault: (error: unknown) => {
      faults.push(error);
      return "f-1";
    },
  };
  const run = (bulkJobId: number, signal = new AbortController().signal) => runBulk(home, bulkJobId, signal);
  const as = (role: Role): Context => desk.as(role, machineNow());

  function ask({ udrIds = [], as: role = "careAgent", ...asked }: BulkAsked) {
    const selection: LookAtBulkInput["selection"] = { kind: "ids", udrIds: [...udrIds] };
    return lookAtBulk(as(role), { selection, action: "cancel", reasonCode: "GOODWILL", ...asked });
  }
  async function lookedAt(asked: BulkAsked): Promise<number> {
    const { bulkJobId } = await done(ask(asked));
    await run(bulkJobId);
    return bulkJobId;
  }
  async function started(asked: BulkAsked): Promise<number> {
    const bulkJobId = await lookedAt(asked);
    await done(startBulk(as(asked.as ?? "careAgent"), { bulkJobId }));
    return bulkJobId;
  }
  /** Of an evening, so that each costs €10.00. */
  async function films(count: number): Promise<readonly number[]> {
    const udrIds: number[] = [];
    for (let at = 0; at < count; at += 1) udrIds.push(await orderFilm({ desk, customer: "eleni" }, atNicosia("20:00")));
    return udrIds;
  }
  /** How many RBIs each UDR has: a charge reversed once makes two. */
  async function chainsOf(udrIds: readonly number[]): Promise<readonly number[]> {
    const rows = await desk.test.owner
      .select({ udrId: rbi.udrId })
      .from(rbi)
      .where(inArray(rbi.udrId, [...udrIds]));
    return udrIds.map((udrId) => rows.filter((row) => row.udrId === udrId).length);
  }
  const rowsOf = async (bulkJobId: number) => (await done(listRowsOfBulk(as("careAgent"), { bulkJobId }))).rows;
  const outcomesOf = async (bulkJobId: number) => (await rowsOf(bulkJobId)).map(({ outcome }) => outcome);
  const viewOf = (bulkJobId: number) => done(getBulk(as("careAgent"), bulkJobId));
  return { faults, run, as, ask, lookedAt, started, films, chainsOf, rowsOf, outcomesOf, viewOf };
}

/** A worker that is stopped before its next row, after some. */
export function stoppedAfter(rows: number): AbortSignal {
  const stop = new AbortController();
  let calls = 0;
  vi.spyOn(stop.signal, "throwIfAborted").mockImplementation(() => {
    calls += 1;
    if (calls <= rows) return;
    stop.abort();
    throw new Error("stopped");
  });
  return stop.signal;
}
