import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pgCode, pgConstraint } from "#db/errors.ts";
import { discountsInForce } from "#db/queries/discounts.ts";
import { additiveDiscountVersion } from "#db/schema/additive-discount.ts";
import { approvalRequest } from "#db/schema/price-plan.ts";
import { usageZone } from "#db/schema/usage.ts";
import {
  ANNA,
  at,
  BORIS,
  CLEO,
  codeOf,
  done,
  MIDNIGHT,
  NOW,
  type PricePlanSteps,
  pricePlanSteps,
  seedPricing,
} from "#db/testing/price-plan-scenario.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import type { CreateDiscountInput } from "#lib/domain/discount/discount-actions-schema.ts";
import { type DiscountDocument, discountDocument } from "#lib/domain/discount/discount-document.ts";
import { present } from "#lib/kernel/assert.ts";
import { plusMillis } from "#lib/kernel/instant.ts";
import { listReviews } from "../review/list-reviews.ts";
import { archiveDiscount } from "./archive-discount.ts";
import { createDiscount } from "./create-discount.ts";
import { decideDiscount } from "./decide-discount.ts";
import { discardDiscountDraft } from "./discard-discount-draft.ts";
import { editDiscount } from "./edit-discount.ts";
import { getDiscount } from "./get-discount.ts";
import { getDiscountChoices } from "./get-discount-choices.ts";
import { listDiscountReviews } from "./list-discount-reviews.ts";
import { listDiscounts } from "./list-discounts.ts";
import { openDiscountDraft } from "./open-discount-draft.ts";
import { restoreDiscount } from "./restore-discount.ts";
import { saveDiscountDraft } from "./save-discount-draft.ts";
import { submitDiscount } from "./submit-discount.ts";
import { withdrawDiscount } from "./withdraw-discount.ts";

let db: TestDatabase;
let steps: PricePlanSteps;

beforeAll(async () => {
  db = await testDatabase();
  steps = pricePlanSteps(db);
  await seedPricing(db);
  const conditions = [{ attribute: "device", is: "phone" }];
  await db.owner.insert(usageZone).values({ usageZoneId: 1, code: "PHONE", name: "Phones", conditions });
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.owner.execute(
    sql`truncate approval_request, additive_discount_draft_editor, additive_discount_draft, additive_discount_version, additive_discount cascade`,
  );
  await db.owner.execute(sql`update usage_zone set archived_at = null`);
});

const written = (change: Partial<DiscountDocument> = {}): DiscountDocument =>
  discountDocument.parse({
    format: "ratewright/discount@1",
    code: "GOLD",
    application: "auto",
    kind: "percentage",
    value: "10",
    timeZone: "Europe/Nicosia",
    ...change,
  });

const GOLD: CreateDiscountInput = { code: "GOLD", name: "Gold", description: null, application: "auto", document: written() };
const ON_APPROVAL = { kind: "onApproval" } as const;
const why = { note: "Loyalty" };

const created = (change: Partial<DiscountDocument> = {}) => done(createDiscount(steps.as(ANNA), { ...GOLD, document: written(change) }));
const submit = (revision = 1) => submitDiscount(steps.as(ANNA), { code: "GOLD", revision, effective: ON_APPROVAL, ...why });

type Request = { readonly requestId: number; readonly contentHash: string };
const approve = (user: number, { requestId, contentHash }: Request, now = NOW) =>
  decideDiscount(steps.as(user, { now }), { requestId, contentHash, verdict: { decision: "approved", note: "" } });

async function published(change: Partial<DiscountDocument> = {}) {
  await created(change);
  return done(approve(BORIS, await done(submit())));
}

const valuesInForce = async (instant = NOW) =>
  (await discountsInForce(db.database, instant)).map(
    ({ resolved }) => `${resolved.discount.code} v${resolved.discount.version} ${resolved.discount.value}`,
  );

