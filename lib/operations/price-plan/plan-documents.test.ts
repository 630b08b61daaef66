import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pricePlanDraft, pricePlanVersion } from "#db/schema/price-plan.ts";
import { auditEntry } from "#db/schema/system.ts";
import { dateTimeModel } from "#db/schema/usage.ts";
import {
  ANNA,
  BASE,
  BORIS,
  CLEO,
  codeOf,
  DOCUMENT,
  done,
  MIDNIGHT,
  NIGHT,
  PLAN,
  type PricePlanSteps,
  pricePlanSteps,
  repriced,
  resetPlan,
  seedPricing,
} from "#db/testing/price-plan-scenario.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { NO_DEFINITIONS } from "#lib/domain/price-plan/definitions.ts";
import { documentHash } from "#lib/domain/price-plan/price-plan-document.ts";
import { readDocument } from "#lib/domain/price-plan/read-document.ts";
import { resolveRateBook } from "#lib/domain/price-plan/resolve-rate-book.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { instantToString, plusMillis } from "#lib/kernel/instant.ts";
import { compareVersions } from "./compare-versions.ts";
import { draftFromVersion } from "./draft-from-version.ts";
import { exportPlanDocument } from "./export-document.ts";
import { getDraft } from "./get-draft.ts";
import { importDraft } from "./import-draft.ts";
import { openDraft } from "./open-draft.ts";
import { saveDraft } from "./save-draft.ts";
import { submitDraft } from "./submit-draft.ts";

let db: TestDatabase;
let steps: PricePlanSteps;

beforeAll(async () => {
  db = await testDatabase();
  steps = pricePlanSteps(db);
  await seedPricing(db);
});
afterAll(() => db.close());
beforeEach(() => resetPlan(db));

/** Anna's 4.00 at night, approved by Boris: version 2, live from midnight. */
const publishSecond = async () => done(steps.approve(BORIS, await steps.submitted()));
const after = { now: plusMillis(MIDNIGHT, 60_000) };
const draft = () => done(getDraft(steps.as(ANNA), "GLOBAL"));

describe("an exported document", () => {
  it("gives the very book of its version, wherever it is read", async () => {
    const exported = await done(exportPlanDocument(steps.as(ANNA), { code: "GLOBAL", version: 1 }));
    expect(exported).toMatchObject({ revision: null, documentHash: await documentHash(exported.document) });
    expect(exported.document.products).toEqual({ LOTR1: { productType: "PPV-MOVIE", family: null, taxRate: "10" } });
    const read = readDocument(JSON.parse(JSON.stringify(exported.document, null, 2)));
    const book = read.ok ? resolveRateBook(read.value, NO_DEFINITIONS) : expect.fail("it cannot be read");
    const [stored] = await db.owner.select().from(pricePlanVersion);
    expect(await sha256Hex(canonicalJson(book.ok ? book.value : expect.fail("it has errors")))).toBe(stored?.rateBookHash);
  });

  it("of a version keeps the times it was published with, and its draft takes the new ones", async () => {
    const published = await done(exportPlanDocument(steps.as(ANNA), { code: "GLOBAL", version: 1 }));
    await done(openDraft(steps.as(ANNA), { pricePlanId: PLAN }));
    const [model] = await db.owner.select().from(dateTimeModel);
    const windows = [{ days: ["mon"], from: "01:00", to: "02:00" }];
    await db.owner.update(dateTimeModel).set({ windows });
    try {
      expect(await done(exportPlanDocument(steps.as(ANNA), { code: "GLOBAL", version: 1 }))).toEqual(published);
      const open = await done(exportPlanDocument(steps.as(ANNA), { code: "GLOBAL", version: "draft" }));
      expect(open).toMatchObject({ revision: 1, document: { timeModels: { "PPV-OFF-PEAK": { windows } } } });
      expect(open.documentHash).not.toBe(published.documentHash);
    } finally {
      await db.owner.update(dateTimeModel).set({ windows: model?.windows });
    }
  });

  it("of what does not exist is not found", async () => {
    const exported = (code: string, version: number | "draft") => exportPlanDocument(steps.as(ANNA), { code, version });
    expect(await exported("NOWHERE", 1)).toMatchObject({ refusal: { code: "NOT_FOUND", path: "code" } });
    expect(await exported("GLOBAL", 2)).toMatchObject({ refusal: { code: "NOT_FOUND", path: "version" } });
    expect(await exported("GLOBAL", "draft")).toMatchObject({ refusal: { code: "NOT_FOUND", path: "version" } });
  });
});

