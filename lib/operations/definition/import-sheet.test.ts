import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { codeOf, done } from "#db/testing/price-plan-scenario.ts";
import { saveGroupInput } from "#lib/domain/billing-term/named-group.ts";
import { DEFINITION_SHEETS } from "#lib/domain/sheet/definition-sheets.ts";
import { sheetRecords } from "#lib/domain/sheet/write-sheet.ts";
import { saveSubscriptionType } from "../billing-term/save-subscription-type.ts";
import { exportSheet } from "./export-sheet.ts";
import { findDefinition } from "./find-definition.ts";
import { importSheet, type SheetTarget } from "./import-sheet.ts";

let desk: AluxsatDesk;
const NOON = atNicosia("12:00");
beforeAll(async () => {
  desk = await openAluxsatDesk();
});
afterAll(() => desk.close());

const anna = (key?: string) => ({ ...desk.as("pricingManager", NOON), ...(key === undefined ? {} : { idempotencyKey: key }) });
const kind = DEFINITION_SHEETS["subscription-types"];
const TARGET: SheetTarget = {
  kind,
  entity: "subscriptionType",
  find: async (context, code) => {
    const found = await findDefinition(context, { segment: "subscription-types", code });
    return found.ok ? { revision: found.value.revision, members: { name: (found.value as { name?: string }).name ?? "" } } : null;
  },
  save: (context, { code, revision, members }) => saveSubscriptionType(context, saveGroupInput.parse({ code, revision, ...members })),
};

const look = (text: string) => done(importSheet(anna(), TARGET, { text, reviewed: null }));
const put = (text: string, reviewed: string, key?: string) => importSheet(anna(key), TARGET, { text, reviewed });
const idsOf = async (like: string) => {
  const rows = await desk.test.owner.execute<{ id: string }>(
    sql`select subscription_type_id as id from subscription_type where code like ${like} order by 1`,
  );
  return rows.map(({ id }) => Number(id));
};

test("of two who import the same sheet at once, one does it and the other is told that it was done", async () => {
  const text = "code,name\nTWIN-A,Twin A\nTWIN-B,Twin B";
  const { hash } = await look(text);
  const both = await Promise.all([put(text, hash, "first"), put(text, hash, "second")]);
  expect(both.map((result) => (result.ok ? "done" : result.refusal.code)).sort()).toEqual(["IMPORT_CHANGED", "done"]);
  expect(await idsOf("TWIN-%")).toHaveLength(2);
});

test("a refused row takes nothing back of the rows before it, and is refused by the words of its saving", async () => {
  const preview = await look("code,name\nROW-A,Same\nROW-B,Same\nROW-C,Other");
  expect(preview.rows.map(({ outcome }) => outcome)).toEqual(["new", "error", "new"]);
  expect(preview.rows[1]?.problems).toMatchObject([{ row: 3, column: "name", message: expect.stringContaining("Same") }]);
  expect(await idsOf("ROW-%")).toEqual([]);
});

test("numbers come out of the blocks that everybody takes them from", async () => {
  const before = await done(saveSubscriptionType(anna(), { code: "NUMBER-0", name: "Number 0", revision: null }));
  const text = "code,name\nNUMBER-1,Number 1\nNUMBER-2,Number 2";
  await done(put(text, (await look(text)).hash));
  expect(before.revision).toBe(1);
  const [first = 0, , third = 0] = await idsOf("NUMBER-%");
  // A look takes numbers as well; gaps mean nothing, but a block of fifty for each sheet would be none.
  expect(third - first).toBeLessThan(10);
});

test("many rows go in at once, and come out again as they were", async () => {
  const rows = Array.from({ length: 60 }, (_, index) => ({ code: `MANY-${index}`, name: `Many ${index}` }));
  const text = `code,name\n${rows.map((row) => sheetRecords(kind, row, "UTC")).join("")}`;
  const { hash, counts } = await look(text);
  expect(counts).toEqual({ new: 60, changed: 0, unchanged: 0, error: 0 });
  expect((await done(put(text, hash))).counts.new).toBe(60);
  const out = (await Array.fromAsync(exportSheet(anna(), { kind, definitions: rows }))).join("");
  expect((await look(out)).counts.unchanged).toBe(60);
});

test("only a sheet that can be read is looked at", async () => {
  expect(await codeOf(importSheet(anna(), TARGET, { text: "name\nA", reviewed: null }))).toBe("DEFINITION_INVALID");
  expect(await codeOf(put("code,name\nA,A", "0".repeat(64)))).toBe("IMPORT_CHANGED");
});
