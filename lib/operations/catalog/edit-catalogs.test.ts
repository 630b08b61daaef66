import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { product, productType } from "#db/schema/product.ts";
import { seedAluxsat } from "#db/seed/scenario.ts";
import { answerOf, DESK_NOW, definitionDesk } from "#db/testing/definition-desk.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { type SaveCatalogForm, saveCatalogInput } from "#lib/domain/catalog/catalog-schema.ts";
import { instantToString, plusMillis } from "#lib/kernel/instant.ts";
import { archiveProduct } from "../product/archive-product.ts";
import { archiveCatalog } from "./archive-catalog.ts";
import { getCatalog } from "./get-catalog.ts";
import { getCatalogEditor } from "./get-catalog-editor.ts";
import { listCatalogs } from "./list-catalogs.ts";
import { restoreCatalog } from "./restore-catalog.ts";
import { saveCatalog } from "./save-catalog.ts";
import { setCatalogEffective } from "./set-catalog-effective.ts";
import { setCatalogNotEffective } from "./set-catalog-not-effective.ts";

let store: TestDatabase;
let desk: ReturnType<typeof definitionDesk>;

beforeAll(async () => {
  store = await testDatabase();
  desk = definitionDesk(store);
  await seedAluxsat(store.owner);
  await addTermed("SPORT", "SPORTS");
  await addTermed("NEWS", "NEWSES");
});
afterAll(() => store.close());
beforeEach(async () => {
  for (const table of ["catalog_line", "catalog_validity", "catalog_condition"]) {
    await store.owner.execute(sql.raw(`delete from ${table} where catalog_id in (select catalog_id from catalog where code like 'NEW%')`));
  }
  await store.owner.execute(sql.raw("delete from catalog where code like 'NEW%'"));
  await store.owner.execute(sql.raw("delete from audit_entry"));
});

/** A termed service in a family of its own, so that a line for the family stands for the service too. */
async function addTermed(code: string, family: string): Promise<void> {
  const [termed] = await store.owner.select().from(productType).where(sql`service_type = 'termed'`).limit(1);
  const id = code === "SPORT" ? 900_001 : 900_002;
  await store.owner.execute(sql`insert into product_family (product_family_id, code, name) values (${id}, ${family}, ${family})`);
  await store.owner.insert(product).values({
    productId: id,
    code,
    name: `${code} pack`,
    productTypeId: termed?.productTypeId ?? 0,
    productFamilyId: id,
    rating: "here",
    validFrom: DESK_NOW,
  });
}

type Line = SaveCatalogForm["lines"][number];
const LINE: Line = {
  target: { kind: "product", code: "LOTR1" },
  availableFrom: null,
  availableTo: null,
  requires: null,
  excludes: [],
  limit: null,
};

const form = (change: Partial<SaveCatalogForm> = {}): SaveCatalogForm => ({
  code: "NEW",
  revision: null,
  name: "New films",
  description: "",
  validity: [{ kind: "yearly", firstDay: "12-15", lastDay: "01-06" }],
  lines: [
    { ...LINE, requires: { mode: "all", services: ["SPORT", "NEWS"] }, excludes: ["PPV-SERVICE"], limit: { quantity: "2.0", per: "week" } },
  ],
  conditions: [{ kind: "payment", negated: true, codes: ["prepaid"] }],
  ...change,
});
const save = (change: Partial<SaveCatalogForm> = {}, key?: string) =>
  saveCatalog(desk.as(key === undefined ? {} : { key }), saveCatalogInput.parse(form(change)));
const at = (revision: number, code = "NEW") => ({ code, revision });

