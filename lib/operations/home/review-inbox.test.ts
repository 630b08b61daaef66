import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nextId } from "#db/ids.ts";
import { additiveDiscount, additiveDiscountDraft, additiveDiscountDraftEditor } from "#db/schema/additive-discount.ts";
import { approvalRequest, pricePlanDraft } from "#db/schema/price-plan.ts";
import { pricingAgreement, pricingAgreementDraft } from "#db/schema/pricing-agreement.ts";
import { type AluxsatDesk, atNicosia, later, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { shardOf } from "#lib/kernel/shard.ts";
import { addServiceUsage } from "../ordering/add-service-usage.ts";
import { decideAdHocRequest } from "../review/decide-ad-hoc-request.ts";
import { getAdHocReview } from "../review/get-ad-hoc-review.ts";
import { withdrawAdHocRequest } from "../review/withdraw-ad-hoc-request.ts";
import { getHome } from "./get-home.ts";

const NOON = atNicosia("12:00");
const HASH = "a".repeat(64);
const EDITOR = 777;

let desk: AluxsatDesk;
let anna: number;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  const actor = desk.as("pricingManager", NOON).actor;
  anna = actor.kind === "user" ? actor.userId : 0;
});

afterAll(() => desk.close());

type Request = Omit<typeof approvalRequest.$inferInsert, "requestId" | "contentHash" | "effective" | "requestedBy">;

async function asked(request: Request): Promise<void> {
  const requestId = await nextId(desk.test.owner, "approvalRequest");
  const head = { requestId, contentHash: HASH, effective: "onApproval", requestedBy: anna };
  await desk.test.owner.insert(approvalRequest).values({ ...head, ...request });
}

/** The four kinds, one after the other: an agreement waits longest. */
async function askedForAll(): Promise<void> {
  const { owner } = desk.test;
  const draft = { state: "inReview", document: {}, documentHash: HASH, revision: 1 };
  const { accountId } = desk.seeded.customers.nikos;
  const account = { shard: shardOf(accountId), accountId };
  const agreementDraftId = await nextId(owner, "pricingAgreementDraft");
  await owner
    .insert(pricingAgreement)
    .values({ ...account, name: "Hotels" })
    .onConflictDoNothing();
  await owner.insert(pricingAgreementDraft).values({ ...account, draftId: agreementDraftId, ...draft });
  await asked({ kind: "pricingAgreement", ...account, agreementDraftId, note: "As signed", requestedAt: later(NOON, -3 * 24 * 60) });

  const [discount] = await owner.select().from(additiveDiscount).where(eq(additiveDiscount.code, "GOODWILL"));
  const { discountId } = present(discount, "GOODWILL");
  const discountDraftId = await nextId(owner, "additiveDiscountDraft");
  await owner.insert(additiveDiscountDraft).values({ draftId: discountDraftId, discountId, ...draft });
  await owner.insert(additiveDiscountDraftEditor).values({ draftId: discountDraftId, userId: EDITOR });
  await asked({ kind: "additiveDiscount", discountDraftId, note: "More goodwill", requestedAt: later(NOON, -120) });

  const draftId = await nextId(owner, "pricePlanDraft");
  await owner.insert(pricePlanDraft).values({ draftId, pricePlanId: desk.seeded.plan.pricePlanId, ...draft });
  await asked({ kind: "pricePlan", draftId, note: "Nights at 4", requestedAt: later(NOON, -30) });
}

async function orderedAtDiscount(at: Instant): Promise<number> {
  const order = await addServiceUsage(desk.as("callCentreAgent", at), {
    subscriptionId: desk.seeded.customers.eleni.subscriptionId,
    product: "LOTR1",
    quantity: "1",
    metadata: {},
    discounts: [{ code: "GOODWILL", value: "30" }],
    approvalNote: "The film stopped twice",
  });
  return present(order.ok ? order.value.approval : null, "what was asked for").requestId;
}

