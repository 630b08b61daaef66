import { eq, ne } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { loadDefinitions } from "#db/queries/rate-definitions.ts";
import { pricePlan, pricePlanDraft, pricePlanVersion } from "#db/schema/price-plan.ts";
import { auditEntry } from "#db/schema/system.ts";
import { dateTimeModel } from "#db/schema/usage.ts";
import { seedAluxsat } from "#db/seed/scenario.ts";
import { answerOf, DESK_NOW, definitionDesk } from "#db/testing/definition-desk.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import type { DefinitionChange } from "#lib/domain/definition/definition-change.ts";
import { type SaveTimeModelInput, saveTimeModelInput } from "#lib/domain/definition/definition-schema.ts";
import { readWindows } from "#lib/domain/definition/window-text.ts";
import { present } from "#lib/kernel/assert.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { archiveTimeModel } from "./archive-time-model.ts";
import { getTimeModel } from "./get-time-model.ts";
import { listTimeModels } from "./list-time-models.ts";
import { restoreTimeModel } from "./restore-time-model.ts";
import { saveTimeModel } from "./save-time-model.ts";

let store: TestDatabase;
let desk: ReturnType<typeof definitionDesk>;

beforeAll(async () => {
  store = await testDatabase();
  desk = definitionDesk(store);
  await seedAluxsat(store.owner);
});
afterAll(() => store.close());
afterEach(async () => {
  await store.owner.delete(auditEntry);
});

const windows = (text: string) => {
  const read = readWindows(text);
  if (!read.ok) throw new Error(read.refusal);
  return read.value;
};

const nights = (changes: Partial<SaveTimeModelInput> & { readonly hours?: string } = {}): SaveTimeModelInput => {
  const { hours = "daily 22:00-06:00; sat,sun all day", ...others } = changes;
  const model = { timeZone: "Europe/Nicosia", windows: windows(hours), dates: [] };
  return { code: "NIGHTS", revision: null, name: "Nights and weekends", description: null, model, ...others };
};
const removed = () => store.owner.delete(dateTimeModel).where(ne(dateTimeModel.code, "PPV-OFF-PEAK"));

const inOrder = (change: DefinitionChange | undefined) =>
  [...(change?.differences ?? [])].sort((left, right) => left.path.localeCompare(right.path, "en"));

