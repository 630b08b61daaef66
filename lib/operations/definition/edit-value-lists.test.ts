import { ne, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditEntry } from "#db/schema/system.ts";
import { udr, udrPersonal } from "#db/schema/udr.ts";
import { valueList, valueListItem } from "#db/schema/usage.ts";
import { type Aluxsat, seedAluxsat } from "#db/seed/scenario.ts";
import { answerOf, definitionDesk } from "#db/testing/definition-desk.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { recordUdr, recordUdrWithin } from "#db/testing/udr-row.ts";
import { untilSomebodyWaits } from "#db/testing/waiting-locks.ts";
import { withTransaction } from "#db/tx.ts";
import type { SaveValueListInput } from "#lib/domain/definition/value-list-schema.ts";
import { listedIn } from "#lib/domain/definition/value-list-state.ts";
import { present } from "#lib/kernel/assert.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { archiveValueList } from "./archive-value-list.ts";
import { getValueList } from "./get-value-list.ts";
import { listValueLists } from "./list-value-lists.ts";
import { restoreValueList } from "./restore-value-list.ts";
import { saveValueList } from "./save-value-list.ts";

let store: TestDatabase;
let desk: ReturnType<typeof definitionDesk>;
let aluxsat: Aluxsat;
beforeAll(async () => {
  store = await testDatabase();
  desk = definitionDesk(store);
  aluxsat = await seedAluxsat(store.owner);
});
afterAll(() => store.close());

const networks = (changes: Partial<SaveValueListInput> = {}): SaveValueListInput => ({
  code: "NETWORK",
  revision: null,
  name: "Networks",
  items: [
    { value: "4G", label: "Fourth generation", under: null },
    { value: "LTE", label: "", under: "4G" },
    { value: "5G", label: "5G", under: null },
  ],
  ...changes,
});

describe("a value list", () => {
  afterEach(async () => {
    const [seeded] = await store.owner.select().from(valueList);
    await store.owner.delete(valueListItem).where(ne(valueListItem.valueListId, present(seeded, "DEVICE").valueListId));
    await store.owner.delete(valueList).where(ne(valueList.code, "DEVICE"));
    await store.owner.delete(auditEntry);
  });

  it("is made, edited, archived and restored, each with its audit row", async () => {
    expect(await answerOf(saveValueList(desk.as(), networks()))).toBe("ok");
    const moved = networks({ revision: 1, items: [networks().items[2], networks().items[0]].flatMap((item) => item ?? []) });
    expect(await answerOf(saveValueList(desk.as(), moved))).toBe("ok");
    expect(await answerOf(archiveValueList(desk.as(), { code: "NETWORK", revision: 2 }))).toBe("ok");
    expect((await listValueLists(desk.as())).map(({ code }) => code)).toEqual(["DEVICE"]);
    expect((await listValueLists(desk.as(), { archived: true })).map(({ code }) => code)).toEqual(["NETWORK"]);
    expect(await answerOf(restoreValueList(desk.as(), { code: "NETWORK", revision: 3 }))).toBe("ok");
    const list = present(await getValueList(desk.as(), "NETWORK"), "NETWORK");
    expect(listedIn(list).map(({ value, under }) => [value, under])).toEqual([
      ["5G", null],
      ["4G", null],
    ]);
    expect(list).toMatchObject({ revision: 4, archivedAt: null, attributes: [], uses: [], carryingUdrs: 0 });
    expect(list.history.map(({ action }) => action)).toEqual([
      "valueList.restore",
      "valueList.archive",
      "valueList.edit",
      "valueList.create",
    ]);
    expect(list.history[2]?.differences).toContainEqual({ path: "values.LTE", before: "LTE, under 4G, first", after: null });
    expect(await listValueLists(desk.as(), { search: "fourth" })).toHaveLength(1);
  });

  it("acts once for one key, and keeps what is saved already", async () => {
    const context = desk.as({ key: "k1" });
    expect(await saveValueList(context, networks())).toMatchObject({ value: { revision: 1 } });
    expect(await saveValueList(context, networks())).toMatchObject({ value: { revision: 1 } });
    expect(await saveValueList(desk.as(), networks({ revision: 1 }))).toMatchObject({ value: { revision: 1 } });
    expect(await desk.audited()).toEqual(["valueList.create valueList NETWORK Anna"]);
  });

  it("is refused with a taken code or name, a loop, stale, and archived", async () => {
    await saveValueList(desk.as(), networks());
    expect(await answerOf(saveValueList(desk.as(), networks({ name: "Other" })))).toBe("CODE_TAKEN");
    expect(await answerOf(saveValueList(desk.as(), networks({ code: "N2", name: "DEVICES" })))).toBe("NAME_TAKEN");
    const loop = [
      { value: "A", label: "A", under: "B" },
      { value: "B", label: "B", under: "A" },
    ];
    expect(await answerOf(saveValueList(desk.as(), networks({ revision: 1, items: loop })))).toBe("DEFINITION_INVALID");
    await saveValueList(desk.as({ name: "Hera" }), networks({ revision: 1, name: "Radio networks" }));
    expect(await saveValueList(desk.as(), networks({ revision: 1, name: "Mine" }))).toMatchObject({
      refusal: {
        code: "STALE_REVISION",
        params: { revision: 2, by: "Hera", name: "Radio networks", values: "4G\tFourth generation\n  LTE\n5G" },
      },
    });
    await archiveValueList(desk.as(), { code: "NETWORK", revision: 2 });
    expect(await answerOf(saveValueList(desk.as(), networks({ revision: 3 })))).toBe("DEFINITION_ARCHIVED");
    expect(await answerOf(restoreValueList(desk.as(), { code: "NETWORK", revision: 2 }))).toBe("STALE_REVISION");
  });
});

