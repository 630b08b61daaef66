import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { creditRequest } from "#db/schema/credit-request.ts";
import { udrRevision } from "#db/schema/udr.ts";
import { type AluxsatDesk, adjustOf, correct, openAluxsatDesk, udrOf } from "#db/testing/aluxsat-desk.ts";
import { approvalOf, type CreditDesk, cancelOf, creditDesk, WORDS } from "#db/testing/credit-desk.ts";
import { codeOf, done } from "#db/testing/price-plan-scenario.ts";
import { PERMISSION_TO_DECIDE } from "#lib/domain/home/review-subject.ts";
import { can, type Role } from "#lib/domain/people/permissions.ts";
import { present } from "#lib/kernel/assert.ts";
import { getHome } from "../home/get-home.ts";
import { previewUdrChange } from "../udr/preview-udr-change.ts";
import { decideCreditRequest } from "./decide-credit-request.ts";
import { getCreditReview } from "./get-credit-review.ts";
import { listCreditReviews } from "./list-credit-reviews.ts";
import { withdrawCreditRequest } from "./withdraw-credit-request.ts";

let desk: AluxsatDesk;
let credits: CreditDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  credits = creditDesk(desk);
  await credits.addSecondLead();
});
// Closing asks whether every invariant holds.
afterAll(() => desk.close());
beforeEach(() => credits.nextDay());

describe("a credit above the agent's limit", () => {
  test("is asked for as it was previewed, and changes nothing yet", async () => {
    const udrId = await credits.films(6);
    const preview = await done(previewUdrChange(credits.daphne(), cancelOf(udrId)));
    expect(preview.approval).toEqual({ of: "action", credit: "60.00", limit: "50.00", mayAsk: true });
    const asked = await done(credits.ask(cancelOf(udrId)));
    expect(asked).toMatchObject({ revision: 2, entries: [], net: "0.00", creditRequestId: expect.any(Number) });
    expect(await credits.grossesOf(udrId)).toEqual(["10.00", "-10.00", "60.00"]);
    const udr = await udrOf(credits.daphne(), udrId);
    expect(udr.creditRequest).toMatchObject({ action: "cancel", net: "-60.00", isMine: true, standing: "open", decision: null });
    expect(udr.actions.every(({ available, action }) => available || action === "setBillable")).toBe(true);
    const rows = await listCreditReviews(credits.emil());
    expect(rows.find((row) => row.udrId === udrId)).toMatchObject({
      action: "cancel",
      accountName: "Eleni Georgiou",
      net: "-60.00",
      requestedBy: "Daphne Loizou",
      note: WORDS,
      isMine: false,
      standing: "open",
    });
  });

  test("waits on the home page of who asked, and of who may decide", async () => {
    const udrId = await credits.films(6);
    const requestId = await credits.askedFor(udrId);
    const one = { kind: "credit", requestId, address: `/reviews/${requestId}` };
    expect((await getHome(credits.daphne(11))).asked).toContainEqual(expect.objectContaining({ ...one, decided: null }));
    const seen = async (role: Role) => (await getHome(credits.as(role, 12))).reviews?.find((review) => review.requestId === requestId);
    expect(await seen("careLead")).toMatchObject({ ...one, mayDecide: true });
    expect(can("careLead", PERMISSION_TO_DECIDE.credit)).toBe(true);
    // Who decides about prices reads of it, and does not decide it.
    expect(await seen("pricingApprover")).toMatchObject(one);
    expect(can("pricingApprover", PERMISSION_TO_DECIDE.credit)).toBe(false);
  });

  test("is carried out once it is approved: in the name of who asked, with the second person beside it", async () => {
    const udrId = await credits.films(6);
    const requestId = await credits.askedFor(udrId);
    const seen = await done(getCreditReview(credits.emil(), requestId));
    expect(seen).toMatchObject({
      whyNot: null,
      reason: "Goodwill after a complaint",
      asked: { net: "-60.00", entries: [{ kind: "reversal", gross: "-60.00" }] },
      impact: { kind: "preview", isStale: false, preview: { net: "-60.00", approval: null } },
    });
    const decided = await done(decideCreditRequest(credits.emil(), approvalOf(seen, "Agreed")));
    expect(decided).toMatchObject({ decision: "approved", done: { revision: 3, net: "-60.00" } });
    expect(await credits.grossesOf(udrId)).toEqual(["10.00", "-10.00", "60.00", "-60.00"]);
    const udr = await udrOf(credits.emil(), udrId);
    expect(udr).toMatchObject({ state: "cancelled", creditRequest: { decision: "approved" } });
    expect(udr.revisions[0]).toMatchObject({ action: "cancel", by: "Daphne Loizou", approvedBy: "Emil Hadjis", reasonText: WORDS });
    expect(udr.audit[0]).toMatchObject({ action: "udr.cancel", by: "Daphne Loizou" });
  });

  test("moves the wallet with the approval", async () => {
    const udrId = await credits.films(6, "nikos");
    const requestId = await credits.askedFor(udrId);
    const seen = await done(getCreditReview(credits.emil(), requestId));
    const { effect } = seen.impact.kind === "preview" ? seen.impact.preview : { effect: null };
    expect(effect).toMatchObject({ kind: "wallet" });
    await done(decideCreditRequest(credits.emil(), approvalOf(seen)));
    const [row] = await desk.test.owner.execute<{ amount: string }>(
      sql`select trim_scale(amount)::text as amount from wallet_transaction where udr_id = ${udrId} order by seq desc limit 1`,
    );
    expect(row?.amount).toBe("60");
  });

  test("is rejected with words, and nothing posts", async () => {
    const udrId = await credits.films(6);
    const requestId = await credits.askedFor(udrId);
    const { contentHash } = await done(getCreditReview(credits.emil(), requestId));
    const verdict = { decision: "changesRequested", note: "Half of it is enough" } as const;
    expect(await done(decideCreditRequest(credits.emil(), { requestId, contentHash, verdict }))).toMatchObject({ done: null });
    expect(await udrOf(credits.daphne(), udrId)).toMatchObject({
      revision: 2,
      creditRequest: { decision: "changesRequested", note: "Half of it is enough" },
    });
  });

  test("is taken back by who asked, and by nobody else", async () => {
    const udrId = await credits.films(6);
    const requestId = await credits.askedFor(udrId);
    expect(await codeOf(withdrawCreditRequest(credits.zoe(), { requestId, note: "" }))).toBe("NOT_PERMITTED");
    await done(withdrawCreditRequest(credits.daphne(), { requestId, note: "" }));
    expect(await codeOf(withdrawCreditRequest(credits.daphne(), { requestId, note: "" }))).toBe("NOT_IN_REVIEW");
    expect(await codeOf(credits.approve(credits.emil(), requestId))).toBe("NOT_IN_REVIEW");
    expect((await udrOf(credits.daphne(), udrId)).creditRequest).toMatchObject({ decision: "withdrawn" });
  });

  /** An Adjust of seven films to one, with a personal detail. */
  async function askWithPlace() {
    const udrId = await credits.films(7);
    const metadata = { device: "TABLET", location: "Paphos" };
    const change = adjustOf(await udrOf(credits.daphne(), udrId), { quantity: "1", metadata });
    return { udrId, requestId: present((await done(credits.ask(change))).creditRequestId, "a request") };
  }

  async function stored(requestId: number) {
    const { personal, change, previewed } = creditRequest;
    return desk.test.owner.select({ personal, change, previewed }).from(creditRequest).where(eq(creditRequest.requestId, requestId));
  }

  test("of an Adjust keeps personal details until it is decided, and no longer", async () => {
    const { udrId, requestId } = await askWithPlace();
    expect((await stored(requestId)).map(({ personal }) => personal)).toEqual([{ location: "Paphos" }]);
    await done(credits.approve(credits.emil(), requestId));
    expect(JSON.stringify(await stored(requestId))).not.toContain("Paphos");
    expect((await udrOf(credits.emil(), udrId)).metadata.find(({ key }) => key === "location")?.value).toBe("Paphos");
  });

  test("of an Adjust keeps no personal details once it is withdrawn", async () => {
    const { requestId } = await askWithPlace();
    await done(withdrawCreditRequest(credits.daphne(), { requestId, note: "" }));
    expect(JSON.stringify(await stored(requestId))).not.toContain("Paphos");
  });

  test("asked for anew takes the place of the question that waits", async () => {
    const udrId = await credits.films(6);
    const [first, second] = [await credits.askedFor(udrId), await credits.askedFor(udrId)];
    expect(await codeOf(credits.approve(credits.emil(), first))).toBe("NOT_IN_REVIEW");
    expect(await codeOf(credits.approve(credits.emil(), second))).toBe("ok");
  });
});

