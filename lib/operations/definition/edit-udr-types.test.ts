import { eq, ne } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { productTypeUdrType } from "#db/schema/product.ts";
import { ratingQueue } from "#db/schema/rbi.ts";
import { auditEntry } from "#db/schema/system.ts";
import { udr, udrPersonal } from "#db/schema/udr.ts";
import { udrType, udrTypeAttribute, udrTypeSource, unitOfMeasurement } from "#db/schema/usage.ts";
import { type Aluxsat, seedAluxsat } from "#db/seed/scenario.ts";
import { answerOf, DESK_NOW, definitionDesk } from "#db/testing/definition-desk.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { queueItem, recordUdr } from "#db/testing/udr-row.ts";
import type { AttributeContent, UdrTypeContent } from "#lib/domain/definition/udr-type-content.ts";
import type { SaveUdrTypeInput } from "#lib/domain/definition/udr-type-schema.ts";
import { contentOfType } from "#lib/domain/definition/udr-type-state.ts";
import { present } from "#lib/kernel/assert.ts";
import { archiveUdrType } from "./archive-udr-type.ts";
import { getUdrType } from "./get-udr-type.ts";
import { getUdrTypeChoices, getUdrTypeEditor } from "./get-udr-type-editor.ts";
import { listUdrTypes } from "./list-udr-types.ts";
import { restoreUdrType } from "./restore-udr-type.ts";
import { saveUdrType } from "./save-udr-type.ts";

let store: TestDatabase;
let desk: ReturnType<typeof definitionDesk>;
let aluxsat: Aluxsat;
beforeAll(async () => {
  store = await testDatabase();
  desk = definitionDesk(store);
  aluxsat = await seedAluxsat(store.owner);
});
afterAll(() => store.close());
afterEach(async () => {
  await store.owner.delete(ratingQueue);
  await store.owner.delete(udrPersonal);
  await store.owner.delete(udr);
  const [seeded] = await store.owner.select().from(udrType).where(eq(udrType.code, "PPV"));
  const kept = present(seeded, "PPV").udrTypeId;
  await store.owner.delete(udrTypeAttribute).where(ne(udrTypeAttribute.udrTypeId, kept));
  await store.owner.delete(udrTypeSource).where(ne(udrTypeSource.udrTypeId, kept));
  await store.owner.delete(udrType).where(ne(udrType.udrTypeId, kept));
  await store.owner.delete(auditEntry);
});

const attribute = (key: string, change: Partial<AttributeContent> = {}): AttributeContent => ({
  key,
  label: key,
  type: "text",
  mandatory: false,
  personal: false,
  format: null,
  valueList: null,
  ...change,
});
const content: UdrTypeContent = {
  unit: "TRX",
  boundary: "split",
  pricedAt: "attribute:orderedAt",
  fromMandatory: true,
  toMandatory: true,
  sourceMandatory: true,
  retentionDays: 90,
  sources: ["DECODER"],
  attributes: [attribute("orderedAt", { type: "instant" }), attribute("network", { type: "choice", valueList: "DEVICE", mandatory: true })],
  lookUps: [],
};
const data = (change: Partial<UdrTypeContent> = {}, revision: number | null = null): SaveUdrTypeInput => ({
  code: "DATA",
  revision,
  name: "Data",
  description: null,
  content: given({ ...content, ...change }),
});

function given({ sources, attributes, lookUps, ...rest }: UdrTypeContent): SaveUdrTypeInput["content"] {
  return { ...rest, sources: [...sources], attributes: attributes.map((each) => ({ ...each })), lookUps: [...lookUps] };
}

/** Pay-per-view as it is, changed. */
async function payPerView(change: (stored: UdrTypeContent) => Partial<UdrTypeContent>): Promise<SaveUdrTypeInput> {
  const type = present(await getUdrType(desk.as(), "PPV"), "PPV");
  const stored = contentOfType(type);
  const { code, name, description, revision } = type;
  return { code, name, description, revision, content: given({ ...stored, ...change(stored) }) };
}

