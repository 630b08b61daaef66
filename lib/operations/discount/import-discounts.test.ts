import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { codeOf, done } from "#db/testing/price-plan-scenario.ts";
import { discardDiscountDraft } from "./discard-discount-draft.ts";
import { exportDiscounts } from "./export-discounts.ts";
import { getDiscount } from "./get-discount.ts";
import { importDiscounts } from "./import-discounts.ts";
import { submitDiscount } from "./submit-discount.ts";

let desk: AluxsatDesk;
const NOON = atNicosia("12:00");
beforeAll(async () => {
  desk = await openAluxsatDesk();
});
afterAll(() => desk.close());

const anna = (key?: string) => ({ ...desk.as("pricingManager", NOON), ...(key === undefined ? {} : { idempotencyKey: key }) });
const look = (text: string) => done(importDiscounts(anna(), { text, reviewed: null }));
const put = (text: string, reviewed: string, key?: string) => importDiscounts(anna(key), { text, reviewed });

async function exported(q = "", archived = false): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of exportDiscounts(anna(), { q, archived })) chunks.push(chunk);
  return chunks.join("");
}

const draftOf = async (code: string) => (await getDiscount(anna(), code))?.openDraft ?? null;

test("the list goes out with what is in force, and comes in again as it was", async () => {
  const text = await exported();
  expect(text).toContain("GOODWILL,Goodwill");
  expect(text).toMatch(/inForce,1,\n/);
  expect(await exported("goodw")).not.toContain("VIP-10");
  expect(await exported("", true)).not.toContain("GOODWILL");
  const preview = await look(text);
  expect(preview.counts).toEqual({ new: 0, changed: 0, unchanged: 2, error: 0 });
});

test("a look stores nothing, and what was seen is what is stored, once", async () => {
  const text = "code,name,value,accounts\nSPRING,Spring,5,VIP\nGOODWILL,,20,";
  const broken = await look(text);
  expect(broken.rows.map(({ outcome }) => outcome)).toEqual(["new", "error"]);
  const sheet = "code,name,value,accounts\nSPRING,Spring,5,VIP\nVIP-10,VIP customers,20,VIP";
  const preview = await look(sheet);
  expect(preview.counts).toEqual({ new: 1, changed: 1, unchanged: 0, error: 0 });
  expect(await getDiscount(anna(), "SPRING")).toBeNull();
  expect((await draftOf("VIP-10"))?.document.value).toBe("10");
  expect(await codeOf(put(text, broken.hash))).toBe("IMPORT_INVALID");
  const written = await done(put(sheet, preview.hash, "once"));
  expect(written).toEqual(preview);
  expect(await done(put(sheet, preview.hash, "once"))).toEqual(written);
  expect(await draftOf("SPRING")).toMatchObject({ revision: 1, document: { value: "5", account: { classification: "VIP" } } });
  expect(await draftOf("VIP-10")).toMatchObject({ revision: 2, document: { value: "20" } });
  const audited = await desk.test.owner.execute<{ action: string }>(
    sql`select action from audit_entry where action like 'discount.%' order by audit_id`,
  );
  expect(audited.map(({ action }) => action)).toEqual(["discount.create", "discount.saveDraft"]);
});

test("what changed since it was looked at is looked at again", async () => {
  const sheet = "code,value\nVIP-10,25\nGOODWILL,12";
  const preview = await look(sheet);
  await done(put("code,value\nVIP-10,30", (await look("code,value\nVIP-10,30")).hash));
  expect(await codeOf(put(sheet, preview.hash))).toBe("IMPORT_CHANGED");
  expect((await draftOf("VIP-10"))?.document.value).toBe("30");
  expect(await draftOf("GOODWILL")).toBeNull();
});

test("a draft is begun for what has none, by who imports it, and one in review is left alone", async () => {
  const sheet = "code,value\nGOODWILL,12";
  await done(put(sheet, (await look(sheet)).hash));
  expect(await draftOf("GOODWILL")).toMatchObject({
    revision: 1,
    document: { value: "12", range: { from: "5", to: "50" } },
    editors: ["Anna Petrou"],
  });
  const effective = { kind: "onApproval" } as const;
  await done(submitDiscount(anna(), { code: "GOODWILL", revision: 1, effective, note: "More" }));
  const again = await look("code,value\nGOODWILL,13");
  expect(again.counts).toEqual({ new: 0, changed: 0, unchanged: 0, error: 1 });
});

test("only people import, and only a sheet that can be read", async () => {
  const program = { ...anna(), actor: { kind: "system", name: "test" } } as const;
  expect(await codeOf(importDiscounts(program, { text: "code\nA", reviewed: null }))).toBe("NOT_PERMITTED");
  expect(await codeOf(importDiscounts(anna(), { text: "value\n5", reviewed: null }))).toBe("DEFINITION_INVALID");
  // A first draft that was given up leaves a line without a draft, for which the next sheet begins one.
  await done(discardDiscountDraft(anna(), { code: "SPRING", revision: 1 }));
  const sheet = "code,value\nSPRING,6";
  expect((await look(sheet)).counts).toMatchObject({ changed: 1 });
  await done(put(sheet, (await look(sheet)).hash));
  expect(await draftOf("SPRING")).toMatchObject({ revision: 1, document: { value: "6" } });
});
