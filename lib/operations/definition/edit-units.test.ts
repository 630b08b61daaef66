import { ne } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { auditEntry } from "#db/schema/system.ts";
import { udr } from "#db/schema/udr.ts";
import { unitOfMeasurement } from "#db/schema/usage.ts";
import { type Aluxsat, seedAluxsat } from "#db/seed/scenario.ts";
import { answerOf, definitionDesk } from "#db/testing/definition-desk.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { recordUdr, recordUdrWithin } from "#db/testing/udr-row.ts";
import { untilSomebodyWaits } from "#db/testing/waiting-locks.ts";
import { withTransaction } from "#db/tx.ts";
import type { DefinitionChange } from "#lib/domain/definition/definition-change.ts";
import type { SaveUnitInput } from "#lib/domain/definition/definition-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import { archiveUnit } from "./archive-unit.ts";
import { getUnit } from "./get-unit.ts";
import { getUnitEditor } from "./get-unit-editor.ts";
import { listUnits } from "./list-units.ts";
import { restoreUnit } from "./restore-unit.ts";
import { saveUnit } from "./save-unit.ts";

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
  await store.owner.delete(auditEntry);
});

const minutes = (changes: Partial<SaveUnitInput> = {}): SaveUnitInput => ({
  code: "MIN",
  revision: null,
  name: "Minute",
  description: null,
  decimals: 2,
  scale: "60",
  ...changes,
});

const removed = () => store.owner.delete(unitOfMeasurement).where(ne(unitOfMeasurement.code, "TRX"));

const inOrder = (change: DefinitionChange | undefined) =>
  [...(change?.differences ?? [])].sort((left, right) => left.path.localeCompare(right.path, "en"));

describe("a unit of measurement", () => {
  afterEach(removed);

  it("is made, edited, archived and restored, each with its audit row", async () => {
    expect(await answerOf(saveUnit(desk.as(), minutes()))).toBe("ok");
    expect(await answerOf(saveUnit(desk.as(), minutes({ revision: 1, decimals: 0, scale: "1.0" })))).toBe("ok");
    expect(await answerOf(archiveUnit(desk.as(), { code: "MIN", revision: 2 }))).toBe("ok");
    expect((await listUnits(desk.as())).map(({ code }) => code)).toEqual(["TRX"]);
    expect((await listUnits(desk.as(), { archived: true })).map(({ code }) => code)).toEqual(["MIN"]);
    expect(await answerOf(restoreUnit(desk.as(), { code: "MIN", revision: 3 }))).toBe("ok");
    const unit = present(await getUnit(desk.as(), "MIN"), "MIN");
    expect(unit).toMatchObject({ decimals: 0, scale: "1", revision: 4, archivedAt: null });
    expect(unit.history.map(({ action }) => action)).toEqual(["unit.restore", "unit.archive", "unit.edit", "unit.create"]);
    expect(inOrder(unit.history[2])).toEqual([
      { path: "decimals", before: "2", after: "0" },
      { path: "scale", before: "60", after: "1" },
    ]);
  });

  it("is refused with a taken code or name, stale, and archived", async () => {
    await saveUnit(desk.as(), minutes());
    expect(await answerOf(saveUnit(desk.as(), minutes({ name: "Other" })))).toBe("CODE_TAKEN");
    expect(await answerOf(saveUnit(desk.as(), minutes({ code: "M2", name: "TRANSACTION" })))).toBe("NAME_TAKEN");
    await saveUnit(desk.as({ name: "Hera" }), minutes({ revision: 1, scale: "1" }));
    expect(await saveUnit(desk.as(), minutes({ revision: 1, decimals: 3 }))).toMatchObject({
      refusal: { code: "STALE_REVISION", params: { revision: 2, by: "Hera", scale: "1", decimals: 2 } },
    });
    await archiveUnit(desk.as(), { code: "MIN", revision: 2 });
    expect(await answerOf(saveUnit(desk.as(), minutes({ revision: 3, decimals: 3 })))).toBe("DEFINITION_ARCHIVED");
  });

  it("is not archived while a UDR type is measured in it", async () => {
    expect(await archiveUnit(desk.as(), { code: "TRX", revision: 1 })).toMatchObject({
      refusal: { code: "DEFINITION_IN_USE", params: { users: "the UDR type Pay-per-view" } },
    });
  });

  it("keeps its decimals and scale while UDRs are counted in it, and lets everything else change", async () => {
    const trx = minutes({
      code: "TRX",
      revision: 1,
      name: "Transaction",
      description: "One film ordered and delivered.",
      decimals: 0,
      scale: "1",
    });
    await recordUdr(store, aluxsat, {});
    try {
      expect(await getUnitEditor(desk.as(), "TRX")).toMatchObject({ countedUdrs: 1 });
      expect(await saveUnit(desk.as(), { ...trx, decimals: 1 })).toMatchObject({
        refusal: { code: "UNIT_COUNTED", path: "decimals", params: { count: "1", unit: "Transaction" } },
      });
      expect(await saveUnit(desk.as(), { ...trx, scale: "2" })).toMatchObject({ refusal: { code: "UNIT_COUNTED", path: "scale" } });
      expect(await saveUnit(desk.as(), { ...trx, description: "One film." })).toMatchObject({ value: { revision: 2 } });
    } finally {
      await store.owner.delete(udr);
    }
    expect(await saveUnit(desk.as(), { ...trx, revision: 2, decimals: 1 })).toMatchObject({ value: { revision: 3 } });
    expect(await saveUnit(desk.as(), { ...trx, revision: 3 })).toMatchObject({ value: { revision: 4 } });
    expect(await getUnitEditor(desk.as(), "NONE")).toBeNull();
  });

  it("waits for usage that is being recorded before it counts", async () => {
    const trx = minutes({
      code: "TRX",
      revision: 4,
      name: "Transaction",
      description: "One film ordered and delivered.",
      decimals: 0,
      scale: "2",
    });
    const saved: Promise<string>[] = [];
    try {
      await withTransaction(store.owner, async (tx) => {
        await recordUdrWithin(tx, aluxsat, {});
        saved.push(answerOf(saveUnit(desk.as(), trx)));
        await untilSomebodyWaits(store.owner);
      });
      expect(await Promise.all(saved)).toEqual(["UNIT_COUNTED"]);
    } finally {
      await store.owner.delete(udr);
    }
  });
});
