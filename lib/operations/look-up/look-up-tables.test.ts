import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { answerOf } from "#db/testing/definition-desk.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { bytesOf, usageImportDesk } from "#db/testing/usage-import-desk.ts";
import { contentOfType } from "#lib/domain/definition/udr-type-state.ts";
import type { LookUpRule } from "#lib/domain/look-up/look-up-rule.ts";
import type { SaveLookUpTableInput } from "#lib/domain/look-up/look-up-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import { findDefinition } from "#lib/operations/definition/find-definition.ts";
import { getUdrTypeEditor } from "#lib/operations/definition/get-udr-type-editor.ts";
import { saveUdrType } from "#lib/operations/definition/save-udr-type.ts";
import { previewUsageImport } from "#lib/operations/usage-import/preview-usage-import.ts";
import { receiveUsageImport } from "#lib/operations/usage-import/receive-usage-import.ts";
import { checkUsageImport } from "#lib/worker/usage-import/check-usage-import.ts";
import { archiveLookUpTable } from "./archive-look-up-table.ts";
import { exportLookUpRows } from "./export-look-up-rows.ts";
import { getLookUpTable } from "./get-look-up-table.ts";
import { importLookUpRows } from "./import-look-up-rows.ts";
import { listLookUpTables } from "./list-look-up-tables.ts";
import { restoreLookUpTable } from "./restore-look-up-table.ts";
import { saveLookUpTable } from "./save-look-up-table.ts";

const AT = atNicosia("21:00");

let desk: AluxsatDesk;
let imports: ReturnType<typeof usageImportDesk>;
let eleni: string;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  imports = usageImportDesk(desk, AT);
  eleni = desk.seeded.customers.eleni.subscriptionNumber;
});
afterAll(() => desk.close());
beforeEach(async () => {
  await imports.reset();
  await useLookUps([]);
  await imports.rows("delete from look_up_row where look_up_table_id in (select look_up_table_id from look_up_table where code = 'ROOMS')");
  await imports.rows("delete from look_up_table where code = 'ROOMS'");
});

const manager = () => desk.as("pricingManager", AT);
const keyed = (idempotencyKey: string) => ({ ...manager(), idempotencyKey });

const rooms = (change: Partial<SaveLookUpTableInput> = {}): SaveLookUpTableInput => ({
  code: "ROOMS",
  revision: null,
  name: "Rooms",
  description: null,
  match: "prefix",
  key: "location",
  gives: ["device"],
  otherwise: {},
  ...change,
});

const SHEET = "location,device\nLobby,TV\nLobby bar,DECODER\n";

/** As somebody who looks first and then agrees. */
async function putIn(text: string, code = "ROOMS") {
  const { hash } = await done(importLookUpRows(manager(), { code, text, reviewed: null }));
  return importLookUpRows(keyed(crypto.randomUUID()), { code, text, reviewed: hash });
}

async function useLookUps(lookUps: LookUpRule[], without: readonly string[] = []): Promise<string> {
  const { udrType } = present(await getUdrTypeEditor(manager(), "PPV"), "the UDR type PPV");
  const { name, description, revision } = udrType;
  const { sources, attributes, ...content } = contentOfType(udrType);
  const kept = attributes.filter(({ key }) => !without.includes(key));
  const input = { ...content, sources: [...sources], attributes: kept, lookUps };
  return answerOf(saveUdrType(manager(), { code: "PPV", name, description, revision, content: input }));
}