describe("an import", () => {
  const put = (userId: number, revision: number | null, document = repriced({ [NIGHT]: "4.00" })) =>
    importDraft(steps.as(userId), { code: "GLOBAL", revision, document });

  it("begins a draft where there is none, and remembers who did", async () => {
    const before = await db.owner.$count(auditEntry);
    expect(await done(put(ANNA, null))).toMatchObject({ revision: 2 });
    expect(await draft()).toMatchObject({
      revision: 2,
      document: repriced({ [NIGHT]: "4.00" }),
      editors: ["Anna"],
      basedOn: { version: 1 },
    });
    const rows = await db.owner.select().from(auditEntry).orderBy(auditEntry.auditId).offset(before);
    expect(rows.map(({ action, actorId }) => `${action} ${actorId}`)).toEqual(["pricePlan.openDraft user:1", "pricePlan.saveDraft user:1"]);
  });

  it("replaces what its reader saw, and nothing newer", async () => {
    const { draftId } = await done(openDraft(steps.as(CLEO), { pricePlanId: PLAN }));
    await done(saveDraft(steps.as(CLEO), { draftId, revision: 1, document: repriced({ [BASE]: "11.00" }) }));
    expect(await put(ANNA, 1)).toMatchObject({ refusal: { code: "STALE_REVISION", params: { revision: 2 } } });
    expect(await draft()).toMatchObject({ revision: 2, document: repriced({ [BASE]: "11.00" }), editors: ["Cleo"] });
    expect(await done(put(ANNA, 2))).toMatchObject({ draftId, revision: 3 });
    expect(await draft()).toMatchObject({ document: repriced({ [NIGHT]: "4.00" }), editors: ["Cleo", "Anna"] });
  });

  it("does not replace a draft that a colleague began meanwhile, however close they are", async () => {
    const codes = await Promise.all([codeOf(put(ANNA, null)), codeOf(put(CLEO, null, repriced({ [NIGHT]: "3.00" })))]);
    expect(codes.toSorted()).toEqual(["DRAFT_OPEN", "ok"]);
    expect(await db.owner.$count(pricePlanDraft)).toBe(1);
  });

  it("of another plan or currency is refused, and begins nothing", async () => {
    expect(await put(ANNA, null, { ...DOCUMENT, code: "VIP" })).toMatchObject({
      refusal: { code: "DOCUMENT_OF_OTHER_PLAN", path: "code", params: { code: "VIP", plan: "GLOBAL" } },
    });
    expect(await put(ANNA, null, { ...DOCUMENT, currency: "USD" })).toMatchObject({
      refusal: { code: "DOCUMENT_OF_OTHER_PLAN", path: "currency" },
    });
    expect(await codeOf(importDraft(steps.as(ANNA), { code: "NOWHERE", revision: null, document: DOCUMENT }))).toBe("NOT_FOUND");
    expect(await db.owner.$count(pricePlanDraft)).toBe(0);
  });

  it("sent again with its key is done once, and answered twice", async () => {
    const document = repriced({ [NIGHT]: "4.00" });
    const again = () => importDraft(steps.as(ANNA, { key: "import-once" }), { code: "GLOBAL", revision: null, document });
    expect(await done(again())).toEqual(await done(again()));
    expect(await draft()).toMatchObject({ revision: 2 });
  });

  it("finds a draft that is in review read only, and one that is gone closed", async () => {
    await steps.submitted();
    expect(await codeOf(put(ANNA, 2, DOCUMENT))).toBe("ALREADY_IN_REVIEW");
    await db.owner.update(pricePlanDraft).set({ state: "withdrawn" });
    expect(await codeOf(put(ANNA, 2, DOCUMENT))).toBe("DRAFT_NOT_OPEN");
  });
});

describe("going back to an old version", () => {
  it("is a draft of it, which becomes a version of its own", async () => {
    await publishSecond();
    const { draftId } = await done(draftFromVersion(steps.as(ANNA, after), { pricePlanId: PLAN, version: 1 }));
    const view = await done(getDraft(steps.as(ANNA, after), "GLOBAL"));
    expect(view).toMatchObject({ document: DOCUMENT, basedOn: { version: 1 }, live: { version: 2 }, nextNumber: 3, editors: ["Anna"] });
    const submission = { draftId, revision: 1, effective: { kind: "onApproval" }, note: "Back to the old price" } as const;
    const request = await done(submitDraft(steps.as(CLEO, after), submission));
    // Anna chose what it says, although Cleo asked for it.
    expect(await codeOf(steps.approve(ANNA, request, after))).toBe("SECOND_PERSON_REQUIRED");
    expect(await done(steps.approve(BORIS, request, after))).toMatchObject({ version: 3, effectiveAt: instantToString(after.now) });
  });

  it("never goes over an open draft", async () => {
    await done(openDraft(steps.as(CLEO), { pricePlanId: PLAN }));
    expect(await codeOf(draftFromVersion(steps.as(ANNA), { pricePlanId: PLAN, version: 1 }))).toBe("DRAFT_OPEN");
    expect(await draft()).toMatchObject({ editors: [] });
  });

  it("asked for twice with one key begins one draft", async () => {
    const again = () => draftFromVersion(steps.as(ANNA, { key: "back" }), { pricePlanId: PLAN, version: 1 });
    expect(await done(again())).toEqual(await done(again()));
    expect(await codeOf(draftFromVersion(steps.as(ANNA), { pricePlanId: PLAN, version: 9 }))).toBe("NOT_FOUND");
    expect(await codeOf(draftFromVersion(steps.as(ANNA), { pricePlanId: 9, version: 1 }))).toBe("NOT_FOUND");
  });
});

