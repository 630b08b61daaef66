import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CustomerName } from "#db/seed/customers.ts";
import { type AluxsatDesk, adjustOf, atNicosia, billAll, correct, later, openAluxsatDesk, topUp, udrOf } from "#db/testing/aluxsat-desk.ts";
import type { DecideAdHocInput } from "#lib/domain/discount/ad-hoc-review-schema.ts";
import type { AdHocReviewView } from "#lib/domain/discount/ad-hoc-review-view.ts";
import type { OrderView } from "#lib/domain/ordering/order-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { addServiceUsage } from "../ordering/add-service-usage.ts";
import { quoteServiceUsage } from "../ordering/quote-service-usage.ts";
import { decideAdHocRequest } from "./decide-ad-hoc-request.ts";
import { getAdHocReview } from "./get-ad-hoc-review.ts";
import { listAdHocReviews } from "./list-ad-hoc-reviews.ts";

let desk: AluxsatDesk;

const NOON = atNicosia("12:00");

beforeAll(async () => {
  desk = await openAluxsatDesk();
});

afterAll(() => desk.close());

const wish = (customer: CustomerName, value = "30") => ({
  subscriptionId: desk.seeded.customers[customer].subscriptionId,
  product: "LOTR1",
  quantity: "1",
  metadata: {},
  discounts: [{ code: "GOODWILL", value }],
});

const boris = (at: Instant) => desk.as("pricingApprover", at);

