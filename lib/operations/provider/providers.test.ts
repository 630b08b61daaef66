import { eq, notInArray } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { providerProductCode, provisioningProvider } from "#db/schema/provider.ts";
import { auditEntry } from "#db/schema/system.ts";
import { seedAluxsat } from "#db/seed/scenario.ts";
import { answerOf, definitionDesk } from "#db/testing/definition-desk.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import type { SaveProviderInput } from "#lib/domain/provider/provider-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import { getProvider } from "../definition/get-provider.ts";
import { listProvisioning } from "../definition/list-provisioning.ts";
import { archiveProvider } from "./archive-provider.ts";
import { exportProviderCodes } from "./export-provider-codes.ts";
import { getProviderCodes } from "./get-provider-codes.ts";
import { importProviderCodes } from "./import-provider-codes.ts";
import { listProviders } from "./list-providers.ts";
import { restoreProvider } from "./restore-provider.ts";
import { saveProvider } from "./save-provider.ts";
import { saveProviderCodes } from "./save-provider-codes.ts";

let store: TestDatabase;
let desk: ReturnType<typeof definitionDesk>;
beforeAll(async () => {
  store = await testDatabase();
  desk = definitionDesk(store);
  await seedAluxsat(store.owner);
});
afterAll(() => store.close());
afterEach(async () => {
  const [nagra] = await store.owner.select().from(provisioningProvider).where(eq(provisioningProvider.code, "NAGRA"));
  const { provisioningProviderId } = present(nagra, "NAGRA");
  await store.owner.delete(providerProductCode).where(notInArray(providerProductCode.provisioningProviderId, [provisioningProviderId]));
  await store.owner.delete(provisioningProvider).where(notInArray(provisioningProvider.code, ["NAGRA"]));
  await store.owner.delete(auditEntry);
});

const conax = (changes: Partial<SaveProviderInput> = {}): SaveProviderInput => ({
  code: "CONAX",
  revision: null,
  name: "Conax",
  protocol: "REST",
  state: "notEffective",
  ...changes,
});

const codesOf = async (code: string) =>
  Object.fromEntries((await getProvider(desk.as(), code))?.codes.map(({ product: { code: ours }, code: theirs }) => [ours, theirs]) ?? []);

describe("a provider", () => {
  it("is made, edited, archived and restored, each with its audit row", async () => {
    expect(await answerOf(saveProvider(desk.as(), conax()))).toBe("ok");
    expect(await answerOf(saveProvider(desk.as(), conax({ revision: 1, state: "effective" })))).toBe("ok");
    expect(await answerOf(archiveProvider(desk.as(), { code: "CONAX", revision: 2 }))).toBe("ok");
    const inUse = await listProvisioning(desk.as(), { state: null, before: null });
    expect(inUse.providers.map(({ code }) => code)).toEqual(["NAGRA"]);
    const archived = await listProvisioning(desk.as(), { state: null, before: null, archived: true });
    expect(archived.providers.map(({ code }) => code)).toEqual(["CONAX"]);
    expect((await listProviders(desk.as(), { archived: true, search: "con" })).map(({ code }) => code)).toEqual(["CONAX"]);
    expect(await listProviders(desk.as(), { search: "con" })).toEqual([]);
    expect(await answerOf(restoreProvider(desk.as(), { code: "CONAX", revision: 3 }))).toBe("ok");
    const found = present(await getProvider(desk.as(), "CONAX"), "CONAX");
    expect(found.provider).toMatchObject({ state: "effective", revision: 4, archivedAt: null });
    expect(found.history.map(({ action }) => action.split(".")[1])).toEqual(["restore", "archive", "edit", "create"]);
    expect(found.history[2]?.differences).toEqual([{ path: "state", before: "notEffective", after: "effective" }]);
  });

  it("is refused with a taken code or name, stale, and archived", async () => {
    await saveProvider(desk.as(), conax());
    expect(await answerOf(saveProvider(desk.as(), conax({ name: "Other" })))).toBe("CODE_TAKEN");
    expect(await answerOf(saveProvider(desk.as(), conax({ code: "C2", name: "nagra media live" })))).toBe("NAME_TAKEN");
    await saveProvider(desk.as({ name: "Hera" }), conax({ revision: 1, protocol: "SOAP" }));
    expect(await saveProvider(desk.as(), conax({ revision: 1, protocol: "File" }))).toMatchObject({
      refusal: { code: "STALE_REVISION", params: { revision: 2, by: "Hera", protocol: "SOAP" } },
    });
    await archiveProvider(desk.as(), { code: "CONAX", revision: 2 });
    expect(await answerOf(saveProvider(desk.as(), conax({ revision: 3 })))).toBe("DEFINITION_ARCHIVED");
    const changes = [{ product: "LOTR1", code: "1" }];
    expect(await answerOf(saveProviderCodes(desk.as(), { code: "CONAX", revision: 3, changes }))).toBe("DEFINITION_ARCHIVED");
  });

  it("is not archived while it delivers to a subscription", async () => {
    expect(await archiveProvider(desk.as(), { code: "NAGRA", revision: 1 })).toMatchObject({
      refusal: { code: "DEFINITION_IN_USE", params: { users: expect.stringMatching(/^\d subscriptions?$/) } },
    });
  });
});