describe("a discount", () => {
  test("gives nothing before a second person has approved it", async () => {
    await created();
    const request = await done(submit());
    expect(await valuesInForce()).toEqual([]);
    expect(await codeOf(approve(ANNA, request))).toBe("SECOND_PERSON_REQUIRED");
    expect(await valuesInForce()).toEqual([]);
    expect(await done(approve(BORIS, request))).toMatchObject({ decision: "approved", version: 1 });
    expect(await valuesInForce()).toEqual(["GOLD v1 10"]);
    expect(await valuesInForce(plusMillis(NOW, -1))).toEqual([]);
  });

  test("has one code and one name", async () => {
    await created();
    expect(await codeOf(createDiscount(steps.as(ANNA), GOLD))).toBe("CODE_TAKEN");
    const other = { ...GOLD, code: "GOLD-2", name: "gold", document: written({ code: "GOLD-2" }) };
    expect(await codeOf(createDiscount(steps.as(ANNA), other))).toBe("NAME_TAKEN");
    expect(await codeOf(createDiscount(steps.as(ANNA), { ...other, name: "Two", document: written() }))).toBe("DOCUMENT_INVALID");
  });

  test("is made once by a request that is sent twice", async () => {
    const twice = await Promise.all([1, 2].map(() => done(createDiscount(steps.as(ANNA, { key: "once" }), GOLD))));
    expect(twice[0]).toEqual(twice[1]);
  });

  test("is approved once by two who approve it at the same moment", async () => {
    await created();
    const request = await done(submit());
    const codes = await Promise.all([codeOf(approve(BORIS, request)), codeOf(approve(CLEO, request))]);
    expect(codes.sort()).toEqual(["NOT_IN_REVIEW", "ok"]);
    expect(await valuesInForce()).toEqual(["GOLD v1 10"]);
  });

  test("is not approved by who edited it, nor in another form than was looked at", async () => {
    await created();
    await done(saveDiscountDraft(steps.as(CLEO), { code: "GOLD", revision: 1, document: written({ value: "12" }) }));
    const request = await done(submit(2));
    expect(await codeOf(approve(CLEO, request))).toBe("SECOND_PERSON_REQUIRED");
    expect(await codeOf(approve(BORIS, { ...request, contentHash: "0".repeat(64) }))).toBe("CONTENT_CHANGED");
    expect(await codeOf(approve(BORIS, request))).toBe("ok");
  });

  test("needs its second person in the database too, and stays as it was published", async () => {
    await created();
    const { requestId } = await done(submit());
    const approval = sql`update approval_request set decision = 'approved', decided_by = ${ANNA}, decided_at = now() where request_id = ${requestId}`;
    expect(await constraintOf(db.database.execute(approval))).toBe("23514 approval_request_second_person");
    await db.owner.update(approvalRequest).set({ decision: "withdrawn", decidedBy: ANNA, decidedAt: NOW });
    await db.owner.execute(sql`update additive_discount_draft set state = 'draft'`);
    await done(approve(BORIS, await done(submit())));
    expect(await constraintOf(db.database.update(additiveDiscountVersion).set({ note: "" }))).toContain("42501");
  });
});