const home = (role: Role, at: Instant) => getHome(desk.as(role, at));

describe("the home page of who decides", () => {
  test("shows what waits, of all four kinds, who waited longest first, and whether the reader may decide it", async () => {
    await askedForAll();
    await orderedAtDiscount(NOON);
    const { reviews, reviewsWaiting } = await home("pricingApprover", later(NOON, 1));
    expect(reviews?.map(({ kind, subject, note, mayDecide }) => [kind, subject, note, mayDecide])).toEqual([
      ["pricingAgreement", expect.any(String), "As signed", true],
      ["additiveDiscount", "Goodwill", "More goodwill", true],
      ["pricePlan", "Global price plan", "Nights at 4", true],
      ["adHocDiscount", expect.stringMatching(/ for Eleni Georgiou$/), "The film stopped twice", true],
    ]);
    expect(reviews?.map(({ address }) => address.replace(/\d+$/, "N"))).toEqual([
      "/agreements/A-N",
      "/discounts/GOODWILL",
      "/reviews/N",
      "/reviews/N",
    ]);
    expect(reviewsWaiting).toEqual({ count: 4, isMore: false });
    const editor = await getHome({ ...desk.as("pricingApprover", later(NOON, 1)), actor: { ...boris(), userId: EDITOR } });
    expect(editor.reviews?.map(({ mayDecide }) => mayDecide)).toEqual([true, false, true, true]);
    const manager = await home("pricingManager", later(NOON, 1));
    expect(manager.reviews?.map(({ isOwn, mayDecide }) => [isOwn, mayDecide])).toEqual([
      [true, false],
      [true, false],
      [true, false],
      [false, true],
    ]);
  });

  test("shows nothing of it to who may not read reviews", async () => {
    expect(await home("careAgent", later(NOON, 1))).toMatchObject({ reviews: null, reviewsWaiting: null, asked: [] });
  });
});

function boris() {
  const { actor } = desk.as("pricingApprover", NOON);
  if (actor.kind !== "user") throw new Error("Boris is a person");
  return actor;
}

describe("the home page of who asked", () => {
  test("shows what waits, the oldest first, then what was decided in the last seven days, the latest first", async () => {
    const at = later(NOON, 10);
    const requestId = await orderedAtDiscount(at);
    const { contentHash } = present(await seen(requestId, at), "the request");
    const verdict = { decision: "changesRequested", note: "Once is enough" } as const;
    await decideAdHocRequest(desk.as("pricingApprover", later(NOON, 11)), { requestId, contentHash, verdict });
    const withdrawn = await orderedAtDiscount(later(NOON, 12));
    await withdrawAdHocRequest(desk.as("callCentreAgent", later(NOON, 13)), { requestId: withdrawn, note: "" });
    const { asked: mine } = await home("callCentreAgent", later(NOON, 14));
    expect(mine.map(({ decided }) => decided && [decided.decision, decided.isOwn, decided.note])).toEqual([
      null,
      ["withdrawn", true, null],
      ["changesRequested", false, "Once is enough"],
    ]);
    expect(mine[2]?.decided?.by).toContain("Boris");
    expect(mine.every(({ address }) => address.startsWith("/reviews/"))).toBe(true);
    const aWeekLater = await home("callCentreAgent", later(NOON, 8 * 24 * 60));
    expect(aWeekLater.asked.map(({ decided }) => decided)).toEqual([null]);
  });

  test("is about oneself only", async () => {
    const { asked: annas } = await home("pricingManager", later(NOON, 14));
    expect(annas.map(({ kind }) => kind)).toEqual(["pricingAgreement", "additiveDiscount", "pricePlan"]);
    expect((await home("auditor", later(NOON, 14))).asked).toEqual([]);
  });
});

async function seen(requestId: number, at: Instant) {
  const review = await getAdHocReview(desk.as("pricingApprover", at), requestId);
  return review.ok ? review.value : null;
}
