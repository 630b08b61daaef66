import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pgCode, pgConstraint } from "#db/errors.ts";
import { findBrokenInvariants } from "#db/invariants/check-invariants.ts";
import { claimUnbilled } from "#db/queries/billing-queue.ts";
import { insertDispute } from "#db/queries/disputes.ts";
import { findSubscriber } from "#db/queries/subscribers.ts";
import { billingQueue, rbi, settlement } from "#db/schema/rbi.ts";
import { auditEntry } from "#db/schema/system.ts";
import { udrDispute } from "#db/schema/udr-dispute.ts";
import {
  type AluxsatDesk,
  adjustOf,
  atNicosia,
  correct,
  later,
  openAluxsatDesk,
  orderFilm,
  topUp,
  udrOf,
} from "#db/testing/aluxsat-desk.ts";
import { refusalOf } from "#db/testing/group-plan-desk.ts";
import { codeOf, done } from "#db/testing/price-plan-scenario.ts";
import { withTransaction } from "#db/tx.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import { listTimeline } from "../account/list-timeline.ts";
import { previewBilling } from "../billing/preview-billing.ts";
import { runBilling } from "../billing/run-billing.ts";
import { addServiceUsage } from "../ordering/add-service-usage.ts";
import { previewUdrChange } from "../udr/preview-udr-change.ts";
import { closeDispute } from "./close-dispute.ts";
import { openDispute } from "./open-dispute.ts";

const EVENING = atNicosia("20:00");
const WORDS = "He was away that evening.";

let desk: AluxsatDesk;
beforeAll(async () => {
  desk = await openAluxsatDesk();
});
afterAll(async () => {
  expect(await findBrokenInvariants(desk.test.owner)).toEqual([]);
  await desk.close();
});
beforeEach(async () => {
  await desk.test.owner.execute(sql`update billing_queue set dispute_id = null`);
  await desk.test.owner.delete(udrDispute);
  await runBilling(fotini(0), eleni());
});

const daphne = (minutes = 5) => desk.as("careAgent", later(EVENING, minutes));
const fotini = (minutes: number) => desk.as("billingOperator", later(EVENING, minutes));
const eleni = () => ({ accountNumber: desk.seeded.customers.eleni.accountNumber });
const order = (product = "LOTR1") => orderFilm({ desk, customer: "eleni" }, EVENING, product);
const dispute = (udrId: number, minutes = 5) =>
  openDispute(daphne(minutes), { udrId, reasonCode: "GOODWILL", words: WORDS, ticket: "T-77" });
const end = (udrId: number, disputeId: number, minutes = 8) =>
  closeDispute(daphne(minutes), { udrId, disputeId, outcome: "stands", words: "He saw it on the tablet." });
const queued = () => desk.test.owner.select().from(billingQueue);

async function settledOf(udrId: number): Promise<number> {
  const rows = await desk.test.owner.select().from(settlement).innerJoin(rbi, eq(rbi.rbiId, settlement.rbiId)).where(eq(rbi.udrId, udrId));
  return rows.length;
}