describe("its codes", () => {
  it("are changed over the provider's revision, with only the changed ones in the history", async () => {
    await saveProvider(desk.as(), conax({ productCodes: [{ product: "LOTR1", code: "A" }] }));
    const changes = [
      { product: "LOTR1", code: "B" },
      { product: "LIMITLESS", code: "C" },
    ];
    expect(await saveProviderCodes(desk.as(), { code: "CONAX", revision: 1, changes })).toMatchObject({ value: { revision: 2 } });
    // The same again changes nothing, whatever revision it was begun from.
    expect(await saveProviderCodes(desk.as(), { code: "CONAX", revision: 1, changes })).toMatchObject({ value: { revision: 2 } });
    const other = [{ product: "LOTR1", code: "Z" }];
    expect(await answerOf(saveProviderCodes(desk.as(), { code: "CONAX", revision: 1, changes: other }))).toBe("STALE_REVISION");
    expect(await codesOf("CONAX")).toEqual({ LOTR1: "B", LIMITLESS: "C" });
    const found = present(await getProvider(desk.as(), "CONAX"), "CONAX");
    expect(found.history[0]?.differences).toEqual([
      { path: "productCodes.LOTR1", before: "A", after: "B" },
      { path: "productCodes.LIMITLESS", before: null, after: "C" },
    ]);
  });

  it("stay where only the provider is edited, and are replaced where they are sent along", async () => {
    await saveProvider(desk.as(), conax({ productCodes: [{ product: "LOTR1", code: "A" }] }));
    await saveProvider(desk.as(), conax({ revision: 1, protocol: "SOAP" }));
    expect(await codesOf("CONAX")).toEqual({ LOTR1: "A" });
    await saveProvider(desk.as(), conax({ revision: 2, protocol: "SOAP", productCodes: [{ product: "LIMITLESS", code: "C" }] }));
    expect(await codesOf("CONAX")).toEqual({ LIMITLESS: "C" });
  });

  it("are refused of products that there are not, and of a provider that there is not", async () => {
    const changes = [{ product: "NOWHERE", code: "1" }];
    expect(await saveProviderCodes(desk.as(), { code: "NAGRA", revision: 1, changes })).toMatchObject({
      refusal: { code: "DEFINITION_INVALID", path: "productCodes", params: { problem: "There is no product NOWHERE." } },
    });
    expect(await answerOf(saveProviderCodes(desk.as(), { code: "NONE", revision: 1, changes }))).toBe("NOT_FOUND");
  });

  it("that are missing are counted, and come first in the table and in the sheet", async () => {
    const [ofFilm] = await store.owner.delete(providerProductCode).where(eq(providerProductCode.code, "1BQ1")).returning();
    const missing = (await getProvider(desk.as(), "NAGRA"))?.missing;
    const view = await getProviderCodes(desk.as(), "NAGRA");
    const sheet = await exportProviderCodes(desk.as(), "NAGRA");
    await store.owner.insert(providerProductCode).values(present(ofFilm, "the code"));
    expect(missing?.products.map(({ product: code }) => code)).toContain("LIMITLESS");
    expect(view?.products[0]?.code).toBeNull();
    expect(view?.products.at(-1)?.code).not.toBeNull();
    expect([...(sheet.ok ? sheet.value : [])].join("")).toContain("LIMITLESS,Limitless,\n");
    expect(await answerOf(exportProviderCodes(desk.as(), "NONE"))).toBe("NOT_FOUND");
    expect(await getProviderCodes(desk.as(), "NONE")).toBeNull();
  });
});

describe("an import of codes", () => {
  const text = "LOTR1,A\nLIMITLESS,B\n";
  const preview = async (given = text) => {
    const answer = await importProviderCodes(desk.as(), { code: "CONAX", text: given, reviewed: null });
    return answer.ok ? answer.value : Promise.reject(new Error(answer.refusal.code));
  };

  it("does exactly what was looked at, once", async () => {
    await saveProvider(desk.as(), conax());
    const { hash, counts } = await preview();
    expect(counts).toEqual({ new: 2, changed: 0, unchanged: 0, error: 0 });
    expect(await codesOf("CONAX")).toEqual({});
    const input = { code: "CONAX", text, reviewed: hash };
    const first = await importProviderCodes(desk.as({ key: "i" }), input);
    expect(await importProviderCodes(desk.as({ key: "i" }), input)).toEqual(first);
    expect(await codesOf("CONAX")).toEqual({ LOTR1: "A", LIMITLESS: "B" });
    expect(await desk.audited()).toHaveLength(2);
  });

  it("is refused when anything changed since, and with a row that is wrong", async () => {
    await saveProvider(desk.as(), conax());
    const { hash } = await preview();
    await saveProvider(desk.as(), conax({ revision: 1, protocol: "SOAP" }));
    expect(await answerOf(importProviderCodes(desk.as(), { code: "CONAX", text, reviewed: hash }))).toBe("IMPORT_CHANGED");
    const wrong = "LOTR1,A\nNOWHERE,B\n";
    const { hash: reviewed } = await preview(wrong);
    expect(await answerOf(importProviderCodes(desk.as(), { code: "CONAX", text: wrong, reviewed }))).toBe("IMPORT_INVALID");
    expect(await codesOf("CONAX")).toEqual({});
    expect(await answerOf(importProviderCodes(desk.as(), { code: "NONE", text, reviewed: null }))).toBe("NOT_FOUND");
    expect(await answerOf(importProviderCodes(desk.as(), { code: "CONAX", text: "", reviewed: null }))).toBe("DEFINITION_INVALID");
  });

  it("takes a code away where the row has none", async () => {
    await saveProvider(desk.as(), conax({ productCodes: [{ product: "LOTR1", code: "A" }] }));
    const given = "LOTR1,\n";
    const { hash } = await preview(given);
    await importProviderCodes(desk.as(), { code: "CONAX", text: given, reviewed: hash });
    expect(await codesOf("CONAX")).toEqual({});
  });
});
