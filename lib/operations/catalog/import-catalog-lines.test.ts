import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { seedAluxsat } from "#db/seed/scenario.ts";
import { answerOf, definitionDesk } from "#db/testing/definition-desk.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { exportCatalogLines } from "./export-catalog-lines.ts";
import { getCatalog } from "./get-catalog.ts";
import { importCatalogLines } from "./import-catalog-lines.ts";
import { setCatalogNotEffective } from "./set-catalog-not-effective.ts";

let store: TestDatabase;
let desk: ReturnType<typeof definitionDesk>;

beforeAll(async () => {
  store = await testDatabase();
  desk = definitionDesk(store);
  await seedAluxsat(store.owner);
});
afterAll(() => store.close());
beforeEach(async () => {
  await store.owner.execute(sql.raw("delete from audit_entry"));
});

const SHEET = "kind,code,requires,limit,per\nproduct,LOTR1,PPV-SERVICE,1,day\nproduct type,PPV-MOVIE,,,\n";
const look = async (text = SHEET, code = "PPV") => importCatalogLines(desk.as(), { code, text, reviewed: null });
const hashOf = async (text = SHEET): Promise<string> => {
  const preview = await look(text);
  return preview.ok ? preview.value.hash : "";
};

it("does exactly what was looked at, once by one key, and says that it was imported", async () => {
  const preview = await look();
  expect(preview).toMatchObject({ value: { rows: [{ outcome: "new" }, { outcome: "unchanged" }] } });
  expect(await desk.audited()).toEqual([]);
  const reviewed = preview.ok ? preview.value.hash : "";
  const first = await importCatalogLines(desk.as({ key: "k" }), { code: "PPV", text: SHEET, reviewed });
  expect(first).toEqual(preview);
  expect(await importCatalogLines(desk.as({ key: "k" }), { code: "PPV", text: SHEET, reviewed })).toEqual(first);
  expect(await desk.audited()).toEqual(["catalog.edit catalog PPV Anna"]);
  const found = await getCatalog(desk.as(), "PPV");
  expect(found?.catalog).toMatchObject({ revision: 2, state: "effective", conditions: [{ negated: true }, {}] });
  expect(found?.lines).toMatchObject([
    { requires: { codes: ["PPV-SERVICE"] }, limit: { quantity: "1", per: "day" } },
    { target: { code: "PPV-MOVIE" } },
  ]);
  const out = await exportCatalogLines(desk.as(), "PPV");
  const again = await look(out.ok ? [...out.value].join("") : "");
  expect(again).toMatchObject({ value: { rows: [{ outcome: "unchanged" }, { outcome: "unchanged" }] } });
  expect(await answerOf(exportCatalogLines(desk.as(), "NOWHERE"))).toBe("NOT_FOUND");
});

it("is refused when the catalog is another than the one that was looked at, and when a row has a fault", async () => {
  const sheet = "kind,code\nproduct,SERENDIPITY\n";
  const reviewed = await hashOf(sheet);
  expect(await answerOf(importCatalogLines(desk.as(), { code: "VIP-PPV", text: sheet, reviewed }))).toBe("IMPORT_CHANGED");
  await answerOf(setCatalogNotEffective(desk.as(), { code: "PPV", revision: 2 }));
  expect(await answerOf(importCatalogLines(desk.as(), { code: "PPV", text: sheet, reviewed }))).toBe("IMPORT_CHANGED");
  const faulty = "kind,code\nproduct,NOWHERE\n";
  expect(await answerOf(importCatalogLines(desk.as(), { code: "PPV", text: faulty, reviewed: await hashOf(faulty) }))).toBe(
    "IMPORT_INVALID",
  );
  expect(await answerOf(look(sheet, "NOWHERE"))).toBe("NOT_FOUND");
  expect(await answerOf(look("no sheet"))).toBe("DEFINITION_INVALID");
  expect((await desk.audited()).filter((entry) => !entry.startsWith("catalog.setNotEffective"))).toEqual([]);
});

it("leaves an effective catalog with something to sell", async () => {
  expect(await answerOf(look("kind,code\n", "VIP-PPV"))).toBe("CATALOG_NOT_READY");
});