describe("a value list in use", () => {
  let revision = 1;
  const devices = async (without: readonly string[]): Promise<SaveValueListInput> => {
    const list = present(await getValueList(desk.as(), "DEVICE"), "DEVICE");
    revision = list.revision;
    const items = listedIn(list).filter(({ value }) => !without.includes(value));
    return { code: "DEVICE", revision, name: list.name, items };
  };
  beforeEach(async () => {
    await store.owner.delete(udrPersonal);
    await store.owner.delete(udr);
  });

  it("is not archived while an attribute takes its values from it", async () => {
    expect(await archiveValueList(desk.as(), { code: "DEVICE", revision: 1 })).toMatchObject({
      refusal: { code: "DEFINITION_IN_USE", params: { users: "the attribute Device of Pay-per-view" } },
    });
  });

  it("keeps a value that a usage zone names, and says which; it may move", async () => {
    const input = await devices(["MOBILE", "TABLET", "PHONE"]);
    expect(await saveValueList(desk.as(), input)).toMatchObject({
      refusal: { code: "PART_IN_USE", params: { parts: "MOBILE", users: "the usage zone Mobile devices" } },
    });
    expect((await getValueList(desk.as(), "DEVICE"))?.uses).toEqual([{ value: "MOBILE", users: ["the usage zone Mobile devices"] }]);
    const all = await devices([]);
    const moved = all.items.map((item) => (item.value === "MOBILE" ? { ...item, under: "TV" } : item));
    expect(await answerOf(saveValueList(desk.as(), { ...all, items: moved }))).toBe("ok");
  });

  it("keeps a value that UDRs carry, and lets the others go", async () => {
    await recordUdr(store, aluxsat, { metadata: { device: "PHONE" } });
    expect(await saveValueList(desk.as(), await devices(["PHONE"]))).toMatchObject({
      refusal: { code: "PART_IN_USE", params: { parts: "PHONE", users: "1 recorded UDR" } },
    });
    expect((await getValueList(desk.as(), "DEVICE"))?.carryingUdrs).toBe(1);
    expect(await answerOf(saveValueList(desk.as(), await devices(["SMART-TV"])))).toBe("ok");
    await store.owner.delete(udr);
    expect(await answerOf(saveValueList(desk.as(), await devices(["PHONE"])))).toBe("ok");
  });

  it("keeps a value that a discount's copy of a zone names, or an agreement, in force, scheduled or drafted", async () => {
    const copied = { all: [{ attribute: "device", is: "TABLET" }] };
    await store.owner.execute(
      sql`insert into additive_discount (discount_id, code, name, application) values (901, 'TV-10', 'Television', 'adHoc')`,
    );
    await store.owner.execute(sql`insert into additive_discount_version (version_id, discount_id, version, document, document_hash, resolved,
        resolved_hash, effective_at, requested_by, requested_at, decided_by, decided_at, note)
      select 901, 901, 1, document || '{"code":"TV-10"}'::jsonb, document_hash,
        resolved || jsonb_build_object('zone', ${JSON.stringify(copied)}::jsonb), resolved_hash, effective_at, requested_by, requested_at, decided_by, decided_at, note
      from additive_discount_version limit 1`);
    const allowing = (device: string) => JSON.stringify({ networks: { attribute: "device", allowed: [device], outside: "park" } });
    const agree = (version: number, days: number, device: string) =>
      store.owner.execute(sql`insert into pricing_agreement_version (shard, account_id, version_id, version, document, document_hash,
          effective_at, requested_by, requested_at, decided_by, decided_at, note)
        select d.shard, d.account_id, 900 + ${version}::int, ${version}::int, d.document || ${allowing(device)}::jsonb, d.document_hash,
          ${instantToString(desk.as().now)}::timestamptz + ${days}::int * interval '1 day', v.requested_by, v.requested_at, v.decided_by, v.decided_at, ''
        from pricing_agreement_draft d cross join (select * from additive_discount_version limit 1) v`);
    await agree(1, -2, "TABLET");
    await agree(2, -1, "DECODER");
    await agree(3, 1, "TV");
    await store.owner.execute(sql`update pricing_agreement_draft set document = document || ${allowing("PHONE")}::jsonb`);
    const listed = present(await getValueList(desk.as(), "DEVICE"), "DEVICE");
    const number = aluxsat.customers.hotel.accountNumber;
    const usersOf = (wanted: string) => listed.uses.find(({ value }) => value === wanted)?.users ?? [];
    expect(usersOf("DECODER")).toEqual([`the agreement of ${number} v2`]);
    expect(usersOf("TV")).toEqual([`the agreement of ${number} v3 (scheduled)`]);
    // The agreement that was superseded names nothing any more.
    expect(usersOf("TABLET")).toEqual(["the discount Television v1"]);
    const list = await devices(["DECODER"]);
    expect(await saveValueList(desk.as(), list)).toMatchObject({
      refusal: { code: "PART_IN_USE", params: { parts: "DECODER", users: `the agreement of ${number} v2` } },
    });
    await store.owner.execute(sql`delete from pricing_agreement_version`);
    await store.owner.execute(sql`delete from additive_discount_version where discount_id = 901`);
    await store.owner.execute(sql`delete from additive_discount where discount_id = 901`);
    expect(await answerOf(saveValueList(desk.as(), await devices([])))).toBe("ok");
  });

  it("waits for usage that is being recorded before it counts", async () => {
    const input = await devices(["DECODER"]);
    const saved: Promise<string>[] = [];
    await withTransaction(store.owner, async (tx) => {
      await recordUdrWithin(tx, aluxsat, { metadata: { device: "DECODER" } });
      saved.push(answerOf(saveValueList(desk.as(), input)));
      await untilSomebodyWaits(store.owner);
    });
    expect(await Promise.all(saved)).toEqual(["PART_IN_USE"]);
    await store.owner.delete(udr);
  });
});
