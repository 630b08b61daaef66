import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { bulkJobRow } from "#db/schema/bulk.ts";
import { creditLimit } from "#db/schema/people.ts";
import { type AluxsatDesk, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { approvalOf } from "#db/testing/credit-desk.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { micros } from "#lib/kernel/money.ts";
import { cancelBulk } from "#lib/operations/bulk/cancel-bulk.ts";
import { startBulk } from "#lib/operations/bulk/start-bulk.ts";
import { tryBulkAgain } from "#lib/operations/bulk/try-bulk-again.ts";
import { decideCreditRequest } from "#lib/operations/review/decide-credit-request.ts";
import { getCreditReview } from "#lib/operations/review/get-credit-review.ts";
import { withdrawCreditRequest } from "#lib/operations/review/withdraw-credit-request.ts";
import { bulkDesk, roomyLimits, stoppedAfter } from "../testing/bulk-desk.ts";

let desk: AluxsatDesk;
let bulk: ReturnType<typeof bulkDesk>;
let restoreLimits: () => Promise<void>;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  bulk = bulkDesk(desk);
  restoreLimits = await roomyLimits(desk);
});
// Closing asks whether every invariant holds.
afterAll(() => desk.close());
afterEach(() => restoreLimits());

const agent = () => bulk.as("careAgent");
const WHY = "The stream broke off all evening.";
const MISSING = 987_654;

/** What the agent may credit: films cost €10.00 each. What they have credited today already comes on top. */
async function limitAgent(more: { readonly perAction: string } | { readonly today: string }): Promise<void> {
  const [row] = await desk.test.owner.execute<{ credited: string }>(
    sql`select coalesce(-sum(gross), 0)::text as credited from rbi where gross < 0`,
  );
  const limit =
    "today" in more
      ? { perAction: micros("10"), perDay: micros(more.today) + micros(row?.credited ?? "0") }
      : { perAction: micros(more.perAction) };
  await desk.test.owner.update(creditLimit).set(limit).where(eq(creditLimit.role, "careAgent"));
}

const requests = (udrIds: readonly number[]) =>
  desk.test.owner.execute<{ udr: number; note: string; net: string }>(sql`
    select a.udr_id::int as udr, a.note, c.net::text from approval_request a join credit_request c using (request_id)
    where a.udr_id in (select value::bigint from json_array_elements_text(${JSON.stringify(udrIds)}::json)) order by a.request_id`);

const requestIds = async (udrIds: readonly number[]) => {
  const rows = await desk.test.owner.execute<{ id: number }>(sql`
    select request_id::int as id from approval_request
    where udr_id in (select value::bigint from json_array_elements_text(${JSON.stringify(udrIds)}::json)) order by request_id`);
  return rows.map(({ id }) => id);
};