describe("a date/time model", () => {
  afterEach(removed);

  it("is made, is offered to price plans at once, and says who made it", async () => {
    expect(await saveTimeModel(desk.as(), nights())).toEqual({ ok: true, value: { code: "NIGHTS", revision: 1 } });
    expect((await loadDefinitions(store.database)).timeModels.NIGHTS).toEqual(nights().model);
    expect((await listTimeModels(desk.as())).map(({ code }) => code)).toEqual(["NIGHTS", "PPV-OFF-PEAK"]);
    const model = present(await getTimeModel(desk.as(), "NIGHTS"), "NIGHTS");
    expect(model).toMatchObject({ revision: 1, archivedAt: null, uses: [], holdsNow: true });
    expect(model.history).toMatchObject([{ action: "timeModel.create", actorName: "Anna" }]);
    expect(model.history[0]?.differences).toContainEqual({
      path: "windows",
      before: null,
      after: "daily 22:00-06:00; sat,sun 00:00-24:00",
    });
  });

  it("keeps in its history what it was before", async () => {
    await saveTimeModel(desk.as(), nights());
    const dates = [{ date: "2026-12-25", until: "2026-12-26", yearly: true, windows: [] }];
    const model = { ...nights({ hours: "daily 23:00-06:00" }).model, dates };
    expect(await answerOf(saveTimeModel(desk.as({ name: "Hera" }), nights({ revision: 1, model })))).toBe("ok");
    const { history } = present(await getTimeModel(desk.as(), "NIGHTS"), "NIGHTS");
    expect(history.map(({ action, actorName }) => `${action} ${actorName}`)).toEqual(["timeModel.edit Hera", "timeModel.create Anna"]);
    expect(inOrder(history[0])).toEqual([
      { path: "dates.0", before: null, after: "2026-12-25 to 2026-12-26 yearly: none" },
      { path: "windows", before: "daily 22:00-06:00; sat,sun 00:00-24:00", after: "daily 23:00-06:00" },
    ]);
  });

  it("is saved once however often the same request comes, and saving what is stored changes nothing", async () => {
    const create = () => saveTimeModel(desk.as({ key: "create-nights" }), nights());
    expect(await create()).toEqual(await create());
    expect(await saveTimeModel(desk.as(), nights({ revision: 1 }))).toEqual({ ok: true, value: { code: "NIGHTS", revision: 1 } });
    expect(await desk.audited()).toEqual(["timeModel.create timeModel NIGHTS Anna"]);
  });

  it("is refused with a taken code, a taken name, and without sound windows", async () => {
    await saveTimeModel(desk.as(), nights());
    expect(await saveTimeModel(desk.as(), nights({ name: "Another" }))).toMatchObject({
      refusal: { code: "CODE_TAKEN", path: "code", params: { name: "Nights and weekends" } },
    });
    expect(await saveTimeModel(desk.as(), nights({ code: "OTHER", name: "ppv OFF-peak" }))).toMatchObject({
      refusal: { code: "NAME_TAKEN", path: "name", params: { code: "PPV-OFF-PEAK" } },
    });
    const elsewhere = { ...nights().model, timeZone: "Europe/Atlantis" };
    expect(await saveTimeModel(desk.as(), nights({ revision: 1, model: elsewhere }))).toMatchObject({
      refusal: { code: "DEFINITION_INVALID", path: "model.timeZone", params: { problem: "Europe/Atlantis is not a known time zone." } },
    });
    expect(await answerOf(saveTimeModel(desk.as(), nights({ code: "NOWHERE", revision: 1, name: "Nowhere" })))).toBe("NOT_FOUND");
    expect(saveTimeModelInput.safeParse({ ...nights(), code: "nights" }).success).toBe(false);
  });

  it("goes to one of two who save at once, and the other is told what was saved and by whom", async () => {
    await saveTimeModel(desk.as(), nights());
    const answers = await Promise.all([
      saveTimeModel(desk.as({ name: "Anna" }), nights({ revision: 1, hours: "daily 20:00-06:00" })),
      saveTimeModel(desk.as({ name: "Hera" }), nights({ revision: 1, hours: "daily 21:00-06:00" })),
    ]);
    const stale = answers.filter((answer) => !answer.ok);
    expect(stale).toHaveLength(1);
    const { name, windows: stored } = present(await getTimeModel(desk.as(), "NIGHTS"), "NIGHTS");
    const [from, by] = stored[0]?.from === "20:00" ? ["20:00", "Anna"] : ["21:00", "Hera"];
    expect(stale[0]).toMatchObject({
      refusal: { code: "STALE_REVISION", params: { revision: 2, by, name, windows: `daily ${from}-06:00` } },
    });
    expect(await desk.audited()).toHaveLength(2);
  });

  it("of one name is made once by two who make it at once", async () => {
    const codes = await Promise.all(["NIGHTS", "NIGHTS-2"].map((code) => answerOf(saveTimeModel(desk.as(), nights({ code })))));
    expect([...codes].sort()).toEqual(["NAME_TAKEN", "ok"]);
  });
});

