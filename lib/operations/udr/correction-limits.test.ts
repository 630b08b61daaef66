import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { insertBillingRun } from "#db/queries/bills.ts";
import { findSubscriber } from "#db/queries/subscribers.ts";
import { creditLimit } from "#db/schema/people.ts";
import {
  type AluxsatDesk,
  adjustOf,
  atNicosia,
  billAll,
  correct,
  later,
  openAluxsatDesk,
  orderFilm,
  submit,
  udrOf,
} from "#db/testing/aluxsat-desk.ts";
import { withTransaction } from "#db/tx.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { micros } from "#lib/kernel/money.ts";
import { billUnbilled } from "../bill-unbilled.ts";
import type { Context } from "../context.ts";
import { previewUdrChange } from "./preview-udr-change.ts";

let desk: AluxsatDesk;
let day = 0;

beforeAll(async () => {
  desk = await openAluxsatDesk();
});
afterAll(() => desk.close());
/** A day of its own for each test, so that the limit of a day never carries over. */
beforeEach(() => {
  day += 1;
});

const evening = () => atNicosia("20:00", day);
const agent = (minutes = 10): Context => desk.as("careAgent", later(evening(), minutes));
const cancelOf = (udrId: number, expectedRevision = 1): UdrChange => ({ action: "cancel", udrId, expectedRevision });

async function billedFilm(): Promise<number> {
  const udrId = await orderFilm({ desk, customer: "eleni" }, evening());
  await billAll({ desk, customer: "eleni" }, later(evening(), 5));
  return udrId;
}

describe("the limit", () => {
  test("for one action: at it is allowed, above it is refused, and the preview says so before", async () => {
    const udrId = await orderMany(6);
    const change: UdrChange = { action: "cancel", udrId, expectedRevision: 2 };
    const preview = await previewUdrChange(agent(), change);
    expect(preview).toMatchObject({ ok: true, value: { net: "-60.00", approval: { of: "action", credit: "60.00", limit: "50.00" } } });
    expect(await correct(agent(), change)).toMatchObject({
      ok: false,
      refusal: { code: "APPROVAL_REQUIRED", params: { credit: "€60.00", limit: "€50.00" } },
    });
    expect(await correct(desk.as("careLead", later(evening(), 10)), change)).toMatchObject({ ok: true });
    const atLimit = await orderMany(5);
    expect(await correct(agent(), { action: "cancel", udrId: atLimit, expectedRevision: 2 })).toMatchObject({ ok: true });
  });

  test("for a day counts what the same agent credited since midnight of the installation's zone", async () => {
    await desk.test.owner
      .update(creditLimit)
      .set({ perDay: micros("60") })
      .where(eq(creditLimit.role, "careAgent"));
    const first = await orderMany(5);
    const second = await orderMany(2);
    expect(await correct(agent(), { action: "cancel", udrId: first, expectedRevision: 2 })).toMatchObject({ ok: true });
    const change: UdrChange = { action: "cancel", udrId: second, expectedRevision: 2 };
    expect(await correct(agent(), change)).toMatchObject({
      ok: false,
      refusal: { code: "APPROVAL_REQUIRED", params: { credit: "€70.00" } },
    });
    const afterMidnight = desk.as("careAgent", later(evening(), 4 * 60 + 1));
    expect(await correct(afterMidnight, change)).toMatchObject({ ok: true });
    await desk.test.owner
      .update(creditLimit)
      .set({ perDay: micros("200") })
      .where(eq(creditLimit.role, "careAgent"));
    day += 1;
  });

  test("is not spent twice by two actions at once, on whatever subscriptions", async () => {
    await desk.test.owner
      .update(creditLimit)
      .set({ perDay: micros("60") })
      .where(eq(creditLimit.role, "careAgent"));
    const udrIds = [await orderMany(4), await orderMany(4, "hotel")];
    const changes = udrIds.map((udrId) => cancelOf(udrId, 2));
    const tokens = await Promise.all(changes.map(tokenFor));
    const results = await Promise.all(changes.map((change, index) => submit(agent(), change, tokens[index] ?? "")));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    await desk.test.owner
      .update(creditLimit)
      .set({ perDay: micros("200") })
      .where(eq(creditLimit.role, "careAgent"));
  });

  /** One UDR of so many films at €10.00, billed. */
  async function orderMany(films: number, customer: "eleni" | "hotel" = "eleni"): Promise<number> {
    const udrId = await orderFilm({ desk, customer }, evening());
    const lead = desk.as("careLead", later(evening(), 1));
    const grown = await correct(lead, adjustOf(await udrOf(lead, udrId), { quantity: String(films) }));
    if (!grown.ok) throw new Error(grown.refusal.code);
    await billAll({ desk, customer }, later(evening(), 5));
    return udrId;
  }
});

