import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approvalRequest } from "#db/schema/price-plan.ts";
import { agreementDesk } from "#db/testing/agreement-desk.ts";
import { type AluxsatDesk, atNicosia, later, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { type CreditDesk, creditDesk } from "#db/testing/credit-desk.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { reachDesk } from "#db/testing/reach-desk.ts";
import { discountDocument } from "#lib/domain/discount/discount-document.ts";
import { ROLES, type Role } from "#lib/domain/people/permissions.ts";
import { decidedQuery } from "#lib/domain/review/decided-query-schema.ts";
import type { DecidedReview } from "#lib/domain/review/decided-review.ts";
import { present } from "#lib/kernel/assert.ts";
import { submitAgreement } from "../agreement/submit-agreement.ts";
import { createDiscount } from "../discount/create-discount.ts";
import { submitDiscount } from "../discount/submit-discount.ts";
import { withdrawDiscount } from "../discount/withdraw-discount.ts";
import { addServiceUsage } from "../ordering/add-service-usage.ts";
import { decideAdHocRequest } from "./decide-ad-hoc-request.ts";
import { decideCreditRequest } from "./decide-credit-request.ts";
import { getAdHocReview } from "./get-ad-hoc-review.ts";
import { getCreditReview } from "./get-credit-review.ts";
import { listDecidedReviews, listReviewPeople } from "./list-decided-reviews.ts";
import { withdrawCreditRequest } from "./withdraw-credit-request.ts";

const NOON = atNicosia("12:00");

let desk: AluxsatDesk;
let credits: CreditDesk;
let rejected = 0;

const auditor = (at = NOON) => desk.as("auditor", at);
const list = (asked: Record<string, string> = {}, most?: number) => listDecidedReviews(auditor(), decidedQuery.parse(asked), most);
const told = (reviews: readonly DecidedReview[]) => reviews.map(({ kind, decided }) => `${kind} ${decided.decision} by ${decided.by}`);
const userIdOf = (role: Role) => String(present(desk.seeded.people.users.get(role), role).userId);

/** Prices approved at noon, a discount withdrawn at 12:01, an agreement approved at 12:02, a discount with usage sent back at 12:03. */
async function decideOffers(): Promise<void> {
  await reachDesk(desk).published("12.00", { effective: { kind: "onApproval" }, reach: { kind: "everyone" }, now: NOON });
  const anna = desk.as("pricingManager", later(NOON, 1));
  const document = discountDocument.parse({
    ...{ format: "ratewright/discount@1", code: "GOLD", application: "auto", kind: "percentage", value: "10", timeZone: "Europe/Nicosia" },
  });
  await done(createDiscount(anna, { code: "GOLD", name: "Gold", description: null, application: "auto", document }));
  await done(submitDiscount(anna, { code: "GOLD", revision: 1, effective: { kind: "onApproval" }, note: "Loyalty" }));
  await done(withdrawDiscount(anna, { code: "GOLD" }));
  const hotels = agreementDesk(desk);
  const account = desk.seeded.customers.hotel.accountNumber;
  // The demo has begun it.
  const asked = await done(submitAgreement(anna, { account, revision: 1, effective: { kind: "onApproval" }, note: "As signed" }));
  await done(hotels.approve(asked, later(NOON, 2)));
  await giveGoodwill();
}

async function giveGoodwill(): Promise<void> {
  const { subscriptionId } = desk.seeded.customers.eleni;
  const film = { subscriptionId, product: "LOTR1", quantity: "1", metadata: {}, discounts: [{ code: "GOODWILL", value: "30" }] };
  const order = await done(
    addServiceUsage(desk.as("callCentreAgent", later(NOON, 1)), { ...film, approvalNote: "The film stopped twice" }),
  );
  const { requestId } = present(order.approval, "what was asked for");
  const boris = desk.as("pricingApprover", later(NOON, 3));
  const { contentHash } = await done(getAdHocReview(boris, requestId));
  const verdict = { decision: "changesRequested", note: "Once is enough" } as const;
  await done(decideAdHocRequest(boris, { requestId, contentHash, verdict }));
}

/** In the evening a credit is approved and another rejected in the same minute, one is withdrawn by who asked, and one waits. */
async function decideCredits(): Promise<void> {
  const [first, second, third] = [await credits.films(6), await credits.films(6), await credits.films(6)];
  const [approved, sentBack, withdrawn] = [await credits.askedFor(first), await credits.askedFor(second), await credits.askedFor(third)];
  await done(credits.approve(credits.emil(20), approved));
  const { contentHash } = await done(getCreditReview(credits.emil(20), sentBack));
  const verdict = { decision: "changesRequested", note: "Half of it is enough" } as const;
  await done(decideCreditRequest(credits.emil(20), { requestId: sentBack, contentHash, verdict }));
  await done(withdrawCreditRequest(credits.daphne(20), { requestId: withdrawn, note: "" }));
  await credits.askedFor(await credits.films(6));
  rejected = sentBack;
}

beforeAll(async () => {
  desk = await openAluxsatDesk();
  credits = creditDesk(desk);
  credits.nextDay(3);
  await decideOffers();
  await decideCredits();
});
// Closing asks whether every invariant holds.
afterAll(() => desk.close());

describe("what was decided", () => {
  test("is told of every kind, newest decision first, and what waits is not", async () => {
    const { reviews, nextCursor } = await list();
    expect(nextCursor).toBeNull();
    expect(told(reviews)).toEqual([
      "credit withdrawn by Daphne Loizou",
      "credit changesRequested by Emil Hadjis",
      "credit approved by Emil Hadjis",
      "adHocDiscount changesRequested by Boris Demetriou",
      "pricingAgreement approved by Boris Demetriou",
      "additiveDiscount withdrawn by Anna Petrou",
      "pricePlan approved by Boris Demetriou",
    ]);
  });

  test("says what about, who asked and why, and who decided it when and in which words", async () => {
    const { reviews } = await list({ kind: "credit", decision: "changesRequested" });
    expect(reviews).toEqual([
      {
        requestId: rejected,
        kind: "credit",
        subject: expect.stringMatching(/ for Eleni Georgiou$/),
        address: `/reviews/${rejected}`,
        requestedAt: later(credits.evening(), 10),
        note: "The stream stopped in every room",
        requestedBy: "Daphne Loizou",
        isOwn: false,
        decided: {
          decision: "changesRequested",
          by: "Emil Hadjis",
          isOwn: false,
          at: later(credits.evening(), 20),
          note: "Half of it is enough",
        },
      },
    ]);
  });

  test("comes in pages that meet within one instant, each once", async () => {
    const all = (await list()).reviews.map(({ requestId }) => requestId);
    const paged: number[] = [];
    let cursor: string | null = null;
    do {
      const page = await list(cursor === null ? {} : { cursor }, 2);
      expect(page.reviews.length).toBeLessThanOrEqual(2);
      paged.push(...page.reviews.map(({ requestId }) => requestId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(paged).toEqual(all);
    expect(new Set(paged).size).toBe(7);
  });

  test.each(["nonsense", "1-", "99999999999999999-1", "-5-7"])(
    "begins with the newest after a cursor that nobody wrote: %s",
    async (cursor) => {
      expect((await list({ cursor })).reviews).toHaveLength(7);
    },
  );

  test("offers as choices who asked for something that is decided, and who decided", async () => {
    const names = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name);
    const { askers, deciders } = await listReviewPeople(auditor());
    expect(names(askers)).toEqual(["Anna Petrou", "Chloe Savva", "Daphne Loizou"]);
    expect(names(deciders)).toEqual(["Anna Petrou", "Boris Demetriou", "Daphne Loizou", "Emil Hadjis"]);
  });
});

describe("is found by", () => {
  test.each<[string, () => Record<string, string>, number]>([
    ["its kind", () => ({ kind: "pricingAgreement" }), 1],
    ["the decision", () => ({ decision: "withdrawn" }), 2],
    ["who asked", () => ({ askedBy: userIdOf("careAgent") }), 3],
    ["who decided", () => ({ decidedBy: userIdOf("pricingApprover") }), 3],
    ["both of them", () => ({ askedBy: userIdOf("careAgent"), decidedBy: userIdOf("careLead") }), 2],
    ["a person whom nobody knows", () => ({ decidedBy: "4711" }), 0],
    ["all of it together", () => ({ kind: "credit", decision: "approved", decidedBy: userIdOf("careLead"), from: "2026-03-03" }), 1],
    ["what is no criterion: everything", () => ({ kind: "wish", decision: "maybe", askedBy: "me", from: "yesterday" }), 7],
    ["days far away", () => ({ from: "0001-01-01", to: "9999-12-31" }), 7],
  ])("%s", async (_, asked, count) => {
    expect((await list(asked())).reviews).toHaveLength(count);
  });

  test("the day of the decision in the business zone, to which its first instant belongs and that of the next day does not", async () => {
    const [newest] = (await list()).reviews;
    const { requestId } = present(newest, "a decision");
    const on = async (day: string) =>
      (await list({ from: day, to: day })).reviews.filter((review) => review.requestId === requestId).length;
    const decidedAt = async (at: ReturnType<typeof atNicosia>) =>
      desk.test.owner.update(approvalRequest).set({ decidedAt: at }).where(eq(approvalRequest.requestId, requestId));
    await decidedAt(atNicosia("00:00", 5));
    expect([await on("2026-03-04"), await on("2026-03-05")]).toEqual([0, 1]);
    await decidedAt(atNicosia("23:59", 5));
    expect([await on("2026-03-05"), await on("2026-03-06")]).toEqual([1, 0]);
    expect((await list({ from: "2026-03-06" })).reviews).toEqual([]);
    expect((await list({ to: "2026-03-04" })).reviews).toHaveLength(6);
  });
});

describe("is told", () => {
  const READERS: readonly Role[] = ["careLead", "pricingManager", "pricingApprover", "auditor"];

  test.each(READERS)("to a reader of reviews: %s", async (role) => {
    expect((await listDecidedReviews(desk.as(role, NOON), decidedQuery.parse({}))).reviews).toHaveLength(7);
  });

  test("to nobody else, whatever they ask for", async () => {
    const others = ROLES.filter((role) => !READERS.includes(role));
    for (const role of others) {
      const context = { ...auditor(), actor: { kind: "user", userId: 1, name: "P", role, sessionId: "s" } } as const;
      for (const asked of [{}, { kind: "credit" }]) {
        expect([role, await listDecidedReviews(context, decidedQuery.parse(asked))]).toEqual([role, { reviews: [], nextCursor: null }]);
      }
    }
    const job = { ...auditor(), actor: { kind: "system", name: "billing" } } as const;
    expect((await listDecidedReviews(job, decidedQuery.parse({}))).reviews).toEqual([]);
  });

  test("with a mark on what they asked for or decided themselves", async () => {
    const { reviews } = await listDecidedReviews(desk.as("careLead", NOON), decidedQuery.parse({ kind: "credit" }));
    expect(reviews.map(({ decided }) => decided.isOwn)).toEqual([false, true, true]);
    const asked = await listDecidedReviews(desk.as("pricingManager", NOON), decidedQuery.parse({}));
    expect(
      asked.reviews
        .filter(({ isOwn }) => isOwn)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(["additiveDiscount", "pricePlan", "pricingAgreement"]);
  });
});