async function done<Value>(promise: Promise<Result<Value, Refusal>>): Promise<Value> {
  const result = await promise;
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

async function codeOf(promise: Promise<Result<unknown, Refusal>>): Promise<string> {
  const result = await promise;
  return result.ok ? "ok" : result.refusal.code;
}

async function asked(at: Instant, customer: CustomerName = "eleni"): Promise<{ readonly order: OrderView; readonly requestId: number }> {
  const order = await done(addServiceUsage(desk.as("callCentreAgent", at), { ...wish(customer), approvalNote: "The film stopped twice" }));
  return { order, requestId: present(order.approval, "what was asked for").requestId };
}

function approvalOf({ requestId, contentHash, impact }: AdHocReviewView): DecideAdHocInput {
  const previewToken = impact.kind === "entries" ? impact.token : "none";
  return { requestId, contentHash, verdict: { decision: "approved", previewToken, reasonCode: "GOODWILL", note: "" } };
}

async function approve(context: Context, requestId: number) {
  return decideAdHocRequest(context, approvalOf(await done(getAdHocReview(context, requestId))));
}

async function grossesOf(udrId: number): Promise<readonly string[]> {
  const rows = await desk.test.owner.execute<{ gross: string }>(
    sql`select trim_scale(gross)::text as gross from rbi where udr_id = ${udrId} order by seq`,
  );
  return rows.map(({ gross }) => gross);
}

describe("an order beyond what agents give", () => {
  test("is taken at the price without it, as the agent is told before, and a second person is asked", async () => {
    const quote = await done(quoteServiceUsage(desk.as("callCentreAgent", NOON), wish("eleni")));
    expect(quote).toMatchObject({ gross: "10.00", discounts: [], withApproval: { gross: "7.00", discounts: ["GOODWILL 30 %"] } });
    const { order, requestId } = await asked(NOON);
    expect(order).toMatchObject({ gross: "10.00", discounts: [], approval: { gross: "7.00" } });
    expect(await grossesOf(order.udrId)).toEqual(["10"]);
    const rows = await listAdHocReviews(boris(later(NOON, 1)));
    expect(rows.find((row) => row.requestId === requestId)).toMatchObject({
      udrId: order.udrId,
      words: "GOODWILL 30 %",
      accountName: "Eleni Georgiou",
      outcome: { kind: "price", gross: { before: "10.00", after: "7.00" } },
      note: "The film stopped twice",
      isMine: false,
    });
    expect((await udrOf(boris(NOON), order.udrId)).discountRequest).toMatchObject({ words: "GOODWILL 30 %", decision: null });
  });

  test("costs less once it is approved: what was shown posts, with both names, and the bill says so", async () => {
    const { order, requestId } = await asked(later(NOON, 10));
    await billAll({ desk, customer: "eleni" }, later(NOON, 11));
    const at = later(NOON, 12);
    const seen = await done(getAdHocReview(boris(at), requestId));
    expect(seen).toMatchObject({
      whyNot: null,
      impact: {
        kind: "entries",
        net: "-3.00",
        entries: [
          { kind: "reversal", gross: "-10.00" },
          { kind: "charge", gross: "7.00" },
        ],
        headline: "€7.00 = 1 transaction × €10.00 − €3.00 (30 % GOODWILL).",
      },
    });
    expect(await done(decideAdHocRequest(boris(at), approvalOf(seen)))).toMatchObject({ decision: "approved", net: "-3.00" });
    expect(await grossesOf(order.udrId)).toEqual(["10", "-10", "7"]);
    const udr = await udrOf(boris(at), order.udrId);
    expect(udr).toMatchObject({
      revision: 2,
      discounts: [{ code: "GOODWILL", version: 1, value: "30" }],
      discountRequest: { decision: "approved" },
    });
    expect(udr.revisions[0]).toMatchObject({
      action: "adjust",
      reason: "Goodwill after a complaint",
      reasonText: "The film stopped twice",
    });
    expect(udr.revisions[0]?.by).toContain("Boris");
    expect(await codeOf(decideAdHocRequest(boris(at), approvalOf(seen)))).toBe("NOT_IN_REVIEW");
    await billAll({ desk, customer: "eleni" }, later(NOON, 13));
    const [{ billed } = { billed: "" }] = await desk.test.owner.execute<{ billed: string }>(
      sql`select trim_scale(sum(bill_line.gross))::text as billed from (select gross from rbi where udr_id = ${order.udrId} and bill_id is not null
          union all select gross from rbi join settlement using (shard, account_id, rbi_id) where udr_id = ${order.udrId} and rbi.bill_id is null) bill_line`,
    );
    expect(billed).toBe("7");
  });

  test("is paid back into the wallet at once", async () => {
    await topUp({ desk, customer: "nikos" }, "30.00", NOON);
    const { order, requestId } = await asked(later(NOON, 20), "nikos");
    const seen = await done(getAdHocReview(boris(later(NOON, 21)), requestId));
    const places = seen.impact.kind === "entries" ? seen.impact.entries.map(({ goes }) => goes) : [];
    expect(places).toEqual(["wallet", "wallet"]);
    await done(decideAdHocRequest(boris(later(NOON, 21)), approvalOf(seen)));
    const [{ balance } = { balance: "" }] = await desk.test.owner.execute<{ balance: string }>(
      sql`select (balance_before + amount)::text as balance from wallet_transaction where udr_id = ${order.udrId} order by seq desc limit 1`,
    );
    expect(Number(balance) - Number(order.walletBalance)).toBe(3);
  });

  test("is sent back with a note, and the price stays", async () => {
    const { order, requestId } = await asked(later(NOON, 30));
    const { contentHash } = await done(getAdHocReview(boris(later(NOON, 31)), requestId));
    const verdict = { decision: "changesRequested", note: "Once is enough" } as const;
    await done(decideAdHocRequest(boris(later(NOON, 31)), { requestId, contentHash, verdict }));
    expect(await grossesOf(order.udrId)).toEqual(["10"]);
    const udr = await udrOf(boris(NOON), order.udrId);
    expect(udr).toMatchObject({ revision: 1, discountRequest: { decision: "changesRequested", note: "Once is enough" } });
  });
});

describe("an approval is refused", () => {
  test("to the one who asked, by the operation and by the database", async () => {
    const { requestId } = await asked(later(NOON, 40));
    const own = { ...desk.as("callCentreAgent", later(NOON, 41)) };
    const seen = await done(getAdHocReview(own, requestId));
    expect(seen.whyNot).toBe("permission");
    expect(await codeOf(decideAdHocRequest(own, approvalOf(seen)))).toBe("SECOND_PERSON_REQUIRED");
    const byHand = sql`update approval_request set decision = 'approved', decided_by = requested_by, decided_at = now() where request_id = ${requestId}`;
    await expect(desk.test.owner.execute(byHand)).rejects.toMatchObject({ cause: { constraint_name: "approval_request_second_person" } });
  });

  test("of a UDR that was changed since it was asked for, which withdrew the question", async () => {
    const { order, requestId } = await asked(later(NOON, 50));
    const before = await done(getAdHocReview(boris(later(NOON, 51)), requestId));
    const emil = desk.as("careLead", later(NOON, 51));
    await done(correct(emil, adjustOf(await udrOf(emil, order.udrId), { from: "2026-03-03T00:30:00.000Z" })));
    expect(await codeOf(decideAdHocRequest(boris(later(NOON, 52)), approvalOf(before)))).toBe("NOT_IN_REVIEW");
    const { contentHash } = before;
    const verdict = { decision: "changesRequested", note: "It is another film" } as const;
    expect(await codeOf(decideAdHocRequest(boris(later(NOON, 54)), { requestId, contentHash, verdict }))).toBe("NOT_IN_REVIEW");
  });

  test("of a UDR whose revision is another than the one asked about, whatever changed it; it can be sent back", async () => {
    const { order, requestId } = await asked(later(NOON, 55));
    const before = await done(getAdHocReview(boris(later(NOON, 56)), requestId));
    await desk.test.owner.execute(sql`update udr set revision = 2 where udr_id = ${order.udrId}`);
    try {
      expect(await codeOf(decideAdHocRequest(boris(later(NOON, 57)), approvalOf(before)))).toBe("CONTENT_CHANGED");
      expect(await done(getAdHocReview(boris(later(NOON, 57)), requestId))).toMatchObject({ impact: { kind: "none" } });
      const row = (await listAdHocReviews(boris(later(NOON, 57)))).find((each) => each.requestId === requestId);
      expect(row).toMatchObject({ outcome: { kind: "none", problem: expect.stringContaining("changed since") } });
      const { contentHash } = before;
      const verdict = { decision: "changesRequested", note: "It is another revision" } as const;
      expect(await codeOf(decideAdHocRequest(boris(later(NOON, 58)), { requestId, contentHash, verdict }))).toBe("ok");
    } finally {
      await desk.test.owner.execute(sql`update udr set revision = 1 where udr_id = ${order.udrId}`);
    }
    // So that it does not bring the next order to the threshold at which everything is billed at once.
    await done(correct(desk.as("careLead", later(NOON, 59)), { action: "cancel", udrId: order.udrId, expectedRevision: 1 }));
  });

  test("of other entries than were shown, and of other content", async () => {
    const { requestId } = await asked(later(NOON, 60));
    const seen = await done(getAdHocReview(boris(later(NOON, 61)), requestId));
    await billAll({ desk, customer: "eleni" }, later(NOON, 62));
    expect(await codeOf(decideAdHocRequest(boris(later(NOON, 63)), approvalOf(seen)))).toBe("PREVIEW_STALE");
    const other = { ...approvalOf(seen), contentHash: "0".repeat(64) };
    expect(await codeOf(decideAdHocRequest(boris(later(NOON, 63)), other))).toBe("CONTENT_CHANGED");
    expect(await codeOf(approve(boris(later(NOON, 64)), requestId))).toBe("ok");
  });

  test("twice: of two at once the second finds it decided", async () => {
    const { order, requestId } = await asked(later(NOON, 70));
    const both = await Promise.all([approve(boris(later(NOON, 71)), requestId), approve(boris(later(NOON, 71)), requestId)]);
    expect(both.map((each) => (each.ok ? "ok" : each.refusal.code)).sort()).toEqual(["NOT_IN_REVIEW", "ok"]);
    expect(await grossesOf(order.udrId)).toEqual(["10", "-10", "7"]);
  });
});
