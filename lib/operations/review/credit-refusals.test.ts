import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { creditRequest } from "#db/schema/credit-request.ts";
import { appUser } from "#db/schema/people.ts";
import {
  type AluxsatDesk,
  adjustOf,
  billAll,
  correct,
  later,
  openAluxsatDesk,
  orderFilm,
  submit,
  udrOf,
} from "#db/testing/aluxsat-desk.ts";
import { approvalOf, type CreditDesk, cancelOf, creditDesk, WORDS } from "#db/testing/credit-desk.ts";
import { codeOf, done } from "#db/testing/price-plan-scenario.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Context } from "../context.ts";
import { previewUdrChange } from "../udr/preview-udr-change.ts";
import { decideCreditRequest } from "./decide-credit-request.ts";
import { getCreditReview } from "./get-credit-review.ts";
import { listCreditReviews } from "./list-credit-reviews.ts";

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

describe("asking is refused", () => {
  test("without the flag, as it always was: a program or a job never asks unawares", async () => {
    const udrId = await credits.films(6);
    expect(await codeOf(correct(credits.daphne(), cancelOf(udrId)))).toBe("APPROVAL_REQUIRED");
  });

  test("without words, and with the token of something else", async () => {
    const udrId = await credits.films(6);
    const { token: previewToken } = await done(previewUdrChange(credits.daphne(), cancelOf(udrId)));
    const agreed = { previewToken, reasonCode: "GOODWILL", asksApproval: true };
    expect(await codeOf(submit(credits.daphne(), cancelOf(udrId), agreed))).toBe("APPROVAL_NOTE_MISSING");
    const forged = { ...agreed, reasonText: WORDS, previewToken: "forged" };
    expect(await codeOf(submit(credits.daphne(), cancelOf(udrId), forged))).toBe("PREVIEW_STALE");
  });

  test("where the agent may do it alone", async () => {
    expect(await codeOf(credits.ask(cancelOf(await credits.films(5))))).toBe("PREVIEW_STALE");
  });

  test("where nobody's limit covers it", async () => {
    const udrId = await credits.films(60, "hotel");
    const preview = await done(previewUdrChange(credits.daphne(), cancelOf(udrId)));
    expect(preview.approval).toMatchObject({ credit: "600.00", mayAsk: false });
    expect(await codeOf(credits.ask(cancelOf(udrId)))).toBe("APPROVAL_REQUIRED");
  });
});