describe("a catalog", () => {
  it("is made as a draft, with everything that was said of it", async () => {
    expect(await save()).toEqual({ ok: true, value: { code: "NEW", revision: 1 } });
    const found = await getCatalog(desk.as(), "NEW");
    expect(found?.catalog).toMatchObject({ state: "draft", revision: 1, validity: form().validity });
    expect(found?.lines[0]).toMatchObject({
      target: { name: "The Lord of the Rings 1" },
      requires: { mode: "all", codes: ["SPORT", "NEWS"], names: ["SPORT pack", "NEWS pack"] },
      excludes: { codes: ["PPV-SERVICE"] },
      limit: { quantity: "2", per: "week" },
    });
    expect(found?.catalog.conditions).toMatchObject([{ kind: "payment", negated: true, names: ["Prepaid"] }]);
    expect(found?.orders).toEqual({ count: 0, isMore: false });
    expect(found?.timeline.stretches.map(({ from, until }) => [from, until].map(instantToString))).toEqual([
      ["2026-12-14T22:00:00.000Z", "2027-01-06T22:00:00.000Z"],
    ]);
    expect(await desk.audited()).toEqual(["catalog.create catalog NEW Anna"]);
  });

  it("is edited over its revision, keeps what nobody changed, and a retry is no conflict", async () => {
    await save();
    expect(await answerOf(save({ revision: 1 }))).toBe("ok");
    expect(await save({ revision: 1, description: "For winter" })).toMatchObject({ value: { revision: 2 } });
    expect(await save({ revision: 1, description: "For winter" })).toMatchObject({ value: { revision: 2 } });
    const stale = await save({ revision: 1, description: "For summer" });
    expect(stale).toMatchObject({
      refusal: {
        code: "STALE_REVISION",
        params: { by: "Anna", revision: 2, description: "For winter", validity: "every year 12-15 to 01-06" },
      },
    });
    expect(await answerOf(save())).toBe("CODE_TAKEN");
    expect(await answerOf(save({ code: "NEW-2", name: "vip ppv" }))).toBe("NAME_TAKEN");
    expect(await answerOf(save({ code: "NEW-3", name: "Other", revision: 4 }))).toBe("NOT_FOUND");
    expect((await desk.audited()).length).toBe(2);
  });

  it("is saved once by one key", async () => {
    const first = await save({}, "k1");
    expect(await save({}, "k1")).toEqual(first);
    expect(await answerOf(save({ name: "Another" }, "k1"))).toBe("IDEMPOTENCY_MISMATCH");
    expect(await desk.audited()).toHaveLength(1);
  });

  it.each<[string, Partial<SaveCatalogForm>, string]>([
    ["a product that is not there", { lines: [{ ...LINE, target: { kind: "product", code: "NOWHERE" } }] }, "lines.0.target"],
    ["a termed service", { lines: [{ ...LINE, target: { kind: "product", code: "SPORT" } }] }, "lines.0.target"],
    ["a type that is not there", { lines: [LINE, { ...LINE, target: { kind: "productType", code: "NO" } }] }, "lines.1.target"],
    ["a usage service that it requires", { lines: [{ ...LINE, requires: { mode: "any", services: ["LOTR1"] } }] }, "lines.0.requires"],
    ["a service that it excludes and nobody has", { lines: [{ ...LINE, excludes: ["NO"] }] }, "lines.0.excludes"],
    [
      "a classification that is not there",
      { conditions: [{ kind: "accountClassification", negated: false, codes: ["VIP", "NO"] }] },
      "conditions.0.codes",
    ],
    [
      "a family that requires its own member",
      { lines: [{ ...LINE, target: { kind: "productFamily", code: "SPORTS" }, requires: { mode: "any", services: ["SPORT"] } }] },
      "lines",
    ],
  ])("names nothing that cannot stand there: %s", async (_, change, path) => {
    expect(await save(change)).toMatchObject({ refusal: { code: "DEFINITION_INVALID", path } });
    expect(await desk.audited()).toEqual([]);
  });

  it("requires nothing that leads back to itself through another catalog", async () => {
    const family = (code: string, service: string): Line => ({
      ...LINE,
      target: { kind: "productFamily", code },
      requires: { mode: "any", services: [service] },
    });
    expect(await answerOf(save({ lines: [family("SPORTS", "NEWS")] }))).toBe("ok");
    const back = await save({ code: "NEW-BACK", name: "Back", lines: [family("NEWSES", "SPORT")] });
    expect(back).toMatchObject({
      refusal: {
        params: { problem: "NEWS pack requires SPORT pack, which requires NEWS pack: what is required must not lead back to itself." },
      },
    });
    // An archived catalog asks for nothing.
    expect(await answerOf(archiveCatalog(desk.as(), at(1)))).toBe("ok");
    expect(await answerOf(save({ code: "NEW-BACK", name: "Back", lines: [family("NEWSES", "SPORT")] }))).toBe("ok");
    expect(await answerOf(restoreCatalog(desk.as(), at(2)))).toBe("ok");
    expect(await setCatalogEffective(desk.as(), at(3))).toMatchObject({ refusal: { code: "CATALOG_NOT_READY" } });
  });

  it("of two that would close a ring at once, only one is saved", async () => {
    const family = (code: string, service: string): Line => ({
      ...LINE,
      target: { kind: "productFamily", code },
      requires: { mode: "any", services: [service] },
    });
    const answers = await Promise.all([
      answerOf(save({ code: "NEW-A", name: "A", lines: [family("SPORTS", "NEWS")] })),
      answerOf(save({ code: "NEW-B", name: "B", lines: [family("NEWSES", "SPORT")] })),
    ]);
    expect([...answers].sort()).toEqual(["DEFINITION_INVALID", "ok"]);
  });
});

