import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pgCode, pgConstraint } from "#db/errors.ts";
import { approvalRequest, pricePlanDraft, pricePlanDraftEditor, pricePlanVersion } from "#db/schema/price-plan.ts";
import { dateTimeModel } from "#db/schema/usage.ts";
import {
  ANNA,
  BORIS,
  CLEO,
  codeOf,
  done,
  FOUNDED,
  firstVersion,
  MIDNIGHT,
  NIGHT,
  NOW,
  PLAN,
  type PricePlanSteps,
  pricePlanSteps,
  repriced,
  resetPlan,
  seedPricing,
} from "#db/testing/price-plan-scenario.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { decidedQuery } from "#lib/domain/review/decided-query-schema.ts";
import { instantToString, plusMillis } from "#lib/kernel/instant.ts";
import { getDraft } from "../price-plan/get-draft.ts";
import { openDraft } from "../price-plan/open-draft.ts";
import { saveDraft } from "../price-plan/save-draft.ts";
import { submitDraft } from "../price-plan/submit-draft.ts";
import { decideReview } from "./decide-review.ts";
import { getReview } from "./get-review.ts";
import { listDecidedReviews } from "./list-decided-reviews.ts";
import { listReviews } from "./list-reviews.ts";

const MINUTE = 60_000;

let db: TestDatabase;
let steps: PricePlanSteps;

beforeAll(async () => {
  db = await testDatabase();
  steps = pricePlanSteps(db);
  await seedPricing(db);
});
afterAll(() => db.close());
beforeEach(() => resetPlan(db));

describe("a second person", () => {
  it("is not who asked", async () => {
    const request = await steps.submitted();
    expect(await codeOf(steps.approve(ANNA, request))).toBe("SECOND_PERSON_REQUIRED");
    expect((await done(getReview(steps.as(ANNA), request.requestId))).whyNot).toBe("requester");
    expect((await done(getReview(steps.as(BORIS), request.requestId))).whyNot).toBeNull();
    expect((await done(getReview(steps.as(BORIS, { role: "pricingManager" }), request.requestId))).whyNot).toBe("permission");
  });

  it("did not edit the draft", async () => {
    const { draftId } = await done(openDraft(steps.as(CLEO), { pricePlanId: PLAN }));
    await done(saveDraft(steps.as(CLEO), { draftId, revision: 1, document: repriced({ [NIGHT]: "4.50" }) }));
    await done(saveDraft(steps.as(ANNA), { draftId, revision: 2, document: repriced({ [NIGHT]: "4.00" }) }));
    const request = await done(submitDraft(steps.as(ANNA), { draftId, revision: 3, effective: { kind: "onApproval" }, note: "why" }));
    expect(await codeOf(steps.approve(CLEO, request))).toBe("SECOND_PERSON_REQUIRED");
    expect((await done(getReview(steps.as(CLEO), request.requestId))).whyNot).toBe("editor");
    expect(await codeOf(steps.approve(BORIS, request))).toBe("ok");
  });

  it("is asked for by the database too", async () => {
    const { requestId } = await steps.submitted();
    const decision = { decision: "approved", decidedBy: ANNA, decidedAt: NOW, decisionNote: null };
    const approval = db.database.update(approvalRequest).set(decision).where(eq(approvalRequest.requestId, requestId));
    expect(await constraintOf(approval)).toBe("23514 approval_request_second_person");
    const published = db.database
      .insert(pricePlanVersion)
      .values({ ...(await firstVersion(db)), version: 2, effectiveAt: MIDNIGHT, decidedBy: ANNA });
    expect(await constraintOf(published)).toBe("23514 price_plan_version_second_person");
    const past = db.database
      .insert(pricePlanVersion)
      .values({ ...(await firstVersion(db)), version: 2, effectiveAt: plusMillis(FOUNDED, -1) });
    expect(await constraintOf(past)).toBe("23514 price_plan_version_not_past");
  });

  it("may ask for changes, and the draft is open again with the reason", async () => {
    const request = await steps.submitted();
    const verdict = { decision: "changesRequested", note: "Too low for August" } as const;
    expect(await codeOf(decideReview(steps.as(BORIS), { requestId: request.requestId, contentHash: request.contentHash, verdict }))).toBe(
      "ok",
    );
    const view = await done(getDraft(steps.as(ANNA), "GLOBAL"));
    expect(view).toMatchObject({ state: "draft", request: null, requestedChanges: { by: "Boris", note: "Too low for August" } });
    const again = await done(
      submitDraft(steps.as(ANNA), { draftId: request.draftId, revision: 2, effective: { kind: "onApproval" }, note: "As discussed" }),
    );
    expect(await codeOf(steps.approve(BORIS, again))).toBe("ok");
    expect((await listReviews(steps.as(BORIS))).open).toEqual([]);
    const { reviews } = await listDecidedReviews(steps.as(BORIS), decidedQuery.parse({}));
    expect(reviews.map(({ decided, note }) => `${decided.decision} ${note} ${decided.note}`).sort()).toEqual([
      "approved As discussed null",
      "changesRequested Fewer views at night Too low for August",
    ]);
  });
});