describe("a UDR type", () => {
  it("is made, edited, archived and restored, each with its audit row", async () => {
    expect(await answerOf(saveUdrType(desk.as(), data()))).toBe("ok");
    expect(contentOfType(present(await getUdrType(desk.as(), "DATA"), "DATA"))).toEqual(content);
    const attributes = [...content.attributes].reverse();
    expect(await answerOf(saveUdrType(desk.as(), data({ attributes, retentionDays: null }, 1)))).toBe("ok");
    expect(await answerOf(archiveUdrType(desk.as(), { code: "DATA", revision: 2 }))).toBe("ok");
    expect((await listUdrTypes(desk.as())).udrTypes.map(({ code }) => code)).toEqual(["PPV"]);
    expect((await listUdrTypes(desk.as(), { archived: true })).udrTypes.map(({ code }) => code)).toEqual(["DATA"]);
    expect(await answerOf(restoreUdrType(desk.as(), { code: "DATA", revision: 3 }))).toBe("ok");
    const type = present(await getUdrType(desk.as(), "DATA"), "DATA");
    expect(type.attributes.map(({ key }) => key)).toEqual(["network", "orderedAt"]);
    expect(type.history.map(({ action }) => action)).toEqual(["udrType.restore", "udrType.archive", "udrType.edit", "udrType.create"]);
    expect(type.history[2]?.differences).toContainEqual({ path: "retentionDays", before: "90 days", after: "as long as the account" });
    expect(await getUdrTypeEditor(desk.as(), "NONE")).toBeNull();
  });

  it("is refused with a taken code or name, stale, archived, and with what is not in use", async () => {
    await saveUdrType(desk.as(), data());
    expect(await answerOf(saveUdrType(desk.as(), { ...data(), name: "Other" }))).toBe("CODE_TAKEN");
    expect(await answerOf(saveUdrType(desk.as(), { ...data(), code: "D2", name: "PAY-PER-VIEW" }))).toBe("NAME_TAKEN");
    expect(await saveUdrType(desk.as(), data({ sources: ["NONE"] }, 1))).toMatchObject({
      refusal: { code: "DEFINITION_INVALID", path: "sources" },
    });
    await saveUdrType(desk.as({ name: "Hera" }), data({ boundary: "start" }, 1));
    expect(await saveUdrType(desk.as(), data({ retentionDays: 1 }, 1))).toMatchObject({
      refusal: { code: "STALE_REVISION", params: { revision: 2, by: "Hera", pricing: "by its start, priced at attribute:orderedAt" } },
    });
    await archiveUdrType(desk.as(), { code: "DATA", revision: 2 });
    expect(await answerOf(saveUdrType(desk.as(), data({}, 3)))).toBe("DEFINITION_ARCHIVED");
  });

  it("is not archived while product types are measured by it or UDRs of it wait to be rated", async () => {
    expect(await archiveUdrType(desk.as(), { code: "PPV", revision: 1 })).toMatchObject({
      refusal: { code: "DEFINITION_IN_USE", params: { users: expect.stringMatching(/^the product type /) } },
    });
    const uses = await store.owner.delete(productTypeUdrType).returning();
    await recordUdr(store, aluxsat, {});
    await store.owner.insert(ratingQueue).values(queueItem(aluxsat, 1));
    try {
      expect(await archiveUdrType(desk.as(), { code: "PPV", revision: 1 })).toMatchObject({
        refusal: { params: { users: "1 UDR still to be rated" } },
      });
    } finally {
      await store.owner.insert(productTypeUdrType).values(uses);
    }
  });

  it("comes back only with all it is made of", async () => {
    await saveUdrType(desk.as(), data());
    await archiveUdrType(desk.as(), { code: "DATA", revision: 1 });
    await store.owner.update(unitOfMeasurement).set({ archivedAt: DESK_NOW });
    try {
      expect(await restoreUdrType(desk.as(), { code: "DATA", revision: 2 })).toMatchObject({
        refusal: { code: "PART_ARCHIVED", params: { parts: "the unit Transaction" } },
      });
      expect((await getUdrTypeChoices(desk.as())).units).toEqual([]);
    } finally {
      await store.owner.update(unitOfMeasurement).set({ archivedAt: null });
    }
    expect(await answerOf(restoreUdrType(desk.as(), { code: "DATA", revision: 2 }))).toBe("ok");
  });
});

describe("a UDR type that usage is recorded of", () => {
  it("keeps its unit, and the attributes that UDRs carry as they are", async () => {
    await recordUdr(store, aluxsat, { metadata: { device: "TV" } });
    await recordUdr(store, aluxsat, { udrId: 2, personal: { location: "Nicosia" } });
    expect(await getUdrTypeEditor(desk.as(), "PPV")).toMatchObject({ recordedUdrs: 2, carryingUdrs: { device: 1, location: 1 } });
    const without = (key: string) => payPerView(({ attributes }) => ({ attributes: attributes.filter((each) => each.key !== key) }));
    expect(await saveUdrType(desk.as(), await without("device"))).toMatchObject({
      refusal: { code: "ATTRIBUTE_STORED", params: { count: "1", attribute: "Device" } },
    });
    expect(await answerOf(saveUdrType(desk.as(), await without("location")))).toBe("ATTRIBUTE_STORED");
    const open = await payPerView(({ attributes }) => ({ attributes: attributes.map((each) => ({ ...each, personal: false })) }));
    expect(await saveUdrType(desk.as(), open)).toMatchObject({ refusal: { code: "ATTRIBUTE_STORED", path: "attributes[1].type" } });
    await store.owner
      .insert(unitOfMeasurement)
      .values({ unitId: 99_999, code: "X", name: "X", decimals: 0, scale: { unscaled: 1n, scale: 0 } });
    try {
      expect(await answerOf(saveUdrType(desk.as(), await payPerView(() => ({ unit: "X" }))))).toBe("UDR_TYPE_RECORDED");
    } finally {
      await store.owner.delete(unitOfMeasurement).where(eq(unitOfMeasurement.code, "X"));
    }
    const mandatory = await payPerView(({ attributes }) => ({ attributes: attributes.map((each) => ({ ...each, mandatory: true })) }));
    expect(await answerOf(saveUdrType(desk.as(), mandatory))).toBe("ok");
  });

  it("keeps an attribute that a usage zone asks for, until another type has it too", async () => {
    const without = async () => payPerView(({ attributes }) => ({ attributes: attributes.filter((each) => each.key !== "device") }));
    expect(await saveUdrType(desk.as(), await without())).toMatchObject({
      refusal: { code: "PART_IN_USE", params: { parts: "Device", users: "the usage zone Mobile devices" } },
    });
    await saveUdrType(desk.as(), data({ attributes: [attribute("device"), attribute("orderedAt", { type: "instant" })] }));
    expect(await answerOf(saveUdrType(desk.as(), await without()))).toBe("ok");
  });
});
