import { eq, ne } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { loadDefinitions } from "#db/queries/rate-definitions.ts";
import { pricePlan, pricePlanDraft, pricePlanVersion } from "#db/schema/price-plan.ts";
import { auditEntry } from "#db/schema/system.ts";
import { usageZone } from "#db/schema/usage.ts";
import { seedAluxsat } from "#db/seed/scenario.ts";
import { answerOf, DESK_NOW, definitionDesk } from "#db/testing/definition-desk.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import type { SaveUsageZoneInput } from "#lib/domain/definition/usage-zone-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, instantFromMillis, parseInstant } from "#lib/kernel/instant.ts";
import { archiveUsageZone } from "./archive-usage-zone.ts";
import { getUsageZone } from "./get-usage-zone.ts";
import { getUsageZoneEditor } from "./get-usage-zone-editor.ts";
import { getZoneVocabulary } from "./get-zone-vocabulary.ts";
import { listUsageZones } from "./list-usage-zones.ts";
import { restoreUsageZone } from "./restore-usage-zone.ts";
import { saveUsageZone } from "./save-usage-zone.ts";

let store: TestDatabase;
let desk: ReturnType<typeof definitionDesk>;

beforeAll(async () => {
  store = await testDatabase();
  desk = definitionDesk(store);
  await seedAluxsat(store.owner);
});
afterAll(() => store.close());
afterEach(async () => {
  await store.owner.delete(usageZone).where(ne(usageZone.code, "MOBILE-DEVICES"));
  await store.owner.delete(auditEntry);
});

const onTv = (changes: Partial<SaveUsageZoneInput> = {}): SaveUsageZoneInput => ({
  code: "ON-TV",
  revision: null,
  name: "On television",
  description: null,
  conditions: [{ attribute: "device", isUnder: "TV" }],
  ...changes,
});
const onDecoder = (changes: Partial<SaveUsageZoneInput> = {}) =>
  onTv({ revision: 1, conditions: [{ attribute: "device", in: ["DECODER"] }], ...changes });
const zoneOf = async (code: string) => present(await getUsageZone(desk.as(), code), code);

