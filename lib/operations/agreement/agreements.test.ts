import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { pgCode, pgConstraint } from "#db/errors.ts";
import { pricingAgreementVersion } from "#db/schema/pricing-agreement.ts";
import { agreementDesk, flatRate } from "#db/testing/agreement-desk.ts";
import { type AluxsatDesk, atNicosia, later, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { codeOf, done } from "#db/testing/price-plan-scenario.ts";
import { waitingSessions } from "#db/testing/waiting-locks.ts";
import { withTransaction } from "#db/tx.ts";
import type { AgreementDocument } from "#lib/domain/agreement/agreement-document.ts";
import { archivePlan } from "../price-plan/archive-plan.ts";
import { countPlanReach } from "../price-plan/count-plan-reach.ts";
import { decideAgreement } from "./decide-agreement.ts";
import { discardAgreementDraft } from "./discard-agreement-draft.ts";
import { getAccountAgreement } from "./get-account-agreement.ts";
import { getAgreement } from "./get-agreement.ts";
import { getAgreementChoices } from "./get-agreement-choices.ts";
import { getAgreementDraft } from "./get-agreement-draft.ts";
import { listAgreementReviews } from "./list-agreement-reviews.ts";
import { listAgreementSheet, listAgreements } from "./list-agreements.ts";
import { listPlanAgreements } from "./list-plan-agreements.ts";
import { openAgreementDraft } from "./open-agreement-draft.ts";
import { saveAgreementDraft } from "./save-agreement-draft.ts";
import { submitAgreement } from "./submit-agreement.ts";
import { withdrawAgreement } from "./withdraw-agreement.ts";

let desk: AluxsatDesk;
let office: ReturnType<typeof agreementDesk>;
let account: string;

const NOON = atNicosia("12:00");

beforeAll(async () => {
  desk = await openAluxsatDesk();
  office = agreementDesk(desk);
  account = office.hotel.accountNumber;
});
afterAll(() => desk.close());
beforeEach(async () => {
  await office.reset();
  await office.publish({ code: "HOTELS", rates: [flatRate({ productType: "PPV-MOVIE" }, "7.00")], effectiveAt: atNicosia("00:00", 1) });
});

const save = (change: Partial<AgreementDocument>, revision: number | null, by = office.anna(NOON)) =>
  saveAgreementDraft(by, { account, revision, document: office.agreement(change) });
const submit = (revision = 1, now = NOON) =>
  submitAgreement(office.anna(now), { account, revision, effective: { kind: "onApproval" }, note: "As signed" });

async function constraintOf(query: PromiseLike<unknown>): Promise<string> {
  const error: unknown = await Promise.resolve(query).then(
    () => null,
    (reason: unknown) => reason,
  );
  return [pgCode(error), pgConstraint(error)].filter(Boolean).join(" ");
}

describe("a draft", () => {
  test("begins the agreement, one to an account", async () => {
    expect(await getAgreement(office.anna(NOON), account)).toBeNull();
    expect(await done(save({}, null))).toEqual({ account, revision: 1 });
    expect(await codeOf(save({}, null))).toBe("DRAFT_OPEN");
    expect(await getAgreement(office.anna(NOON), account)).toMatchObject({ standing: "none", draft: "draft", subscriptions: 1 });
    expect(await codeOf(saveAgreementDraft(office.anna(NOON), { account: "A-1", revision: null, document: office.agreement() }))).toBe(
      "NOT_FOUND",
    );
  });

  test("is that of its account, and of its zone", async () => {
    expect(await codeOf(save({ account: "A-1" }, null))).toBe("DOCUMENT_INVALID");
    expect(await codeOf(save({ timeZone: "Europe/Oslo" }, null))).toBe("DOCUMENT_INVALID");
  });

  test("is saved over the revision it was read at; a stale save keeps what is stored", async () => {
    await done(save({}, null));
    await done(save({ creditLimit: "10" }, 1));
    expect(await codeOf(save({ creditLimit: "99" }, 1, office.boris(NOON)))).toBe("STALE_REVISION");
    const view = await getAgreement(office.anna(NOON), account);
    expect(view?.openDraft).toMatchObject({ revision: 2, document: { creditLimit: "10" }, editors: ["Anna Petrou"] });
  });

  test("is saved once by a request that is sent twice", async () => {
    const context = { ...office.anna(NOON), idempotencyKey: "once" };
    const twice = [await done(save({}, null, context)), await done(save({}, null, context))];
    expect(twice[0]).toEqual(twice[1]);
  });

  test("is closed while it is looked at, and open again when it is withdrawn or sent back", async () => {
    await done(save({ creditLimit: "10" }, null));
    const first = await done(submit());
    expect(await codeOf(save({ creditLimit: "11" }, 1))).toBe("ALREADY_IN_REVIEW");
    await done(withdrawAgreement(office.anna(NOON), { account }));
    expect(await codeOf(office.approve(first, NOON))).toBe("NOT_IN_REVIEW");
    const { requestId, contentHash } = await done(submit());
    const verdict = { decision: "changesRequested", note: "Too much" } as const;
    await done(decideAgreement(office.boris(NOON), { requestId, contentHash, verdict }));
    expect((await getAgreement(office.anna(NOON), account))?.openDraft?.requestedChanges).toMatchObject({ note: "Too much" });
    await done(save({ creditLimit: "9" }, 1));
    expect(await codeOf(discardAgreementDraft(office.anna(NOON), { account, revision: 1 }))).toBe("STALE_REVISION");
    await done(discardAgreementDraft(office.anna(NOON), { account, revision: 2 }));
    expect(await codeOf(openAgreementDraft(office.anna(NOON), { account }))).toBe("NOTHING_IN_FORCE");
  });

  test("does not go to review with an error, nor live when its plan was archived meanwhile", async () => {
    await done(save({ pricePlan: "NO-SUCH-PLAN" }, null));
    expect(await codeOf(submit())).toBe("DOCUMENT_INVALID");
    await done(save({ discounts: { only: ["NO-SUCH-DISCOUNT"] } }, 1));
    expect(await codeOf(submit(2))).toBe("DOCUMENT_INVALID");
    await done(save({ pricePlan: "HOTELS" }, 2));
    const request = await done(submit(3));
    await desk.test.owner.execute(sql`update price_plan set archived_at = now() where code = 'HOTELS'`);
    expect(await codeOf(office.approve(request, NOON))).toBe("DOCUMENT_INVALID");
  });
});

describe("an approval", () => {
  test("is a second person's, who did not edit it, about what was looked at", async () => {
    await done(save({ pricePlan: "HOTELS" }, null));
    await done(save({ pricePlan: "HOTELS", creditLimit: "5" }, 1, office.boris(NOON)));
    const request = await done(submit(2));
    expect(await codeOf(office.approve(request, NOON))).toBe("SECOND_PERSON_REQUIRED");
    const lead = { ...desk.as("careLead", NOON) };
    const { requestId } = request;
    const verdict = { decision: "approved", note: "" } as const;
    expect(await codeOf(decideAgreement(lead, { requestId, contentHash: "0".repeat(64), verdict }))).toBe("CONTENT_CHANGED");
    expect(await codeOf(decideAgreement(office.anna(NOON), { ...request, verdict }))).toBe("SECOND_PERSON_REQUIRED");
    expect(await codeOf(decideAgreement(lead, { requestId, contentHash: request.contentHash, verdict }))).toBe("ok");
  });

  test("is made once by two at the same moment", async () => {
    const request = await office.submitted(office.agreement({ pricePlan: "HOTELS" }), NOON);
    const codes = await Promise.all([codeOf(office.approve(request, NOON)), codeOf(office.approve(request, NOON))]);
    expect(codes.sort()).toEqual(["NOT_IN_REVIEW", "ok"]);
    expect((await getAgreement(office.anna(later(NOON, 1)), account))?.versions).toHaveLength(1);
  });

  test("is made once by two people who have both begun before either has decided", async () => {
    const request = await office.submitted(office.agreement({ pricePlan: "HOTELS" }), NOON);
    const { requestId, contentHash } = request;
    const verdict = { decision: "approved", note: "" } as const;
    const codes: Promise<string>[] = [];
    // Whoever has read the request waits to change it, so that without a lock both would have found it undecided.
    await withTransaction(desk.test.owner, async (tx) => {
      await tx.execute(sql`select from approval_request where request_id = ${requestId} for update`);
      codes.push(
        codeOf(office.approve(request, NOON)),
        codeOf(decideAgreement(desk.as("careLead", NOON), { requestId, contentHash, verdict })),
      );
      await vi.waitUntil(async () => (await waitingSessions(desk.test.owner)) === 2, { timeout: 2_500, interval: 10 });
    });
    expect((await Promise.all(codes)).sort()).toEqual(["NOT_IN_REVIEW", "ok"]);
    expect((await getAgreement(office.anna(later(NOON, 1)), account))?.versions).toHaveLength(1);
  });

  test("needs its second person in the database too, and stays as it was published", async () => {
    const { requestId } = await office.submitted(office.agreement({ pricePlan: "HOTELS" }), NOON);
    const asker = sql`select requested_by from approval_request where request_id = ${requestId}`;
    const approval = sql`update approval_request set decision = 'approved', decided_by = (${asker}), decided_at = now() where request_id = ${requestId}`;
    expect(await constraintOf(desk.test.database.execute(approval))).toBe("23514 approval_request_second_person");
    await done(withdrawAgreement(office.anna(NOON), { account }));
    await done(office.approve(await done(submit()), NOON));
    expect(await constraintOf(desk.test.database.update(pricingAgreementVersion).set({ note: "" }))).toContain("42501");
    const alone = sql`insert into pricing_agreement_version
      select shard, account_id, version_id + 1, version + 1, document, document_hash, effective_at + interval '1 day', 1, requested_at, 1,
        decided_at, note, created_at from pricing_agreement_version`;
    expect(await constraintOf(desk.test.database.execute(alone))).toBe("23514 pricing_agreement_version_second_person");
  });

  test("of the same again is of nothing, and none holds from the past on", async () => {
    await office.agreed(office.agreement({ pricePlan: "HOTELS" }), NOON);
    const soon = later(NOON, 5);
    const { revision } = await done(openAgreementDraft(office.anna(soon), { account }));
    expect(await codeOf(submit(revision, soon))).toBe("NOTHING_CHANGED");
    await done(save({ pricePlan: "HOTELS", creditLimit: "1" }, revision));
    const past = { account, revision: revision + 1, effective: { kind: "at" as const, local: "2026-03-03T12:01" }, note: "Late" };
    expect(await codeOf(submitAgreement(office.anna(soon), past))).toBe("EFFECTIVE_IN_PAST");
  });
});

describe("what is told", () => {
  test("versions with what changed between them, and what waits for a review", async () => {
    await office.agreed(office.agreement({ pricePlan: "HOTELS" }), NOON);
    await office.submitted(office.agreement({ pricePlan: "HOTELS", committed: { sims: 250 } }), later(NOON, 5));
    const [review] = await listAgreementReviews(office.anna(later(NOON, 6)));
    expect(review).toMatchObject({ account: { number: account }, words: "HOTELS prices; 250 SIMs committed", isMine: true });
    await done(office.approve({ requestId: review?.requestId ?? 0, contentHash: await hashOf() }, later(NOON, 6)));
    const view = await getAgreement(office.anna(later(NOON, 7)), account);
    expect(view?.versions.map(({ version, state }) => `v${version} ${state}`)).toEqual(["v2 live", "v1 superseded"]);
    expect(view?.versions[0]?.changes).toEqual([{ member: "Committed", before: "", after: "250 SIMs committed" }]);
    expect(view?.history.map(({ action }) => action)).toContain("agreement.approve");
  });

  const hashOf = async () => {
    const rows = await desk.test.owner.execute<{ hash: string }>(
      sql`select content_hash as hash from approval_request where decision is null`,
    );
    return rows[0]?.hash ?? "";
  };

  test("the account's page says what it agreed on, and a program reads the draft with its revision", async () => {
    expect(await getAccountAgreement(office.anna(NOON), account)).toBeNull();
    expect(await codeOf(getAgreementDraft(office.anna(NOON), account))).toBe("NOT_FOUND");
    await office.agreed(office.agreement({ pricePlan: "HOTELS" }), NOON);
    await done(save({ pricePlan: "HOTELS", committed: { sims: 250 } }, null, office.anna(later(NOON, 1))));
    const soon = office.anna(later(NOON, 2));
    expect(await getAccountAgreement(soon, account)).toMatchObject({ standing: "inForce", draft: "draft", words: "HOTELS prices" });
    expect(await done(getAgreementDraft(soon, account))).toMatchObject({ revision: 1, document: { committed: { sims: 250 } } });
    expect(await getAccountAgreement(soon, "A-1")).toBeNull();
  });

  test("the list finds by number and name, and is exported", async () => {
    await office.agreed(office.agreement({ pricePlan: "HOTELS", validTo: "2027-01-01" }), NOON);
    const soon = office.anna(later(NOON, 1));
    const { rows } = await listAgreements(soon, { q: "kourion" });
    expect(rows).toMatchObject([{ account: { number: account }, standing: "inForce", plan: { code: "HOTELS" }, until: "2027-01-01" }]);
    expect((await listAgreements(soon, { q: "100% other" })).rows).toEqual([]);
    const [members] = await Array.fromAsync(listAgreementSheet(soon, {}));
    expect(members).toMatchObject({ account, accountName: "Kourion Hotels Ltd", standing: "inForce", pricePlan: "HOTELS" });
  });

  test("the plan's page names it, its reach counts it, and it is not put away under it", async () => {
    await office.agreed(office.agreement({ pricePlan: "HOTELS", validTo: "2026-03-10" }), NOON);
    const during = office.anna(later(NOON, 1));
    expect(await listPlanAgreements(during, "HOTELS")).toMatchObject([{ account: { number: account }, version: 1, isScheduled: false }]);
    expect(await done(countPlanReach(during, "HOTELS"))).toMatchObject({ subscriptions: 1, accounts: 1 });
    expect(await codeOf(archivePlan(during, { code: "HOTELS", revision: 1 }))).toBe("DEFINITION_IN_USE");
    const after = office.anna(atNicosia("12:00", 11));
    expect(await listPlanAgreements(after, "HOTELS")).toEqual([]);
    expect(await done(countPlanReach(after, "HOTELS"))).toMatchObject({ subscriptions: 0 });
    expect(await codeOf(archivePlan(after, { code: "HOTELS", revision: 1 }))).toBe("ok");
  });

  test("the form offers what the account may agree on, plans for agreements first", async () => {
    await office.publish({
      code: "DOLLARS",
      currency: "USD",
      rates: [flatRate({ productType: "PPV-MOVIE" }, "1.00")],
      effectiveAt: atNicosia("00:00", 1),
    });
    const choices = await done(getAgreementChoices(office.anna(NOON), account));
    expect(choices.plans.map(({ value }) => value)).toEqual(["HOTELS", "GLOBAL"]);
  });
});