describe("the state of a catalog", () => {
  it("is effective, not effective, and effective again; each is audited, and told twice it changes once", async () => {
    await save();
    expect(await setCatalogEffective(desk.as(), at(1))).toMatchObject({ value: { revision: 2 } });
    expect(await setCatalogEffective(desk.as(), at(1))).toMatchObject({ value: { revision: 2 } });
    expect(await answerOf(setCatalogNotEffective(desk.as(), at(1)))).toBe("STALE_REVISION");
    expect(await setCatalogNotEffective(desk.as(), at(2))).toMatchObject({ value: { revision: 3 } });
    expect(await setCatalogEffective(desk.as(), at(3))).toMatchObject({ value: { revision: 4 } });
    expect(await desk.audited()).toEqual([
      "catalog.create catalog NEW Anna",
      "catalog.setEffective catalog NEW Anna",
      "catalog.setNotEffective catalog NEW Anna",
      "catalog.setEffective catalog NEW Anna",
    ]);
    expect(await answerOf(save({ revision: 4, lines: [] }))).toBe("CATALOG_NOT_READY");
  });

  it("is not effective without a line, a time to come, or what it sells; every reason is given", async () => {
    const past = instantToString(plusMillis(DESK_NOW, -1));
    await save({ lines: [], validity: [{ kind: "period", from: "2020-01-01T00:00:00Z", to: past }] });
    expect(await setCatalogEffective(desk.as(), at(1))).toMatchObject({
      refusal: {
        code: "CATALOG_NOT_READY",
        params: { problems: expect.stringMatching(/^It has no line.* It is valid at no time from now on/) },
      },
    });
    await save({ revision: 1, lines: [LINE], validity: [] });
    const [film] = await store.owner.select().from(product).where(sql`code = 'LOTR1'`);
    await store.owner.execute(sql`update product set archived_at = now() where code = 'LOTR1'`);
    expect(await setCatalogEffective(desk.as(), at(2))).toMatchObject({
      refusal: { params: { problems: "The Lord of the Rings 1 is archived: take its line out, or restore it." } },
    });
    // What it has already may stay in it; nothing archived comes into another.
    expect(await answerOf(save({ revision: 2, lines: [{ ...LINE, limit: { quantity: "1", per: "day" } }], validity: [] }))).toBe("ok");
    expect(await answerOf(save({ code: "NEW-2", name: "Second", lines: [LINE] }))).toBe("DEFINITION_INVALID");
    await store.owner.execute(sql`update product set archived_at = ${film?.archivedAt ?? null} where code = 'LOTR1'`);
  });

  it("keeps what it names from being archived", async () => {
    await save();
    await setCatalogEffective(desk.as(), at(1));
    const [sport] = await store.owner.select().from(product).where(sql`code = 'SPORT'`);
    expect(await archiveProduct(desk.as(), { code: "SPORT", revision: sport?.revision ?? 0 })).toMatchObject({
      refusal: { code: "DEFINITION_IN_USE", params: { users: "the conditions of the catalog New films" } },
    });
  });

  it("waits for what is being archived, and is then told", async () => {
    await save();
    let answer: string | null = null;
    await store.owner
      .transaction(async (tx) => {
        await tx.execute(sql`update product set archived_at = now() where code = 'SPORT'`);
        const effective = answerOf(setCatalogEffective(desk.as(), at(1))).then((told) => {
          answer = told;
        });
        // Either it waits for the row, or it did not and is done already.
        for (let waits = 0; waits === 0 && answer === null; ) {
          const [row] = await tx.execute<{ waits: number }>(
            sql`select count(*)::int as waits from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
          );
          waits = row?.waits ?? 0;
        }
        return () => effective;
      })
      .then((wait) => wait());
    expect(answer).toBe("CATALOG_NOT_READY");
    await store.owner.execute(sql`update product set archived_at = null where code = 'SPORT'`);
  });

  it("is ended before it is put away, and a draft is put away at once", async () => {
    await save();
    await setCatalogEffective(desk.as(), at(1));
    expect(await answerOf(archiveCatalog(desk.as(), at(2)))).toBe("CATALOG_EFFECTIVE");
    await setCatalogNotEffective(desk.as(), at(2));
    expect(await answerOf(archiveCatalog(desk.as(), at(2)))).toBe("STALE_REVISION");
    expect(await archiveCatalog(desk.as(), at(3))).toMatchObject({ value: { revision: 4 } });
    expect(await answerOf(save({ revision: 4 }))).toBe("DEFINITION_ARCHIVED");
    expect(await answerOf(setCatalogEffective(desk.as(), at(4)))).toBe("DEFINITION_ARCHIVED");
    expect((await listCatalogs(desk.as(), { archived: true })).catalogs.map(({ code }) => code)).toEqual(["NEW"]);
    expect(await restoreCatalog(desk.as(), at(4))).toMatchObject({ value: { revision: 5 } });
    expect((await getCatalog(desk.as(), "NEW"))?.catalog.state).toBe("notEffective");
    await save({ code: "NEW-DRAFT", name: "Draft" });
    expect(await answerOf(archiveCatalog(desk.as(), at(1, "NEW-DRAFT")))).toBe("ok");
  });
});

describe("the list of catalogs", () => {
  it.each([
    [{ state: "draft" }, ["EVENTS"]],
    [{ product: "LOTR1" }, ["PPV", "VIP-PPV"]],
    [{ product: "NOWHERE" }, []],
    [{ validOn: "2026-12-15", state: "effective" }, ["FESTIVAL", "PPV", "VIP-PPV"]],
    [{ validOn: "2026-12-14", state: "effective" }, ["PPV", "VIP-PPV"]],
    [{ validOn: "2027-01-06", search: "fest" }, ["FESTIVAL"]],
    [{ validOn: "2027-01-07", search: "fest" }, []],
  ] as const)("of %j is %j", async (filter, expected) => {
    expect((await listCatalogs(desk.as(), filter)).catalogs.map(({ code }) => code).sort()).toEqual(expected);
  });

  it("gives its editor what can be chosen", async () => {
    const view = await getCatalogEditor(desk.as(), "PPV");
    expect(view?.choices.services.map(({ code }) => code)).toEqual(expect.arrayContaining(["PPV-SERVICE", "SPORT"]));
    expect(view?.choices.productTypes.map(({ code }) => code)).toContain("PPV-MOVIE");
    expect(view?.choices.conditions.payment).toEqual([
      { code: "normal", name: "Normal" },
      { code: "prepaid", name: "Prepaid" },
    ]);
    expect(await getCatalogEditor(desk.as(), "NOWHERE")).toBeNull();
  });
});