describe("a usage zone", () => {
  it("is made, is offered to price plans at once, and says who made it", async () => {
    expect(await saveUsageZone(desk.as(), onTv())).toEqual({ ok: true, value: { code: "ON-TV", revision: 1 } });
    expect((await loadDefinitions(store.database)).zones["ON-TV"]).toEqual({ all: onTv().conditions });
    expect((await listUsageZones(desk.as())).zones.map(({ code }) => code)).toEqual(["MOBILE-DEVICES", "ON-TV"]);
    expect((await listUsageZones(desk.as(), { search: "television" })).zones.map(({ code }) => code)).toEqual(["ON-TV"]);
    const zone = await zoneOf("ON-TV");
    expect(zone).toMatchObject({ revision: 1, archivedAt: null, uses: [], olderCopies: [], notes: [] });
    expect(zone.attributes.map(({ key, personal }) => [key, personal])).toEqual([
      ["device", false],
      ["location", true],
    ]);
    expect(zone.history).toMatchObject([{ action: "usageZone.create", actorName: "Anna" }]);
    expect(zone.history[0]?.differences).toContainEqual({ path: "conditions.0", before: null, after: 'device is, or is under "TV"' });
  });

  it("is written with the attributes and value lists that there are", async () => {
    const { attributes, definitions } = await getZoneVocabulary(desk.as());
    expect(attributes.map(({ key, types }) => [key, ...types])).toEqual([
      ["device", "choice"],
      ["location", "text"],
    ]);
    expect(Object.keys(definitions.udrTypes.PPV?.attributes ?? {})).toEqual(["device", "location"]);
    expect(definitions.valueLists.DEVICE).toContainEqual({ value: "TABLET", under: "MOBILE" });
  });

  it("keeps in its history what it was before", async () => {
    await saveUsageZone(desk.as(), onTv());
    expect(await answerOf(saveUsageZone(desk.as({ name: "Hera" }), onDecoder()))).toBe("ok");
    const { history, conditions } = await zoneOf("ON-TV");
    expect(conditions).toEqual([{ attribute: "device", in: ["DECODER"] }]);
    expect(history.map(({ action, actorName }) => `${action} ${actorName}`)).toEqual(["usageZone.edit Hera", "usageZone.create Anna"]);
    const changed = JSON.stringify(history[0]?.differences);
    expect(changed).toContain('device is, or is under \\"TV\\"');
    expect(changed).toContain('device is one of \\"DECODER\\"');
  });

  it("is saved once however often the same request comes, and saving what is stored changes nothing", async () => {
    const create = () => saveUsageZone(desk.as({ key: "create-on-tv" }), onTv());
    expect(await create()).toEqual(await create());
    expect(await saveUsageZone(desk.as(), onTv({ revision: 1 }))).toEqual({ ok: true, value: { code: "ON-TV", revision: 1 } });
    expect(await desk.audited()).toEqual(["usageZone.create usageZone ON-TV Anna"]);
  });

  it("is refused with a taken code, a taken name, and with conditions that no plan could take over", async () => {
    await saveUsageZone(desk.as(), onTv());
    expect(await saveUsageZone(desk.as(), onTv({ name: "Another" }))).toMatchObject({
      refusal: { code: "CODE_TAKEN", path: "code", params: { name: "On television" } },
    });
    expect(await saveUsageZone(desk.as(), onTv({ code: "OTHER", name: "mobile DEVICES" }))).toMatchObject({
      refusal: { code: "NAME_TAKEN", path: "name", params: { code: "MOBILE-DEVICES" } },
    });
    const unknown = onTv({ revision: 1, conditions: [...onTv().conditions, { attribute: "colour", is: "red" }] });
    expect(await saveUsageZone(desk.as(), unknown)).toMatchObject({
      refusal: {
        code: "DEFINITION_INVALID",
        path: "conditions[1].attribute",
        params: { problem: "No UDR type has the attribute colour." },
      },
    });
    expect(await answerOf(saveUsageZone(desk.as(), onDecoder({ code: "NOWHERE", name: "Nowhere" })))).toBe("NOT_FOUND");
    expect(await desk.audited()).toHaveLength(1);
  });

  it("goes to one of two who save at once, and the other is told what was saved and by whom", async () => {
    await saveUsageZone(desk.as(), onTv());
    const answers = await Promise.all([
      saveUsageZone(desk.as({ name: "Anna" }), onDecoder()),
      saveUsageZone(desk.as({ name: "Hera" }), onDecoder({ conditions: [{ attribute: "device", is: "SMART-TV" }] })),
    ]);
    const stale = answers.filter((answer) => !answer.ok);
    expect(stale).toHaveLength(1);
    const { conditions } = await zoneOf("ON-TV");
    const [by, saved] =
      "in" in (conditions[0] ?? {}) ? ["Anna", 'device is one of "DECODER"'] : (["Hera", 'device is "SMART-TV"'] as const);
    expect(stale[0]).toMatchObject({ refusal: { code: "STALE_REVISION", params: { revision: 2, by, conditions: saved } } });
  });

  it("of one name is made once by two who make it at once", async () => {
    const codes = await Promise.all(["ON-TV", "ON-TV-2"].map((code) => answerOf(saveUsageZone(desk.as(), onTv({ code })))));
    expect([...codes].sort()).toEqual(["NAME_TAKEN", "ok"]);
  });
});

describe("archiving a usage zone", () => {
  it("takes it from the lists and from new prices, keeps it readable, and gives it back as it was", async () => {
    await saveUsageZone(desk.as(), onTv());
    expect(await answerOf(archiveUsageZone(desk.as(), { code: "ON-TV", revision: 1 }))).toBe("ok");
    expect((await listUsageZones(desk.as())).zones.map(({ code }) => code)).toEqual(["MOBILE-DEVICES"]);
    expect((await listUsageZones(desk.as(), { archived: true })).zones.map(({ code }) => code)).toEqual(["ON-TV"]);
    expect((await loadDefinitions(store.database)).zones["ON-TV"]).toBeUndefined();
    expect(await zoneOf("ON-TV")).toMatchObject({ archivedAt: DESK_NOW, revision: 2 });
    expect(await answerOf(saveUsageZone(desk.as(), onDecoder({ revision: 2 })))).toBe("DEFINITION_ARCHIVED");
    expect(await answerOf(restoreUsageZone(desk.as(), { code: "ON-TV", revision: 2 }))).toBe("ok");
    expect((await loadDefinitions(store.database)).zones["ON-TV"]).toEqual({ all: onTv().conditions });
    expect((await desk.audited()).map((line) => line.split(" ")[0])).toEqual([
      "usageZone.create",
      "usageZone.archive",
      "usageZone.restore",
    ]);
  });

  it("is refused when somebody saved since it was looked at, and done once when asked twice", async () => {
    await saveUsageZone(desk.as(), onTv());
    await saveUsageZone(desk.as(), onDecoder());
    expect(await answerOf(archiveUsageZone(desk.as(), { code: "ON-TV", revision: 1 }))).toBe("STALE_REVISION");
    expect(await answerOf(archiveUsageZone(desk.as(), { code: "ON-TV", revision: 2 }))).toBe("ok");
    expect(await answerOf(archiveUsageZone(desk.as(), { code: "ON-TV", revision: 2 }))).toBe("ok");
    expect(await answerOf(restoreUsageZone(desk.as(), { code: "ON-TV", revision: 2 }))).toBe("STALE_REVISION");
    expect(await answerOf(archiveUsageZone(desk.as(), { code: "NOTHING", revision: 2 }))).toBe("NOT_FOUND");
    expect(await desk.audited()).toHaveLength(3);
  });
});