describe("races", () => {
  test("of two approvers one approves, and it posts once", async () => {
    const udrId = await credits.films(6);
    const requestId = await credits.askedFor(udrId);
    const both = await Promise.all([credits.approve(credits.emil(), requestId), credits.approve(credits.zoe(), requestId)]);
    expect(both.map((each) => (each.ok ? "ok" : each.refusal.code)).sort()).toEqual(["NOT_IN_REVIEW", "ok"]);
    expect(await credits.grossesOf(udrId)).toEqual(["10.00", "-10.00", "60.00", "-60.00"]);
  });

  test("of two who ask at once the later question stands", async () => {
    const udrId = await credits.films(6);
    const both = await Promise.all([credits.ask(cancelOf(udrId)), credits.ask(cancelOf(udrId))]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect((await listCreditReviews(credits.emil())).filter((row) => row.udrId === udrId)).toHaveLength(1);
  });

  test("of an approval and another action on the UDR one is done", async () => {
    const udrId = await credits.films(6);
    const requestId = await credits.askedFor(udrId);
    const seen = await done(getCreditReview(credits.emil(), requestId));
    const change = adjustOf(await udrOf(credits.daphne(), udrId), { quantity: "5" });
    const results = await Promise.all([decideCreditRequest(credits.emil(), approvalOf(seen)), correct(credits.daphne(12), change)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const made = await desk.test.owner.select().from(udrRevision).where(eq(udrRevision.udrId, udrId));
    expect(made).toHaveLength(2);
  });
});
