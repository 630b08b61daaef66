import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { billingQueue, ratingQueue, rbi } from "#db/schema/rbi.ts";
import { udr, udrPersonal } from "#db/schema/udr.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { type ListedUdr, listedUdrs, storeListedUdrs } from "#db/testing/listed-udrs.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import type { UdrListInput } from "#lib/domain/udr/udr-list-schema.ts";
import type { MetadataFilter } from "#lib/domain/udr/udr-query.ts";
import type { UdrPage } from "#lib/domain/udr/udr-view.ts";
import { present } from "#lib/kernel/assert.ts";
import { readSignedCursor, signedCursor } from "../udr-cursor.ts";
import { countNewerUdrs } from "./count-newer-udrs.ts";
import { findUdrCriterion } from "./find-udr-criterion.ts";
import { listUdrs } from "./list-udrs.ts";

let desk: AluxsatDesk;
let stored: readonly ListedUdr[];

beforeAll(async () => {
  desk = await openAluxsatDesk();
  stored = listedUdrs(desk.seeded, atNicosia("00:00"));
  await storeListedUdrs(desk.test, desk.seeded, stored);
  const [{ shard, accountId, udrId }] = [present(stored[0], "a UDR")];
  await desk.test.owner.insert(udrPersonal).values({ shard, accountId, udrId, metadata: { location: "Nicosia" } });
}, 120_000);
afterAll(async () => {
  // Their charges explain nothing, so no invariant is to look at them.
  for (const table of [billingQueue, ratingQueue, rbi, udrPersonal, udr]) await desk.test.owner.delete(table);
  await desk.close();
});

describe("pages", () => {
  test("lead down to the end and up again, and only the first counts", async () => {
    const pages = [await page({})];
    for (let next = pages[0]?.nextCursor; next; next = pages.at(-1)?.nextCursor) pages.push(await page({ cursor: next }));
    expect(pages.map(({ rows }) => rows.length)).toEqual([100, 100, 40]);
    expect(pages.map(({ count }) => count)).toEqual([{ rows: 240, isMore: false }, null, null]);
    expect(pages.flatMap(ids)).toEqual(inOrder());
    const [first, second, third] = pages;
    expect(first?.previousCursor).toBeNull();
    const above = await page({ cursor: third?.previousCursor ?? "" });
    expect(ids(above)).toEqual(ids(present(second, "the second page")));
    const top = await page({ cursor: above.previousCursor ?? "" });
    expect(ids(top)).toEqual(ids(present(first, "the first page")));
    expect(top.previousCursor).toBeNull();
    expect(ids(await page({ cursor: top.nextCursor ?? "" }))).toEqual(ids(above));
  });

  test("open at a day, from which both ways lead on", async () => {
    const newest = await page({ jump: "2026-03-04" });
    expect(newest.rows[0]?.from).toBe("2026-03-04T18:00:00.000Z");
    expect((await page({ cursor: newest.previousCursor ?? "" })).rows.at(-1)?.from).toBe("2026-03-04T22:00:00.000Z");
    const oldest = await page({ sort: "from", jump: "2026-03-04" });
    expect(oldest.rows[0]?.from).toBe("2026-03-03T22:00:00.000Z");
    expect(await refusal({ sort: "number", jump: "2026-03-04" })).toMatchObject({ code: "INVALID_INPUT", path: "jump" });
  });

  test("say how many stand above the first row by now", async () => {
    const bottom = present(stored.at(-30), "a UDR");
    const cursor = signedCursor({ sort: "-number", towards: "above", key: bottom.udrId, udrId: bottom.udrId });
    const newer = (filters: Partial<UdrListInput>) =>
      countNewerUdrs(desk.as("careAgent", atNicosia("08:00", 5)), { ...filters, sort: "-number", cursor });
    expect(await newer({})).toEqual({ ok: true, value: { rows: 99, isMore: true } });
    expect(await newer({ number: String(stored[0]?.udrId) })).toEqual({ ok: true, value: { rows: 1, isMore: false } });
    const { topCursor } = await page({});
    const none = await countNewerUdrs(desk.as("careAgent", atNicosia("08:00", 5)), { sort: "-from", cursor: topCursor ?? "" });
    expect(none).toEqual({ ok: true, value: { rows: 0, isMore: false } });
  });
});