describe("a draft of it", () => {
  test("is saved over the revision it was read at", async () => {
    await created();
    await done(saveDiscountDraft(steps.as(ANNA), { code: "GOLD", revision: 1, document: written({ value: "11" }) }));
    expect(await codeOf(saveDiscountDraft(steps.as(CLEO), { code: "GOLD", revision: 1, document: written({ value: "9" }) }))).toBe(
      "STALE_REVISION",
    );
    expect(await codeOf(saveDiscountDraft(steps.as(CLEO), { code: "GOLD", revision: 1, document: written({ value: "11" }) }))).toBe("ok");
    const other = { ...written(), application: "adHoc" as const };
    expect(await codeOf(saveDiscountDraft(steps.as(ANNA), { code: "GOLD", revision: 2, document: other }))).toBe("DOCUMENT_INVALID");
  });

  test("begins with the newest version, once for all", async () => {
    await published();
    const [first, second] = await Promise.all([ANNA, CLEO].map((user) => done(openDiscountDraft(steps.as(user), { code: "GOLD" }))));
    expect(first).toEqual(second);
    expect(await codeOf(submit())).toBe("NOTHING_CHANGED");
  });

  test("is closed while it is looked at, and open again when it is withdrawn or sent back", async () => {
    await created();
    const request = await done(submit());
    expect(await codeOf(saveDiscountDraft(steps.as(ANNA), { code: "GOLD", revision: 1, document: written({ value: "9" }) }))).toBe(
      "ALREADY_IN_REVIEW",
    );
    await done(withdrawDiscount(steps.as(CLEO), { code: "GOLD" }));
    expect(await codeOf(approve(BORIS, request))).toBe("NOT_IN_REVIEW");
    const again = await done(submit());
    const verdict = { decision: "changesRequested", note: "Too much" } as const;
    await done(decideDiscount(steps.as(BORIS), { requestId: again.requestId, contentHash: again.contentHash, verdict }));
    await done(saveDiscountDraft(steps.as(ANNA), { code: "GOLD", revision: 1, document: written({ value: "9" }) }));
    expect(await codeOf(discardDiscountDraft(steps.as(ANNA), { code: "GOLD", revision: 1 }))).toBe("STALE_REVISION");
    await done(discardDiscountDraft(steps.as(ANNA), { code: "GOLD", revision: 2 }));
    expect(await codeOf(openDiscountDraft(steps.as(ANNA), { code: "GOLD" }))).toBe("NOTHING_IN_FORCE");
  });

  test("does not go to review with an error, nor live when its zone was put away meanwhile", async () => {
    await created({ zone: "PHONE" });
    const request = await done(submit());
    await db.owner.execute(sql`update usage_zone set archived_at = now()`);
    expect(await codeOf(approve(BORIS, request))).toBe("DOCUMENT_INVALID");
    await done(withdrawDiscount(steps.as(ANNA), { code: "GOLD" }));
    expect(await codeOf(submit())).toBe("DOCUMENT_INVALID");
    expect(await valuesInForce()).toEqual([]);
  });

  test("goes live in the future, at an instant of its own", async () => {
    await created();
    const effective = { kind: "at", local: "2026-11-21T13:59" } as const;
    expect(await codeOf(submitDiscount(steps.as(ANNA), { code: "GOLD", revision: 1, effective, ...why }))).toBe("EFFECTIVE_IN_PAST");
    const midnight = { kind: "at", local: "2026-11-22T00:00" } as const;
    const request = await done(submitDiscount(steps.as(ANNA), { code: "GOLD", revision: 1, effective: midnight, ...why }));
    expect(await codeOf(approve(BORIS, request, at("2026-11-22T00:00:01+02:00")))).toBe("EFFECTIVE_IN_PAST");
    await done(approve(BORIS, request));
    expect([await valuesInForce(plusMillis(MIDNIGHT, -1)), await valuesInForce(MIDNIGHT)]).toEqual([[], ["GOLD v1 10"]]);
  });
});

describe("its line", () => {
  test("is not put away while it gives something", async () => {
    await published();
    expect(await codeOf(archiveDiscount(steps.as(ANNA), { code: "GOLD", revision: 1 }))).toBe("DEFINITION_IN_USE");
  });

  test("is put away when it is over, comes back, and what it gave stays what it was", async () => {
    await published({ validTo: "2026-11-22" });
    const later = plusMillis(MIDNIGHT, 1);
    await done(archiveDiscount(steps.as(ANNA, { now: later }), { code: "GOLD", revision: 1 }));
    expect(await codeOf(openDiscountDraft(steps.as(ANNA), { code: "GOLD" }))).toBe("DEFINITION_ARCHIVED");
    expect(await valuesInForce()).toEqual(["GOLD v1 10"]);
    await done(restoreDiscount(steps.as(ANNA, { now: later }), { code: "GOLD", revision: 2 }));
  });

  test("is renamed over the revision it was read at", async () => {
    await created();
    const name = { name: "Gold customers", description: null };
    await done(editDiscount(steps.as(ANNA), { code: "GOLD", revision: 1, ...name }));
    expect(await codeOf(editDiscount(steps.as(CLEO), { code: "GOLD", revision: 1, name: "Silver", description: null }))).toBe(
      "STALE_REVISION",
    );
  });
});