describe("races", () => {
  test("of 20 submits on one UDR one wins, and its chain has one reversal", async () => {
    const udrId = await billedFilm();
    const from = await udrOf(agent(), udrId);
    const changes: UdrChange[] = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0 ? cancelOf(udrId) : adjustOf(from, { from: "2026-03-01T02:00:00+02:00" }),
    );
    const tokens = await Promise.all(changes.map(tokenFor));
    const results = await Promise.all(changes.map((change, index) => submit(agent(), change, tokens[index] ?? "")));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const codes = results.flatMap((result) => (result.ok ? [] : [result.refusal.code]));
    expect(codes.filter((code) => code !== "STALE_REVISION" && code !== "UDR_CANCELLED" && code !== "BUSY")).toEqual([]);
    expect((await udrOf(agent(), udrId)).chain.filter(({ kind }) => kind === "reversal")).toHaveLength(1);
  });

  test("an agent and a run want the same charge: whoever is first, it is billed at most once and taken back once", async () => {
    for (let round = 0; round < 6; round += 1) {
      const udrId = await orderFilm({ desk, customer: "eleni" }, evening());
      const token = await tokenFor(cancelOf(udrId));
      const agentFirst = round % 2 === 0;
      const cancel = () => submit(agent(), cancelOf(udrId), token);
      const run = () => billAll({ desk, customer: "eleni" }, later(evening(), 10));
      const [result] = agentFirst ? await Promise.all([cancel(), run()]) : await Promise.all([run(), cancel()]).then(([, done]) => [done]);
      const { chain } = await udrOf(agent(), udrId);
      const states = chain.map(({ state }) => state).join(" ");
      if (result?.ok) expect(states).toBe("cancelled cancelled");
      else {
        expect(result).toMatchObject({ ok: false, refusal: { code: "PREVIEW_STALE" } });
        expect(states).toBe("billed");
      }
    }
  });

  test("a run that holds the charge's place in the queue is waited for, and what it did is read again", async () => {
    const udrId = await orderFilm({ desk, customer: "eleni" }, evening());
    const token = await tokenFor(cancelOf(udrId));
    const subscriber = present(
      await findSubscriber(desk.test.database, desk.seeded.customers.eleni.subscriptionId),
      "Eleni's subscription",
    );
    const operator = desk.as("billingOperator", later(evening(), 10));
    let cancelling: ReturnType<typeof submit> | undefined;
    await withTransaction(desk.test.database, async (tx) => {
      // As a worker does that holds no subscription: the row of the queue is the only lock between the two.
      await billUnbilled(tx, operator, { subscriber, billingRunId: 1, asOf: operator.now });
      await insertBillingRun(tx, runOf(subscriber, operator.now), CHUNK);
      cancelling = submit(agent(), cancelOf(udrId), token);
      await expect.poll(waitingForALock, { timeout: 2500, interval: 20 }).toBe(true);
    });
    expect(await cancelling).toMatchObject({ ok: false, refusal: { code: "PREVIEW_STALE" } });
    expect((await udrOf(agent(), udrId)).chain.map(({ state }) => state)).toEqual(["billed"]);
  });

  const CHUNK = { shard: 0, state: "done", attempt: 1, leasedUntil: null, accounts: 1, rated: 0, billed: 1, parked: 0, bills: 1 };

  function runOf({ accountNumber }: Subscriber, now: Instant) {
    const times = { asOf: now, startedAt: now, finishedAt: now };
    return { billingRunId: 1, type: "individual", state: "completed", accountNumber, startedBy: "system:test", ...times };
  }

  async function waitingForALock(): Promise<boolean> {
    const rows = await desk.test.owner.execute(
      sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rows.length > 0;
  }
});

async function tokenFor(change: UdrChange): Promise<string> {
  const preview = await previewUdrChange(agent(), change);
  if (!preview.ok) throw new Error(preview.refusal.code);
  return preview.value.token;
}