describe("archiving a date/time model", () => {
  afterEach(removed);

  it("takes it from the lists and from new prices, keeps it readable, and gives it back as it was", async () => {
    await saveTimeModel(desk.as(), nights());
    expect(await answerOf(archiveTimeModel(desk.as(), { code: "NIGHTS", revision: 1 }))).toBe("ok");
    expect((await listTimeModels(desk.as())).map(({ code }) => code)).toEqual(["PPV-OFF-PEAK"]);
    expect((await listTimeModels(desk.as(), { archived: true })).map(({ code }) => code)).toEqual(["NIGHTS"]);
    expect((await loadDefinitions(store.database)).timeModels.NIGHTS).toBeUndefined();
    expect(await getTimeModel(desk.as(), "NIGHTS")).toMatchObject({ archivedAt: DESK_NOW, revision: 2 });
    expect(await answerOf(saveTimeModel(desk.as(), nights({ revision: 2, hours: "none" })))).toBe("DEFINITION_ARCHIVED");
    expect(await answerOf(restoreTimeModel(desk.as(), { code: "NIGHTS", revision: 2 }))).toBe("ok");
    expect((await loadDefinitions(store.database)).timeModels.NIGHTS).toEqual(nights().model);
    expect((await desk.audited()).map((line) => line.split(" ")[0])).toEqual([
      "timeModel.create",
      "timeModel.archive",
      "timeModel.restore",
    ]);
  });

  it("is refused while a plan in force uses it, and names the plan", async () => {
    expect(await archiveTimeModel(desk.as(), { code: "PPV-OFF-PEAK", revision: 1 })).toMatchObject({
      refusal: { code: "DEFINITION_IN_USE", params: { users: "Global price plan v1" } },
    });
    expect(await getTimeModel(desk.as(), "PPV-OFF-PEAK")).toMatchObject({
      archivedAt: null,
      uses: [{ standing: "live", version: 1, rateKey: "movies", level: 1 }],
    });
  });

  it("is refused while a version is scheduled or a draft is open that uses it", async () => {
    await saveTimeModel(desk.as(), nights());
    const [plan, live] = [
      present((await store.owner.select().from(pricePlan))[0], "plan"),
      await store.owner.select().from(pricePlanVersion),
    ];
    const version = present(live[0], "version");
    const document = {
      rates: [
        {
          key: "a",
          for: { product: "X" },
          base: { charge: "flat" },
          tiered: [{ level: 1, timeModel: "NIGHTS", charge: { charge: "flat" } }],
        },
      ],
    };
    const later = present(parseInstant("2027-01-01T00:00:00Z"), "later");
    const draft = { draftId: 900, pricePlanId: plan.pricePlanId, state: "draft", document, documentHash: "0".repeat(64), revision: 1 };
    await store.owner.insert(pricePlanDraft).values(draft);
    await store.owner.insert(pricePlanVersion).values({ ...version, versionId: 900, version: 7, document, effectiveAt: later });
    try {
      expect(await archiveTimeModel(desk.as(), { code: "NIGHTS", revision: 1 })).toMatchObject({
        refusal: { code: "DEFINITION_IN_USE", params: { users: `${plan.name} v7 (scheduled) and the draft of ${plan.name}` } },
      });
      expect((await getTimeModel(desk.as(), "NIGHTS"))?.uses.map(({ standing }) => standing)).toEqual(["scheduled", "draft"]);
    } finally {
      await store.owner.delete(pricePlanDraft).where(eq(pricePlanDraft.draftId, 900));
      await store.owner.delete(pricePlanVersion).where(eq(pricePlanVersion.versionId, 900));
    }
    expect(await answerOf(archiveTimeModel(desk.as(), { code: "NIGHTS", revision: 1 }))).toBe("ok");
  });

  it("is refused when somebody saved since it was looked at, and done once when asked twice", async () => {
    await saveTimeModel(desk.as(), nights());
    await saveTimeModel(desk.as(), nights({ revision: 1, name: "Nights" }));
    expect(await answerOf(archiveTimeModel(desk.as(), { code: "NIGHTS", revision: 1 }))).toBe("STALE_REVISION");
    expect(await answerOf(archiveTimeModel(desk.as(), { code: "NIGHTS", revision: 2 }))).toBe("ok");
    expect(await answerOf(archiveTimeModel(desk.as(), { code: "NIGHTS", revision: 2 }))).toBe("ok");
    expect(await answerOf(restoreTimeModel(desk.as(), { code: "NIGHTS", revision: 2 }))).toBe("STALE_REVISION");
    expect(await answerOf(archiveTimeModel(desk.as(), { code: "NOTHING", revision: 2 }))).toBe("NOT_FOUND");
    expect(await desk.audited()).toHaveLength(3);
  });
});