describe("an approval is refused", () => {
  test("to who asked, by the operation and by the database", async () => {
    const udrId = await credits.films(30);
    await credits.withDayOf("careLead", "500");
    await done(correct(credits.emil(), cancelOf(await credits.films(30))));
    const asked = await done(credits.ask(cancelOf(udrId), credits.emil()));
    const requestId = present(asked.creditRequestId, "a request");
    const seen = await done(getCreditReview(credits.emil(), requestId));
    expect(seen.whyNot).toBe("requester");
    expect(await codeOf(decideCreditRequest(credits.emil(), approvalOf(seen)))).toBe("SECOND_PERSON_REQUIRED");
    const { contentHash } = seen;
    const rejection = { requestId, contentHash, verdict: { decision: "changesRequested", note: "No" } } as const;
    expect(await codeOf(decideCreditRequest(credits.emil(), rejection))).toBe("SECOND_PERSON_REQUIRED");
    for (const decision of ["approved", "changesRequested"]) {
      const byHand = sql`update approval_request set decision = ${decision}, decided_by = requested_by, decided_at = now() where request_id = ${requestId}`;
      await expect(desk.test.owner.execute(byHand)).rejects.toMatchObject({ cause: { code: "23514" } });
    }
    expect(await codeOf(credits.approve(credits.zoe(), requestId))).toBe("ok");
    await credits.withDayOf("careLead", "2000");
  });

  test("to whoever has no right to it", async () => {
    const requestId = await credits.askedFor(await credits.films(6));
    const seen = await done(getCreditReview(credits.as("pricingApprover", 20), requestId));
    expect(seen.whyNot).toBe("permission");
    expect(await codeOf(decideCreditRequest(credits.as("pricingApprover", 20), approvalOf(seen)))).toBe("NOT_PERMITTED");
    expect(await codeOf(getCreditReview(credits.as("callCentreAgent", 20), requestId))).toBe("NOT_PERMITTED");
  });

  test("above the limit of the approver, whose day it is; the day of who asked is left as it was", async () => {
    await credits.withDayOf("careLead", "500");
    const [first, second] = [await credits.askedFor(await credits.films(30)), await credits.askedFor(await credits.films(30))];
    expect(await codeOf(credits.approve(credits.emil(), first))).toBe("ok");
    const seen = await done(getCreditReview(credits.emil(), second));
    expect(seen.impact).toMatchObject({ kind: "preview", isStale: false, preview: { approval: { of: "day", credit: "600.00" } } });
    expect(await codeOf(decideCreditRequest(credits.emil(), approvalOf(seen)))).toBe("APPROVAL_REQUIRED");
    expect(await codeOf(credits.approve(credits.zoe(), second))).toBe("ok");
    await credits.withDayOf("careLead", "2000");
    // Daphne's own day has room for €200.00 still, after €600.00 in her name.
    expect(await codeOf(correct(credits.daphne(30), cancelOf(await credits.films(5))))).toBe("ok");
  });

  test("of other entries than were asked for, which are shown", async () => {
    const udrId = await orderFilm({ desk, customer: "eleni" }, credits.evening());
    await done(correct(credits.emil(1), adjustOf(await udrOf(credits.emil(1), udrId), { quantity: "6" })));
    const requestId = await credits.askedFor(udrId);
    const before = await done(getCreditReview(credits.emil(), requestId));
    expect(before.asked.entries).toMatchObject([{ goes: "cancelsUnbilled" }]);
    await billAll({ desk, customer: "eleni" }, later(credits.evening(), 15));
    const seen = await done(getCreditReview(credits.emil(), requestId));
    expect(seen.impact).toMatchObject({ kind: "preview", isStale: true, preview: { entries: [{ goes: "nextBill" }] } });
    expect(await codeOf(decideCreditRequest(credits.emil(), approvalOf(before)))).toBe("PREVIEW_STALE");
    expect(await codeOf(decideCreditRequest(credits.emil(), approvalOf(seen)))).toBe("PREVIEW_STALE");
    expect((await udrOf(credits.emil(), udrId)).revision).toBe(2);
    const other = { ...approvalOf(seen), contentHash: "0".repeat(64) };
    expect(await codeOf(decideCreditRequest(credits.emil(), other))).toBe("CONTENT_CHANGED");
  });

  test("of a UDR that has moved on; the request says so, and blocks nobody", async () => {
    const udrId = await credits.films(6);
    const requestId = await credits.askedFor(udrId);
    const seen = await done(getCreditReview(credits.emil(), requestId));
    await done(correct(credits.daphne(12), adjustOf(await udrOf(credits.daphne(), udrId), { quantity: "5" })));
    expect((await udrOf(credits.daphne(13), udrId)).creditRequest).toMatchObject({ standing: "changed", decision: null });
    expect((await done(getCreditReview(credits.emil(), requestId))).impact).toMatchObject({ kind: "none", problem: /changed since/ });
    expect(await codeOf(decideCreditRequest(credits.emil(), approvalOf(seen)))).toBe("STALE_REVISION");
    const verdict = { decision: "changesRequested", note: "It is another UDR by now" } as const;
    expect(await codeOf(decideCreditRequest(credits.emil(), { requestId, contentHash: seen.contentHash, verdict }))).toBe("ok");
  });

  test("after a week; it can be rejected still", async () => {
    const requestId = await credits.askedFor(await credits.films(6));
    const seen = await done(getCreditReview(credits.emil(), requestId));
    const [tooLate, inTime] = [credits.emil(10 + 7 * 24 * 60), credits.emil(9 + 7 * 24 * 60)];
    expect(await done(getCreditReview(inTime, requestId))).toMatchObject({ standing: "open", impact: { kind: "preview" } });
    expect(await done(getCreditReview(tooLate, requestId))).toMatchObject({ standing: "expired", impact: { kind: "none" } });
    expect((await udrOf(tooLate, seen.udrId)).creditRequest).toMatchObject({ standing: "expired", decision: null });
    expect(await codeOf(decideCreditRequest(tooLate, approvalOf(seen)))).toBe("REQUEST_EXPIRED");
    const verdict = { decision: "changesRequested", note: "Too late" } as const;
    expect(await codeOf(decideCreditRequest(tooLate, { requestId, contentHash: seen.contentHash, verdict }))).toBe("ok");
    credits.nextDay(8);
  });

  test("and the inbox says of which, what has expired behind what can be approved although it waits longer", async () => {
    const [expired, changed, open] = [await credits.films(6), await credits.films(6), await credits.films(6)];
    const asked: number[] = [];
    for (const udrId of [expired, changed, open]) asked.push(await credits.askedFor(udrId));
    await done(correct(credits.emil(12), adjustOf(await udrOf(credits.emil(), changed), { quantity: "5" })));
    await desk.test.owner
      .update(creditRequest)
      .set({ expiresAt: credits.emil(15).now })
      .where(eq(creditRequest.udrId, expired));
    const standings = async (minutes: number) =>
      (await listCreditReviews(credits.emil(minutes)))
        .filter(({ requestId }) => asked.includes(requestId))
        .map(({ udrId, standing }) => [udrId, standing]);
    expect(await standings(14)).toEqual([
      [expired, "open"],
      [changed, "changed"],
      [open, "open"],
    ]);
    expect(await standings(15)).toEqual([
      [changed, "changed"],
      [open, "open"],
      [expired, "expired"],
    ]);
  });

  test("where who asked may not correct any more", async () => {
    const requestId = await credits.askedFor(await credits.films(6));
    const seen = await done(getCreditReview(credits.emil(), requestId));
    const { userId } = present(desk.seeded.people.users.get("careAgent"), "Daphne");
    const set = (disabledAt: Context["now"] | null) =>
      desk.test.owner.update(appUser).set({ disabledAt }).where(eq(appUser.userId, userId));
    await set(credits.emil().now);
    expect(await codeOf(decideCreditRequest(credits.emil(), approvalOf(seen)))).toBe("NOT_PERMITTED");
    await set(null);
  });
});