describe("a comparison", () => {
  const compared = (from: string | null, to: string | null) => compareVersions(steps.as(ANNA), { code: "GLOBAL", from, to });

  it("says what changed, who asked and who approved", async () => {
    await publishSecond();
    const view = await done(compared("1", "2"));
    expect(view.changes.map(({ kind, before, after: now }) => [kind, before, now])).toEqual([["priceChanged", "€5.00", "€4.00"]]);
    expect(view).toMatchObject({
      choices: ["2", "1"],
      from: { id: "1", state: "live", decided: { by: "Boris" } },
      to: { id: "2", state: "scheduled", requested: { by: "Anna" }, effectiveAt: instantToString(MIDNIGHT), note: "Fewer views at night" },
    });
    const back = await done(compared("2", "1"));
    expect(back.changes.map(({ before, after: now }) => [before, now])).toEqual([["€4.00", "€5.00"]]);
  });

  it("left open is of the newest with what it followed, or of the draft with what is in force", async () => {
    const ends = async () => {
      const { from, to } = await done(compared(null, null));
      return [from.id, to.id];
    };
    expect(await ends()).toEqual(["1", "1"]);
    await publishSecond();
    expect(await ends()).toEqual(["1", "2"]);
    await done(draftFromVersion(steps.as(CLEO), { pricePlanId: PLAN, version: 2 }));
    expect(await ends()).toEqual(["1", "draft"]);
    expect((await done(compared("2", "draft"))).changes).toEqual([]);
    expect((await done(compared("1", "draft"))).to).toMatchObject({ state: "draft", editors: ["Cleo"], requested: null, decided: null });
  });

  it("shows times that were moved although no rate was touched, and documents where a draft has errors", async () => {
    const { draftId } = await done(openDraft(steps.as(ANNA), { pricePlanId: PLAN }));
    const [model] = await db.owner.select().from(dateTimeModel);
    await db.owner.update(dateTimeModel).set({ windows: [{ days: ["mon"], from: "01:00", to: "02:00" }] });
    try {
      expect((await done(compared("1", "draft"))).changes).toMatchObject([{ kind: "windowsChanged" }]);
    } finally {
      await db.owner.update(dateTimeModel).set({ windows: model?.windows });
    }
    const rates = DOCUMENT.rates.map((rate) => ({ ...rate, tiered: rate.tiered.map((tier) => ({ ...tier, timeModel: "NOWHERE" })) }));
    await done(saveDraft(steps.as(ANNA), { draftId, revision: 1, document: { ...DOCUMENT, rates } }));
    expect((await done(compared("1", "draft"))).changes).toMatchObject([{ kind: "conditionChanged" }]);
  });

  it("of what does not exist is not found", async () => {
    expect(await codeOf(compared("9", "1"))).toBe("NOT_FOUND");
    expect(await codeOf(compared("1", "draft"))).toBe("NOT_FOUND");
    expect(await codeOf(compareVersions(steps.as(ANNA), { code: "NOWHERE", from: null, to: null }))).toBe("NOT_FOUND");
  });
});

describe("a program", () => {
  it("neither imports nor goes back", async () => {
    const actor = { kind: "system", name: "job" } as const;
    const context = { ...steps.as(ANNA), actor };
    expect(await codeOf(importDraft(context, { code: "GLOBAL", revision: null, document: DOCUMENT }))).toBe("NOT_PERMITTED");
    expect(await codeOf(draftFromVersion(context, { pricePlanId: PLAN, version: 1 }))).toBe("NOT_PERMITTED");
    expect(await db.owner.$count(pricePlanDraft, eq(pricePlanDraft.pricePlanId, PLAN))).toBe(0);
  });
});