describe("a zone that plans use", () => {
  const tiered = {
    rates: [{ key: "a", for: {}, base: { charge: "flat" }, tiered: [{ level: 1, zone: "ON-TV", charge: { charge: "flat" } }] }],
  };
  const discounted = { rates: [], discounts: [{ code: "TV-10", zone: "ON-TV" }] };

  /** The seeded plan with one more version of each kind, as long as `run` takes. */
  async function withUses(effectiveAt: Instant, run: (plan: string) => Promise<void>): Promise<void> {
    const plan = present((await store.owner.select().from(pricePlan))[0], "plan");
    const version = present((await store.owner.select().from(pricePlanVersion))[0], "version");
    const draft = { draftId: 900, pricePlanId: plan.pricePlanId, state: "draft", document: discounted, documentHash: "0".repeat(64) };
    const book = { zones: { "ON-TV": { all: [{ attribute: "device", isUnder: "TV", values: ["TV", "DECODER", "SMART-TV"] }] } } };
    await store.owner.insert(pricePlanDraft).values({ ...draft, revision: 1 });
    const published = { versionId: 900, version: 7, document: tiered, rateBook: book, effectiveAt };
    await store.owner.insert(pricePlanVersion).values({ ...version, ...published, decidedAt: instantFromMillis(DESK_NOW - 86_400_000) });
    try {
      await run(plan.name);
    } finally {
      await store.owner.delete(pricePlanDraft).where(eq(pricePlanDraft.draftId, 900));
      await store.owner.delete(pricePlanVersion).where(eq(pricePlanVersion.versionId, 900));
    }
  }

  const later = present(parseInstant("2027-01-01T00:00:00Z"), "later");

  it("is not archived while a version is scheduled or a draft is open, and names them", async () => {
    await saveUsageZone(desk.as(), onTv());
    await withUses(later, async (plan) => {
      expect(await archiveUsageZone(desk.as(), { code: "ON-TV", revision: 1 })).toMatchObject({
        refusal: { code: "DEFINITION_IN_USE", params: { users: `${plan} v7 (scheduled) and the draft of ${plan}` } },
      });
      expect((await zoneOf("ON-TV")).uses.map(({ standing, what }) => `${standing} ${what}`)).toEqual([
        "scheduled rate a, level 1",
        "draft discount TV-10",
      ]);
    });
    expect(await answerOf(archiveUsageZone(desk.as(), { code: "ON-TV", revision: 1 }))).toBe("ok");
  });

  it("says which versions carry an older form of it once it is edited", async () => {
    await saveUsageZone(desk.as(), onTv());
    await withUses(DESK_NOW, async (plan) => {
      expect((await zoneOf("ON-TV")).olderCopies).toEqual([]);
      expect((await getUsageZoneEditor(desk.as(), "ON-TV"))?.livePlans).toEqual([`${plan} v7`]);
      await saveUsageZone(desk.as(), onDecoder());
      expect((await zoneOf("ON-TV")).olderCopies).toMatchObject([
        { plan: { name: plan }, version: 7, standing: "live", conditions: onTv().conditions },
      ]);
      expect(await archiveUsageZone(desk.as(), { code: "ON-TV", revision: 2 })).toMatchObject({
        refusal: { params: { users: `${plan} v7 and the draft of ${plan}` } },
      });
    });
  });
});