describe("a cursor", () => {
  test("is read again as it was written", () => {
    const cursor = { sort: "-from", towards: "below", key: 1_772_000_000_000, udrId: 17 } as const;
    expect(readSignedCursor(signedCursor(cursor))).toEqual(cursor);
  });

  test("that was changed by one bit anywhere is refused", async () => {
    const cursor = (await page({})).nextCursor ?? "";
    const bytes = Buffer.from(cursor, "base64url");
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(readSignedCursor(changed.toString("base64url")), `byte ${at}`).toBeNull();
    }
    expect(await refusal({ cursor: Buffer.from("-from below 0 1").toString("base64url") })).toEqual({
      code: "INVALID_INPUT",
      path: "cursor",
    });
    expect(await refusal({ cursor: "x" })).toEqual({ code: "INVALID_INPUT", path: "cursor" });
  });

  test("of another order is refused", async () => {
    const cursor = (await page({})).nextCursor ?? "";
    expect(await refusal({ cursor, sort: "-number" })).toEqual({ code: "INVALID_INPUT", path: "cursor" });
  });
});

describe("metadata", () => {
  const network: MetadataFilter = { attribute: "device", is: "TABLET" };

  test("are asked about within an account, a subscription or 31 days, and nowhere else", async () => {
    expect(await refusal({ metadata: [network] })).toMatchObject({ code: "FILTER_TOO_WIDE", params: { days: 31 } });
    expect(await refusal({ metadata: [network], from: "2026-03-01" })).toMatchObject({ code: "FILTER_TOO_WIDE" });
    expect(await refusal({ metadata: [network], from: "2026-03-01", to: "2026-04-01" })).toMatchObject({ code: "FILTER_TOO_WIDE" });
    expect((await page({ metadata: [network], from: "2026-03-01", to: "2026-03-31" })).rows).toEqual([]);
    expect((await page({ metadata: [network], account: "A-10001" })).rows).toEqual([]);
    expect((await page({ metadata: [network], subscription: "S-20001" })).rows).toEqual([]);
  });

  test("that no UDR type declares are refused", async () => {
    const asked = { metadata: [{ attribute: "nothing", is: "1" }], account: "A-10001" };
    expect(await refusal(asked)).toEqual({ code: "INVALID_INPUT", path: "metadata" });
  });

  test("that are personal never stand in an address, and are for who may see them", async () => {
    const asked = { metadata: [{ attribute: "location", startsWith: "Nic" }], account: "A-10001" };
    expect(await refusal(asked)).toMatchObject({ code: "FILTER_PERSONAL" });
    expect((await page(asked, "careAgent", false)).rows.map(({ udrId }) => udrId)).toEqual([stored[0]?.udrId]);
    expect(await refusal(asked, "pricingManager", false)).toMatchObject({ code: "NOT_PERMITTED" });
  });
});

test.each([
  [String(700_000), { criterion: "number", value: "700000" }],
  ["a-10005", { criterion: "account", value: "A-10005" }],
  ["S-20001", { criterion: "subscription", value: "S-20001" }],
  ["serendipity", { criterion: "product", value: "SERENDIPITY" }],
  ["Kourion Hotels", { criterion: "account", value: "A-10005" }],
  ["nobody at all", null],
])("the search field reads %s as %o", async (text, criterion) => {
  expect(await findUdrCriterion(desk.as("careAgent", atNicosia("08:00", 5)), { text })).toEqual({ ok: true, value: criterion });
});

test("a telephone number becomes its subscription", async () => {
  const identifiers = await desk.test.owner.execute<{ value: string; number: string }>(
    "select identifier.value, subscription.number from identifier join subscription using (shard, account_id, subscription_id) where kind in ('phone', 'msisdn') limit 1",
  );
  const { value, number } = present(identifiers[0], "a telephone");
  const found = await findUdrCriterion(desk.as("careAgent", atNicosia("08:00", 5)), { text: value });
  expect(found).toEqual({ ok: true, value: { criterion: "subscription", value: number } });
});

const ids = ({ rows }: UdrPage) => rows.map(({ udrId }) => udrId);

function inOrder(): readonly number[] {
  return [...stored].sort((left, right) => right.usedFrom - left.usedFrom || right.udrId - left.udrId).map(({ udrId }) => udrId);
}

function list(input: Partial<UdrListInput>, role: Role, isInAddress: boolean) {
  return listUdrs(desk.as(role, atNicosia("08:00", 5)), { sort: "-from", ...input }, { isInAddress });
}

async function page(input: Partial<UdrListInput>, role: Role = "careAgent", isInAddress = true): Promise<UdrPage> {
  const listed = await list(input, role, isInAddress);
  if (!listed.ok) throw new Error(listed.refusal.code);
  return listed.value;
}

async function refusal(input: Partial<UdrListInput>, role: Role = "careAgent", isInAddress = true) {
  const listed = await list(input, role, isInAddress);
  return listed.ok ? null : listed.refusal;
}