describe("what is shown of it", () => {
  const shown = async (user = ANNA, now = NOW) => present(await getDiscount(steps.as(user, { now }), "GOLD"), "the discount");

  test("says how it stands, what is under way, and who may decide", async () => {
    await created({ account: { classification: "VIP" } });
    expect((await shown()).openDraft?.findings.map(({ path }) => path)).toEqual(["account.classification"]);
    await done(saveDiscountDraft(steps.as(ANNA), { code: "GOLD", revision: 1, document: written({ value: "15" }) }));
    const midnight = { kind: "at", local: "2026-11-22T00:00" } as const;
    const request = await done(submitDiscount(steps.as(ANNA), { code: "GOLD", revision: 2, effective: midnight, ...why }));
    const whyNot = async (user: number) => (await shown(user)).openDraft?.request?.whyNot;
    expect([await whyNot(ANNA), await whyNot(BORIS)]).toEqual(["requester", null]);
    expect(await listDiscountReviews(steps.as(ANNA))).toMatchObject([{ code: "GOLD", words: "15 % of each usage", isMine: true }]);
    await done(approve(BORIS, request));
    expect(await listDiscountReviews(steps.as(ANNA))).toEqual([]);
    expect(await shown()).toMatchObject({
      standing: "scheduled",
      draft: null,
      openDraft: null,
      versions: [{ version: 1, state: "scheduled" }],
    });
    expect(await shown(ANNA, MIDNIGHT)).toMatchObject({
      standing: "inForce",
      versions: [{ state: "live", changes: [] }],
    });
    expect(await getDiscount(steps.as(ANNA), "NONE")).toBeNull();
  });

  test("lists it with its words, found by code or name, and apart when it was put away", async () => {
    await published({ validTo: "2026-11-22" });
    await anotherDraft();
    const later = plusMillis(MIDNIGHT, 1);
    const list = async (filter = {}, now = NOW) =>
      (await listDiscounts(steps.as(ANNA, { now }), filter)).map(({ code, standing, draft }) => `${code} ${standing} ${draft}`);
    expect(await list()).toEqual(["GOLD inForce null", "SILVER none draft"]);
    expect(await list({ search: "silv" })).toEqual(["SILVER none draft"]);
    expect(await list({}, later)).toContain("GOLD over null");
    await done(archiveDiscount(steps.as(ANNA, { now: later }), { code: "GOLD", revision: 1 }));
    expect([await list(), await list({ archived: true }, later)]).toEqual([["SILVER none draft"], ["GOLD over null"]]);
  });

  test("the form offers what the console has", async () => {
    const choices = await getDiscountChoices(steps.as(ANNA));
    expect(choices).toMatchObject({
      products: [{ value: "LOTR1", label: "Lord of the Rings 1" }],
      productTypes: [{ value: "PPV-MOVIE", label: "Films" }],
      zones: [{ value: "PHONE", label: "Phones" }],
    });
  });
});

const anotherDraft = () =>
  done(createDiscount(steps.as(ANNA), { ...GOLD, code: "SILVER", name: "Silver", document: written({ code: "SILVER" }) }));

test("the inbox of prices is not disturbed by what is asked about discounts", async () => {
  await created();
  await done(submit());
  expect((await listReviews(steps.as(BORIS))).open).toEqual([]);
});

async function constraintOf(statement: PromiseLike<unknown>): Promise<string> {
  try {
    await statement;
    return "done";
  } catch (error) {
    return `${pgCode(error)} ${pgConstraint(error) ?? ""}`;
  }
}