describe("a look-up table", () => {
  test("is made, given rows, edited over its revision, put away and brought back, each with its audit row", async () => {
    await done(saveLookUpTable(manager(), rooms()));
    expect((await done(putIn(SHEET))).counts).toEqual({ new: 2, changed: 0, unchanged: 0, removed: 0, error: 0 });
    expect(await answerOf(saveLookUpTable(manager(), rooms({ revision: 1, name: "Rooms of hotels" })))).toBe("STALE_REVISION");
    await done(saveLookUpTable(manager(), rooms({ revision: 2, name: "Rooms of hotels" })));
    expect(await listLookUpTables(manager(), { search: "ROOMS" })).toMatchObject([{ name: "Rooms of hotels", rowCount: 2, revision: 3 }]);
    await done(archiveLookUpTable(manager(), { code: "ROOMS", revision: 3 }));
    expect(await answerOf(putIn(SHEET).catch(() => importLookUpRows(manager(), { code: "ROOMS", text: SHEET, reviewed: null })))).toBe(
      "DEFINITION_ARCHIVED",
    );
    await done(restoreLookUpTable(manager(), { code: "ROOMS", revision: 4 }));
    expect(await done(findDefinition(manager(), { segment: "look-up-tables", code: "ROOMS" }))).toMatchObject({
      gives: ["device"],
      revision: 5,
    });
    const actions = await imports.texts("select action as text from audit_entry where entity = 'lookUpTable' order by audit_id");
    expect(actions).toEqual(["create", "importRows", "edit", "archive", "restore"].map((verb) => `lookUpTable.${verb}`));
  });

  test("shows the rows that begin so, and the one that a value finds", async () => {
    await done(saveLookUpTable(manager(), rooms()));
    await done(putIn(SHEET));
    const found = present(await getLookUpTable(manager(), "ROOMS", "Lobby barstool"), "the table");
    expect([found.found?.key, found.rows]).toEqual(["Lobby bar", []]);
    const all = present(await getLookUpTable(manager(), "ROOMS"), "the table");
    expect([all.found, all.rows.map(({ key }) => key)]).toEqual([null, ["Lobby", "Lobby bar"]]);
    expect(await getLookUpTable(manager(), "NONE")).toBeNull();
  });

  test("is its sheet after an import: looked at, agreed to, and put in once", async () => {
    await done(saveLookUpTable(manager(), rooms()));
    await done(putIn(SHEET));
    const text = "location,device\nLobby,SMART-TV\nPool,TV\n";
    const looked = await done(importLookUpRows(manager(), { code: "ROOMS", text, reviewed: null }));
    expect(looked.counts).toEqual({ new: 1, changed: 1, unchanged: 0, removed: 1, error: 0 });
    expect(await answerOf(importLookUpRows(manager(), { code: "ROOMS", text: SHEET, reviewed: looked.hash }))).toBe("IMPORT_CHANGED");
    const input = { code: "ROOMS", text, reviewed: looked.hash };
    const [first, again] = [await done(importLookUpRows(keyed("k"), input)), await done(importLookUpRows(keyed("k"), input))];
    expect(again).toEqual(first);
    let exported = "";
    for await (const piece of await done(exportLookUpRows(manager(), "ROOMS"))) exported += piece;
    expect(exported).toBe(`\uFEFF${text}`);
    expect(await imports.texts("select revision::text as text from look_up_table where code = 'ROOMS'")).toEqual(["3"]);
  });

  test("with a wrong row takes none", async () => {
    await done(saveLookUpTable(manager(), rooms()));
    const text = "location,device\nLobby,TV\nLobby,TV\n";
    const looked = await done(importLookUpRows(manager(), { code: "ROOMS", text, reviewed: null }));
    expect([looked.counts.error, looked.problems]).toEqual([
      1,
      [{ row: 3, column: "location", message: "Lobby stands in row 2 already." }],
    ]);
    expect(await answerOf(importLookUpRows(manager(), { code: "ROOMS", text, reviewed: looked.hash }))).toBe("IMPORT_INVALID");
    expect(await imports.rows("select 1 from look_up_row join look_up_table using (look_up_table_id) where code = 'ROOMS'")).toEqual([]);
  });

  test("that a UDR type asks stays, and goes on giving what the type has", async () => {
    await done(saveLookUpTable(manager(), rooms()));
    expect(await useLookUps([{ table: "ROOMS", when: "absent" }])).toBe("ok");
    expect(await answerOf(archiveLookUpTable(manager(), { code: "ROOMS", revision: 1 }))).toBe("DEFINITION_IN_USE");
    expect(await answerOf(saveLookUpTable(manager(), rooms({ revision: 1, gives: ["device", "speed"] })))).toBe("DEFINITION_INVALID");
    expect(await useLookUps([{ table: "ROOMS", when: "absent" }], ["location"])).toBe("DEFINITION_INVALID");
    expect(await useLookUps([{ table: "NONE", when: "absent" }])).toBe("DEFINITION_INVALID");
  });
});

const HEADER = "reference,subscription,product,amount,from,metadata.location,metadata.device";
const line = (reference: string, location: string, device = "") =>
  `${reference},${eleni},LOTR1,1,2026-03-03T20:00:00+02:00,${location},${device}`;

describe("usage that is imported", () => {
  test("has what was looked up, in the preview as in the UDR; the received line stays as it was sent", async () => {
    await done(saveLookUpTable(manager(), rooms()));
    await done(putIn(SHEET));
    await useLookUps([{ table: "ROOMS", when: "absent" }]);
    const lines = [line("R-1", "Lobby barstool"), line("R-2", "Lobby", "PHONE"), line("R-3", "Garden")];
    const file = imports.file(lines, HEADER);
    const preview = await done(previewUsageImport(imports.context(), imports.head(), file));
    expect(preview.lines.map(({ usage }) => usage?.derived)).toEqual([
      [{ attribute: "device", value: "DECODER", table: "ROOMS", key: "Lobby bar" }],
      [],
      [],
    ]);
    const { importId } = await done(receiveUsageImport(imports.context(), imports.head(), bytesOf(file)));
    const home = { database: desk.test.database, chunk: 2, reportFault: String };
    await checkUsageImport(home, importId, new AbortController().signal);
    expect(await imports.texts("select coalesce(metadata ->> 'device', '-') as text from udr order by import_line")).toEqual([
      "DECODER",
      "PHONE",
      "-",
    ]);
    expect(await imports.texts("select received as text from usage_import_line order by line")).toEqual(lines);
  });

  test("and is given what is not among the choices is parked, as if it had been sent", async () => {
    await done(saveLookUpTable(manager(), rooms({ match: "exact", otherwise: { device: "TABLET" } })));
    await done(putIn("location,device\nGarden,HOSE\n"));
    await useLookUps([{ table: "ROOMS", when: "always" }]);
    const file = imports.file([line("R-1", "Garden"), line("R-2", "Lobby", "PHONE")], HEADER);
    const preview = await done(previewUsageImport(imports.context(), imports.head(), file));
    expect(preview.lines).toMatchObject([
      { outcome: "parked", code: "METADATA_INVALID", path: "metadata.device" },
      { outcome: "accepted", usage: { derived: [{ attribute: "device", value: "TABLET", key: null }] } },
    ]);
  });
});