describe("a disputed charge", () => {
  test("is left in the queue by runs, which say so, and billed once after the dispute ended", async () => {
    const disputed = await order();
    await order("SERENDIPITY");
    const opened = await done(dispute(disputed));
    expect(opened).toMatchObject({ heldItems: 1 });
    const left = { items: 0, offers: [], disputed: 1 };
    expect(await done(previewBilling(fotini(6), eleni()))).toMatchObject({ items: 1, left });
    expect(await done(runBilling(fotini(6), eleni()))).toMatchObject({ items: 1, left });
    expect(await codeOf(runBilling(fotini(7), eleni()))).toBe("UNBILLED_DISPUTED");
    expect(await settledOf(disputed)).toBe(0);
    expect(await done(end(disputed, opened.disputeId))).toEqual({ disputeId: opened.disputeId, freedItems: 1, bill: null });
    expect(await done(runBilling(fotini(9), eleni()))).toMatchObject({ items: 1, left: { disputed: 0 } });
    expect(await queued()).toEqual([]);
  });

  test("sets off no threshold, and goes along with none; ended, it counts again at once", async () => {
    const disputed = await order();
    const { disputeId } = await done(dispute(disputed));
    await order("SERENDIPITY");
    await order("SERENDIPITY");
    expect(await queued()).toHaveLength(3);
    const closed = await done(end(disputed, disputeId));
    expect(closed.bill).toMatch(/^B-/);
    expect(await queued()).toEqual([]);
    const again = await order();
    const second = await done(dispute(again));
    await order("SERENDIPITY");
    await order("SERENDIPITY");
    const { subscriptionId } = desk.seeded.customers.eleni;
    const third = await addServiceUsage(desk.as("callCentreAgent", EVENING), {
      ...{ subscriptionId, product: "SERENDIPITY", quantity: "1", metadata: {} },
    });
    expect(third).toMatchObject({ ok: true, value: { billNumber: expect.stringMatching(/^B-/) } });
    expect((await queued()).map(({ udrId }) => udrId)).toEqual([again]);
    await done(end(again, second.disputeId));
  });

  test("may be corrected meanwhile: what the correction posts waits as well", async () => {
    const udrId = await order();
    await done(runBilling(fotini(1), eleni()));
    const { disputeId, heldItems } = await done(dispute(udrId));
    expect(heldItems).toBe(0);
    const care = daphne(6);
    const { preview } = await done(correct(care, adjustOf(await udrOf(care, udrId), { from: new Date(atNicosia("02:14")).toISOString() })));
    expect(preview).toMatchObject({ net: "-5.00", triggers: null });
    expect(await queued()).toMatchObject([{ disputeId }, { disputeId }]);
    expect(await codeOf(runBilling(fotini(7), eleni()))).toBe("UNBILLED_DISPUTED");
    await done(end(udrId, disputeId));
    expect(await done(runBilling(fotini(9), eleni()))).toMatchObject({ items: 2 });
  });

  test("ends with the correction that resolves it, which says which bill will show it", async () => {
    const udrId = await order();
    await done(runBilling(fotini(1), eleni()));
    await done(dispute(udrId));
    const care = daphne(6);
    const cancel = { action: "cancel", udrId, expectedRevision: 1 } as const;
    const preview = (change: UdrChange) => done(previewUdrChange(care, change));
    expect((await preview(cancel)).billing).toBe("No bill shows it before the dispute ends.");
    expect((await preview({ ...cancel, endsDispute: true })).billing).toMatch(/^The next bill shows it: with the billing cycle on \d/);
    expect((await correct(care, { ...cancel, endsDispute: true })).ok).toBe(true);
    const [ended] = (await udrOf(care, udrId)).disputes;
    expect(ended?.closed).toMatchObject({ outcome: "corrected", words: expect.stringContaining("Goodwill") });
    expect(await done(runBilling(fotini(7), eleni()))).toMatchObject({ items: 1, left: { disputed: 0 } });
  });

  test("that ends with an Adjust counts for the threshold at once, as the preview said", async () => {
    const udrId = await order();
    await done(dispute(udrId));
    await order("SERENDIPITY");
    await order("SERENDIPITY");
    const care = daphne(6);
    const night = { from: new Date(atNicosia("02:14")).toISOString(), endsDispute: true };
    expect(await udrOf(care, udrId)).toMatchObject({ isDisputed: true });
    const { preview, done: posted } = await done(correct(care, adjustOf(await udrOf(care, udrId), night)));
    expect(preview).toMatchObject({ triggers: "3 unbilled UDRs", billing: "A bill is made at once, and shows it." });
    expect(posted.bill).toMatch(/^B-/);
    expect(await udrOf(care, udrId)).toMatchObject({ isDisputed: false });
    expect(await queued()).toEqual([]);
  });

  test("of a wallet is noted, and moves nothing", async () => {
    await topUp({ desk, customer: "nikos" }, "20.00", EVENING);
    const udrId = await orderFilm({ desk, customer: "nikos" }, EVENING);
    const { disputeId, heldItems } = await done(dispute(udrId));
    expect(heldItems).toBe(0);
    expect(await done(end(udrId, disputeId))).toMatchObject({ freedItems: 0, bill: null });
  });
});