describe("an approval", () => {
  it("is about what was seen", async () => {
    const request = await steps.submitted();
    expect(await codeOf(steps.approve(BORIS, { ...request, contentHash: "0".repeat(64) }))).toBe("CONTENT_CHANGED");
    await db.owner
      .update(pricePlanDraft)
      .set({ documentHash: "0".repeat(64) })
      .where(eq(pricePlanDraft.draftId, request.draftId));
    expect(await codeOf(steps.approve(BORIS, request))).toBe("CONTENT_CHANGED");
  });

  it("after the chosen instant is refused, unless it is for now", async () => {
    const request = await steps.submitted();
    const late = plusMillis(MIDNIGHT, MINUTE);
    expect((await done(getReview(steps.as(BORIS, { now: late }), request.requestId))).isEffectiveInPast).toBe(true);
    expect(await codeOf(steps.approve(BORIS, request, { now: late }))).toBe("EFFECTIVE_IN_PAST");
    expect(await done(steps.approve(BORIS, request, { now: late, liveAt: "now" }))).toMatchObject({ effectiveAt: instantToString(late) });
  });

  it("given twice at once makes one version", async () => {
    const request = await steps.submitted();
    const codes = await Promise.all([codeOf(steps.approve(BORIS, request)), codeOf(steps.approve(CLEO, request))]);
    expect(codes.toSorted()).toEqual(["NOT_IN_REVIEW", "ok"]);
    expect(await db.owner.$count(pricePlanVersion, eq(pricePlanVersion.version, 2))).toBe(1);
  });

  it("sent twice with one key is given once, and answered twice", async () => {
    const request = await steps.submitted();
    const key = `approve-${request.requestId}`;
    const answers = await Promise.all([done(steps.approve(BORIS, request, { key })), done(steps.approve(BORIS, request, { key }))]);
    expect(answers[0]).toEqual(answers[1]);
    expect(await db.owner.$count(pricePlanVersion)).toBe(2);
  });

  it("of a time model that is gone is refused, and nothing is decided", async () => {
    const request = await steps.submitted();
    await db.owner.update(dateTimeModel).set({ archivedAt: NOW });
    try {
      expect(await codeOf(steps.approve(BORIS, request))).toBe("DOCUMENT_INVALID");
      expect((await done(getReview(steps.as(BORIS), request.requestId))).decided).toBeNull();
    } finally {
      await db.owner.update(dateTimeModel).set({ archivedAt: null });
    }
  });

  it("cannot be changed by anyone: a published version is immutable for the application", async () => {
    await done(steps.approve(BORIS, await steps.submitted()));
    expect(await constraintOf(db.database.update(pricePlanVersion).set({ note: "other" }))).toBe("42501");
    expect(await constraintOf(db.database.delete(pricePlanVersion))).toBe("42501");
    expect(await constraintOf(db.database.delete(approvalRequest))).toBe("42501");
    expect(await db.owner.$count(pricePlanDraftEditor)).toBe(1);
  });
});

async function constraintOf(statement: PromiseLike<unknown>): Promise<string> {
  try {
    await statement;
    return "ok";
  } catch (error) {
    return [pgCode(error), pgConstraint(error)].filter(Boolean).join(" ");
  }
}