describe("rows above the limit of who asks", () => {
  test("are put to a second person, each by itself and once, when the others are done", async () => {
    const udrIds = await bulk.films(3);
    await limitAgent({ today: "25" });
    const bulkJobId = await bulk.lookedAt({ udrIds, reasonText: WHY });
    expect(await bulk.viewOf(bulkJobId)).toMatchObject({ counts: { planned: 2, blocked: 1 }, askable: 1 });
    await done(startBulk(agent(), { bulkJobId, asksApproval: true }));
    expect(await bulk.viewOf(bulkJobId)).toMatchObject({ counts: { planned: 2, blocked: 0, toAsk: 1 }, askable: 0 });
    await bulk.run(bulkJobId);
    await bulk.run(bulkJobId);
    expect(await bulk.viewOf(bulkJobId)).toMatchObject({
      state: "finished",
      counts: { done: 2, asked: 1, toAsk: 0 },
      posted: [{ currency: "EUR", net: "-20.00", rows: 2 }],
    });
    expect(await bulk.outcomesOf(bulkJobId)).toEqual(["done", "done", "asked"]);
    // Nothing of it posts before they decide.
    expect(await bulk.chainsOf(udrIds)).toEqual([2, 2, 1]);
    expect(await requests(udrIds)).toEqual([{ udr: udrIds[2], note: WHY, net: "-10.000000" }]);
    expect((await bulk.rowsOf(bulkJobId))[2]).toMatchObject({ net: null, message: null, entries: [{ gross: "-10.00" }] });
  });

  test("may be all of them; a worker that takes over asks about none twice", async () => {
    const udrIds = await bulk.films(3);
    await limitAgent({ perAction: "5" });
    const bulkJobId = await bulk.lookedAt({ udrIds, reasonText: WHY });
    await done(startBulk(agent(), { bulkJobId, asksApproval: true }));
    await expect(bulk.run(bulkJobId, stoppedAfter(2))).rejects.toThrow("stopped");
    expect(await bulk.viewOf(bulkJobId)).toMatchObject({ state: "running", counts: { asked: 2, toAsk: 1 } });
    await Promise.all([bulk.run(bulkJobId), bulk.run(bulkJobId)]);
    expect(await bulk.viewOf(bulkJobId)).toMatchObject({ state: "finished", counts: { asked: 3 } });
    expect((await requests(udrIds)).map(({ udr }) => udr)).toEqual(udrIds);
  });

  test("stay as they are where nobody is to be asked", async () => {
    const udrIds = await bulk.films(2);
    await limitAgent({ today: "15" });
    const bulkJobId = await bulk.started({ udrIds, reasonText: WHY });
    await bulk.run(bulkJobId);
    expect(await bulk.outcomesOf(bulkJobId)).toEqual(["done", "blocked"]);
    expect(await requests(udrIds)).toEqual([]);
  });

  test("are not asked about without words for whoever decides, and not by the hundred", async () => {
    const udrIds = await bulk.films(1);
    await limitAgent({ perAction: "5" });
    const silent = await bulk.lookedAt({ udrIds });
    expect(await startBulk(agent(), { bulkJobId: silent, asksApproval: true })).toMatchObject({
      refusal: { code: "APPROVAL_NOTE_MISSING" },
    });
    expect(await startBulk(agent(), { bulkJobId: silent })).toMatchObject({ refusal: { code: "BULK_EMPTY" } });
    const bulkJobId = await bulk.lookedAt({ udrIds, reasonText: WHY });
    const [row] = await desk.test.owner.select().from(bulkJobRow).where(eq(bulkJobRow.bulkJobId, bulkJobId));
    if (row === undefined) throw new Error("a row");
    const { createdAt: _, ...copied } = row;
    await desk.test.owner.insert(bulkJobRow).values(Array.from({ length: 50 }, (_each, index) => ({ ...copied, udrId: 800_000 + index })));
    expect(await startBulk(agent(), { bulkJobId, asksApproval: true })).toMatchObject({
      refusal: { code: "BULK_ASKS_TOO_MANY", params: { most: 50 } },
    });
    expect(await requests(udrIds)).toEqual([]);
  });

  test("are asked about with words that come with the start, where the look had none", async () => {
    const udrIds = await bulk.films(1);
    await limitAgent({ perAction: "5" });
    const silent = await bulk.lookedAt({ udrIds });
    await done(startBulk(agent(), { bulkJobId: silent, asksApproval: true, reasonText: WHY }));
    await bulk.run(silent);
    expect(await bulk.viewOf(silent)).toMatchObject({ reasonText: WHY, counts: { asked: 1 } });
    expect((await requests(udrIds)).map(({ note }) => note)).toEqual([WHY]);
    // What was said with the look stays said.
    const others = await bulk.films(1);
    const spoken = await bulk.lookedAt({ udrIds: others, reasonText: WHY });
    await done(startBulk(agent(), { bulkJobId: spoken, asksApproval: true, reasonText: "Something else" }));
    await bulk.run(spoken);
    expect((await requests(others)).map(({ note }) => note)).toEqual([WHY]);
  });

  test("say what a second person answered, and what of it was posted", async () => {
    const udrIds = await bulk.films(4);
    await limitAgent({ perAction: "5" });
    const bulkJobId = await bulk.lookedAt({ udrIds, reasonText: WHY });
    await done(startBulk(agent(), { bulkJobId, asksApproval: true }));
    await bulk.run(bulkJobId);
    const [approved = 0, rejected = 0, withdrawn = 0] = await requestIds(udrIds);
    const lead = bulk.as("careLead");
    await done(decideCreditRequest(lead, approvalOf(await done(getCreditReview(lead, approved)))));
    const verdict = { decision: "changesRequested", note: "Ask for the box first" } as const;
    await done(decideCreditRequest(lead, { ...approvalOf(await done(getCreditReview(lead, rejected))), verdict }));
    await done(withdrawCreditRequest(agent(), { requestId: withdrawn, note: "" }));
    expect(await bulk.viewOf(bulkJobId)).toMatchObject({
      counts: { asked: 4 },
      answers: { waiting: 1, approved: 1, changesRequested: 1, withdrawn: 1 },
      approved: [{ currency: "EUR", net: "-10.00", rows: 1 }],
      posted: [],
    });
    expect((await bulk.rowsOf(bulkJobId)).map(({ answer, net }) => [answer, net])).toEqual([
      ["approved", "-10.00"],
      ["changesRequested", null],
      ["withdrawn", null],
      ["waiting", null],
    ]);
    // Decided or not, they were asked about: nothing is left to look at.
    expect(await tryBulkAgain(agent(), { bulkJobId })).toMatchObject({ refusal: { code: "BULK_EMPTY" } });
  });

  test("are looked at again when they were left, and what nothing can change is not", async () => {
    const udrIds = await bulk.films(3);
    await limitAgent({ perAction: "5" });
    const bulkJobId = await bulk.lookedAt({ udrIds: [...udrIds, MISSING] });
    await done(cancelBulk(agent(), { bulkJobId }));
    expect(await bulk.viewOf(bulkJobId)).toMatchObject({ state: "cancelled", counts: { planned: 0, blocked: 4 }, askable: 3 });
    const again = await done(tryBulkAgain(agent(), { bulkJobId }));
    expect((await bulk.rowsOf(again.bulkJobId)).map(({ udrId }) => udrId)).toEqual(udrIds);
  });

  test("are left alone where their agent may do it alone by now, and where nobody's limit covers them", async () => {
    const udrIds = await bulk.films(1);
    await limitAgent({ perAction: "5" });
    const bulkJobId = await bulk.lookedAt({ udrIds, reasonText: WHY });
    const hopeless = await bulk.lookedAt({ udrIds, reasonText: WHY });
    await done(startBulk(agent(), { bulkJobId, asksApproval: true }));
    await done(startBulk(agent(), { bulkJobId: hopeless, asksApproval: true }));
    await limitAgent({ perAction: "1000" });
    await bulk.run(bulkJobId);
    expect(await bulk.outcomesOf(bulkJobId)).toEqual(["moved"]);
    await desk.test.owner.update(creditLimit).set({ perAction: micros("5") });
    await bulk.run(hopeless);
    expect((await bulk.rowsOf(hopeless)).map(({ outcome, message }) => [outcome, message?.includes("€5.00")])).toEqual([["refused", true]]);
    expect([await requests(udrIds), await bulk.chainsOf(udrIds)]).toEqual([[], [1]]);
  });
});