describe("opening and ending", () => {
  test("is recorded with who, when, why and what it kept", async () => {
    const udrId = await order();
    const { disputeId } = await done(dispute(udrId));
    await done(end(udrId, disputeId));
    const [row] = await desk.test.owner.select().from(udrDispute);
    expect(row).toMatchObject({
      words: WORDS,
      ticket: "T-77",
      openedAt: later(EVENING, 5),
      closedAt: later(EVENING, 8),
      outcome: "stands",
    });
    const timeline = await done(
      listTimeline(daphne(9), { account: eleni().accountNumber, cursor: null, kinds: ["dispute"], text: "T-77" }),
    );
    expect(timeline.entries).toMatchObject([
      {
        title: `UDR ${udrId} held for dispute, and the charge stands`,
        detail: `Goodwill after a complaint: ${WORDS}`,
        href: `/udrs/${udrId}`,
        by: expect.stringMatching(/^Daphne/),
      },
    ]);
    const audit = await desk.test.owner
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.entityId, String(udrId)));
    expect(audit.map(({ action, reason }) => [action, reason]).filter(([action]) => action?.endsWith("Dispute"))).toEqual([
      ["udr.openDispute", expect.stringContaining(WORDS)],
      ["udr.closeDispute", "He saw it on the tablet."],
    ]);
  });

  test("is refused where there is nothing to hold or to end", async () => {
    const udrId = await order();
    expect(await codeOf(openDispute(daphne(), { udrId: 999_999, reasonCode: "GOODWILL", words: WORDS }))).toBe("NOT_FOUND");
    expect(await refusalOf(openDispute(daphne(), { udrId, reasonCode: "NONE", words: WORDS }))).toEqual({
      ...{ code: "REASON_REQUIRED", path: "reasonCode" },
    });
    expect(await codeOf(end(udrId, 1))).toBe("DISPUTE_NOT_OPEN");
    const { disputeId } = await done(dispute(udrId));
    expect(await codeOf(dispute(udrId))).toBe("DISPUTE_OPEN");
    expect(await codeOf(end(udrId, disputeId + 1))).toBe("STALE_REVISION");
    await done(end(udrId, disputeId));
    expect(await codeOf(end(udrId, disputeId))).toBe("DISPUTE_NOT_OPEN");
    await correct(daphne(), { action: "cancel", udrId, expectedRevision: 1 });
    expect(await codeOf(dispute(udrId))).toBe("UDR_CANCELLED");
  });

  test("of eight at once, one opens it and one ends it; the same key twice is one dispute", async () => {
    const udrId = await order();
    const opened = await Promise.all(Array.from({ length: 8 }, () => codeOf(dispute(udrId))));
    expect(opened.toSorted()).toEqual([...Array.from({ length: 7 }, () => "DISPUTE_OPEN"), "ok"]);
    const [open] = await desk.test.owner.select().from(udrDispute);
    const ended = await Promise.all(Array.from({ length: 8 }, () => codeOf(end(udrId, open?.disputeId ?? 0))));
    expect(ended.toSorted()).toEqual([...Array.from({ length: 7 }, () => "DISPUTE_NOT_OPEN"), "ok"]);
    const keyed = { ...daphne(), idempotencyKey: "dispute-1" };
    const input = { udrId, reasonCode: "GOODWILL", words: WORDS };
    const once = await openDispute(keyed, input);
    expect(await openDispute(keyed, input)).toEqual(once);
    await done(end(udrId, once.ok ? once.value.disputeId : 0));
  });

  test("the database keeps one open dispute of a UDR, and what was opened as it was", async () => {
    const udrId = await order();
    await done(dispute(udrId));
    const [row] = await desk.test.owner.select().from(udrDispute);
    const twin = desk.test.database.insert(udrDispute).values({ ...present(row, "the dispute"), disputeId: 9_000 });
    await expect(twin.catch((error: unknown) => pgConstraint(error))).resolves.toBe("udr_dispute_one_open");
    const rewritten = desk.test.database.update(udrDispute).set({ words: "Other words" });
    await expect(rewritten.catch((error: unknown) => pgCode(error))).resolves.toBe("42501");
    await done(end(udrId, row?.disputeId ?? 0));
  });
});

describe("a run that works on the account at the same moment", () => {
  test.each([1, 2, 3, 4])("bills it before the dispute or leaves it, never both (%i)", async () => {
    const udrId = await order();
    const [opened, run] = await Promise.all([dispute(udrId), runBilling(fotini(5), eleni()), previewBilling(fotini(5), eleni())]);
    expect(opened.ok).toBe(true);
    const heldItems = opened.ok ? opened.value.heldItems : 0;
    expect(await settledOf(udrId)).toBe(1 - heldItems);
    expect(run.ok).toBe(heldItems === 0);
    expect(await findBrokenInvariants(desk.test.owner)).toEqual([]);
    await done(end(udrId, opened.ok ? opened.value.disputeId : 0));
  });

  test("and waits for the queue row sees that it was disputed, though it holds no subscription", async () => {
    const udrId = await order();
    const { subscriptionId } = desk.seeded.customers.eleni;
    const subscriber = present(await findSubscriber(desk.test.database, subscriptionId), "Eleni");
    const { shard, accountId } = subscriber;
    const { database } = desk.test;
    const marked = Promise.withResolvers<void>();
    const mayCommit = Promise.withResolvers<void>();
    const opening = withTransaction(database, async (tx) => {
      const dispute = { shard, accountId, disputeId: 8_000, udrId, reasonCodeId: await anyReason(), words: WORDS };
      await insertDispute(tx, { ...dispute, openedBy: "user:1", openedAt: later(EVENING, 5) });
      marked.resolve();
      await mayCommit.promise;
    });
    await marked.promise;
    const claiming = withTransaction(database, (tx) => claimUnbilled(tx, subscriber, null));
    await untilSomebodyWaits();
    mayCommit.resolve();
    await opening;
    expect(await claiming).toEqual([]);
    expect(await settledOf(udrId)).toBe(0);
    await done(end(udrId, 8_000));
  });
});

async function anyReason(): Promise<number> {
  const [row] = await desk.test.owner.execute<{ id: string }>(sql`select reason_code_id::text as id from reason_code limit 1`);
  return Number.parseInt(row?.id ?? "", 10);
}

/** Until a statement of the test's database waits for a lock. */
async function untilSomebodyWaits(): Promise<void> {
  await expect
    .poll(async () => {
      const rows = await desk.test.owner.execute(
        sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows.length;
    })
    .toBeGreaterThan(0);
}
