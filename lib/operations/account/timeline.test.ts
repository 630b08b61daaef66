import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type AluxsatDesk,
  adjustOf,
  atNicosia,
  billAll,
  correct,
  later,
  openAluxsatDesk,
  orderFilm,
  topUp,
  udrOf,
} from "#db/testing/aluxsat-desk.ts";
import type { TimelineInput } from "#lib/domain/account/account-schema.ts";
import { TIMELINE_KINDS, type TimelineKind, type TimelineView } from "#lib/domain/account/account-view.ts";
import { compareTimeline } from "#lib/domain/account/timeline-cursor.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { addNote } from "./add-note.ts";
import { listTimeline } from "./list-timeline.ts";

let desk: AluxsatDesk;
let filmId: number;

const ACCOUNT = "A-10001";
const PREPAID = "A-10002";

beforeAll(async () => {
  desk = await openAluxsatDesk();
  const eleni = { desk, customer: "eleni" } as const;
  filmId = await orderFilm(eleni, atNicosia("20:00"));
  const other = await orderFilm(eleni, atNicosia("20:00"), "SERENDIPITY");
  const agent = desk.as("careLead", atNicosia("20:30"));
  await correct(agent, adjustOf(await udrOf(agent, filmId), { from: "2026-03-03T02:14:00+02:00" }));
  await billAll(eleni, atNicosia("21:00"));
  const next = desk.as("careLead", atNicosia("21:30"));
  await correct(next, { action: "cancel", udrId: other, expectedRevision: 1 }, "NOT-DELIVERED");
  await addNote(next, { account: ACCOUNT, udrId: other, text: "The film stopped after 20 %.", ticket: "INC-77" });
  await addNote(next, { account: ACCOUNT, udrId: null, text: "Prefers to be called in the evening", ticket: null });
  await topUp({ desk, customer: "nikos" }, "50.00", atNicosia("08:00"));
  await orderFilm({ desk, customer: "nikos" }, atNicosia("09:00"));
});

afterAll(() => desk.close());

const NIGHT = atNicosia("22:00");

async function page(asked: Partial<TimelineInput>): Promise<TimelineView> {
  const found = await listTimeline(desk.as("callCentreAgent", NIGHT), { account: ACCOUNT, cursor: null, ...asked });
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value;
}

async function keysOf(asked: Partial<TimelineInput>): Promise<readonly string[]> {
  const keys: string[] = [];
  let cursor: string | null = null;
  do {
    const read: TimelineView = await page({ ...asked, cursor });
    keys.push(...read.entries.map(({ key }) => key));
    cursor = read.nextCursor;
  } while (cursor !== null);
  return keys;
}

/** Everything of an account, unbounded and in one statement: slow, and plain enough to be believed. */
async function everything(
  account: string,
): Promise<readonly { kind: TimelineKind; id: number; at: number; words: string; alone: boolean }[]> {
  const rows = await desk.test.owner.execute<{ kind: TimelineKind; id: string; at: string; words: string; alone: boolean }>(sql`
    with a as (select shard, account_id from account where number = ${account})
    select 'note' as kind, note_id as id, extract(epoch from written_at) * 1000 as at, words || ' ' || coalesce(ticket, '') as words, true as alone
      from account_note join a using (shard, account_id)
    union all select 'bill', bill_id, extract(epoch from issued_at) * 1000, number, true from bill join a using (shard, account_id)
    union all select 'correction', udr_id * 1000 + udr_revision.revision, extract(epoch from acted_at) * 1000, label || ' ' || coalesce(reason_text, '') || ' ' || name, true
      from udr_revision join reason_code using (reason_code_id) join a using (shard, account_id)
        join udr using (shard, account_id, udr_id) join product using (product_id)
    union all select 'topUp', wallet_id * 100000 + seq, extract(epoch from posted_at) * 1000, payment_reference, true
      from wallet_transaction join a using (shard, account_id) where kind = 'topUp'
    union all select 'rbi', rbi_id, extract(epoch from rated_at) * 1000, name, bill_id is null and seq is distinct from 1
      from rbi join product using (product_id) join a using (shard, account_id)
    union all select 'usage', udr_id, extract(epoch from used_from) * 1000, name, origin <> 'order'
      from udr join product using (product_id) join a using (shard, account_id)
    union all select 'order', order_id, extract(epoch from ordered_at) * 1000, name, true
      from service_order join product using (product_id) join a using (shard, account_id)`);
  return rows.map(({ id, at, ...row }) => ({ ...row, id: Number.parseInt(id, 10), at: Math.round(Number.parseFloat(at)) }));
}

async function expected(account: string, { kinds = TIMELINE_KINDS, text = "" }: Pick<Partial<TimelineInput>, "kinds" | "text">) {
  const shows = (kind: TimelineKind) => kinds.includes(kind);
  const toldByOthers = { rbi: shows("bill") && shows("usage") && shows("order"), usage: shows("order") };
  return (await everything(account))
    .filter(({ kind, alone }) => shows(kind) && (alone || !(kind === "rbi" || kind === "usage") || !toldByOthers[kind]))
    .filter(({ words }) => words.toLowerCase().includes(text.toLowerCase()))
    .map((entry) => ({ ...entry, at: instantFromMillis(entry.at) }))
    .sort(compareTimeline)
    .map(({ kind, id }) => `${kind} ${id}`);
}

describe("the timeline of an account agrees with a plain reading of everything", () => {
  test.each([
    ["everything", {}],
    ["orders and usage", { kinds: ["usage", "order"] }],
    ["usage alone, that of orders too", { kinds: ["usage"] }],
    ["RBIs alone, the first charges too", { kinds: ["rbi"] }],
    ["corrections and notes", { kinds: ["note", "correction"] }],
    ["a product", { text: "serend" }],
    ["words of a note", { text: "stopped" }],
    ["a ticket", { text: "inc-77" }],
    ["a sign that LIKE reads in its own way", { text: "20 %" }],
    ["what there is not", { text: "nothing like it" }],
    ["signs that LIKE would take for any letter", { text: "f_lm" }],
  ] as const)("%s", async (_name, asked) => {
    const keys = await keysOf(asked);
    expect(keys).toEqual(await expected(ACCOUNT, asked));
    const isThere = !("text" in asked) || !["nothing like it", "f_lm"].includes(asked.text);
    expect(keys.length > 0).toBe(isThere);
  });

  test("of a prepaid account", async () => {
    expect(await keysOf({ account: PREPAID })).toEqual(await expected(PREPAID, {}));
    expect(await keysOf({ account: PREPAID, kinds: ["rbi"] })).toHaveLength(1);
  });

  test("page by page, many of one instant", async () => {
    for (let count = 0; count < 18; count += 1) await orderFilm({ desk, customer: "maria" }, atNicosia("12:00", 4));
    for (const kinds of [undefined, ["rbi"], ["usage"], ["rbi", "order"]] as const) {
      const asked = { account: "A-10003", ...(kinds && { kinds }) };
      const keys = await keysOf(asked);
      expect(keys).toEqual(await expected("A-10003", asked));
      expect(keys.length).toBeGreaterThan(17);
    }
  }, 60_000);
});

describe("an entry", () => {
  test("leads to its record and says its UDR", async () => {
    const { entries } = await page({});
    expect(entries.map(({ title, href, amount, by }) => [title, href?.replace(/\d+$/, "N") ?? null, amount, by])).toEqual([
      ["Note", null, null, "Emil Hadjis"],
      [expect.stringMatching(/^Note on UDR \d+, ticket INC-77$/), "/udrs/N", null, "Emil Hadjis"],
      [expect.stringMatching(/^UDR \d+ cancelled$/), "/udrs/N", null, "Emil Hadjis"],
      ["Reversal of Serendipity", "/rbis/N", "-10.00", null],
      [expect.stringMatching(/^Bill B-/), "/bills/B-N", "15.00", null],
      [`UDR ${filmId} adjusted`, "/udrs/N", null, "Emil Hadjis"],
      ["Charge for The Lord of the Rings 1", "/rbis/N", "5.00", null],
      ["Reversal of The Lord of the Rings 1", "/rbis/N", "-10.00", null],
      ["Ordered Serendipity", "/udrs/N", "10.00", "Chloe Savva"],
      ["Ordered The Lord of the Rings 1", "/udrs/N", "10.00", "Chloe Savva"],
    ]);
    expect(entries.filter(({ udrId }) => udrId === filmId)).toHaveLength(4);
  });

  test("of a correction is found by its product, above the RBIs that it made: from the name of a film to its usage is one step", async () => {
    const { entries } = await page({ text: "serend" });
    expect(entries.map(({ title, href }) => [title.replace(/\d+/, "N"), href?.replace(/\d+$/, "N")])).toEqual([
      ["UDR N cancelled", "/udrs/N"],
      ["Reversal of Serendipity", "/rbis/N"],
      ["Ordered Serendipity", "/udrs/N"],
    ]);
    expect(entries[0]?.detail).toMatch(/^Serendipity: /);
  });

  test("of an RBI stands below the order or the usage of its instant", async () => {
    const titles = async (kinds: readonly TimelineKind[]) => (await page({ account: PREPAID, kinds })).entries.map(({ kind }) => kind);
    expect(await titles(["rbi", "order"])).toEqual(["order", "rbi"]);
    expect(await titles(["rbi", "usage"])).toEqual(["usage", "rbi"]);
  });

  test("is found by the number of its UDR, as it is read out", async () => {
    const { entries } = await page({ text: `UDR ${filmId}`, kinds: ["correction", "order"] });
    expect(entries.map(({ title }) => title)).toEqual([`UDR ${filmId} adjusted`, "Ordered The Lord of the Rings 1"]);
  });

  test("says where the money of an RBI is", async () => {
    const { entries } = await page({ kinds: ["rbi"] });
    expect(entries.map(({ detail }) => detail?.replace(/\d+/, "N"))).toEqual([
      "RBI N, not billed",
      "RBI N, billed",
      "RBI N, settled before it was billed",
      "RBI N, billed",
      "RBI N, settled before it was billed",
    ]);
  });
});

test("a rare word is looked for a stretch at a time, and found in the end", async () => {
  // Newer than everything else, and none of them what is looked for.
  await desk.test.owner.execute(sql`
    insert into udr (shard, account_id, udr_id, subscription_id, origin, rating, state, directive, revision, udr_type_id, product_id, source_id,
        quantity, used_from, billing_effective_at, metadata, currency, recorded_at)
      select shard, account_id, 5000000 + n, subscription_id, 'fee', 'information', 'posted', 'notToBeBilled', 1, udr_type_id, product_id, source_id,
        quantity, used_from + interval '1 day' + n * interval '1 second', billing_effective_at, metadata, currency, recorded_at
      from udr, generate_series(1, 5500) n where udr_id = ${filmId}`);
  const first = await page({ text: "serend", kinds: ["usage"] });
  expect(first.entries).toEqual([]);
  expect(first.lookedUntil).not.toBeNull();
  const second = await page({ text: "serend", kinds: ["usage"], cursor: first.nextCursor });
  expect(second.entries.map(({ title }) => title)).toEqual(["Serendipity"]);
  expect(second).toMatchObject({ nextCursor: null, lookedUntil: null });
  const all = await keysOf({ kinds: ["usage", "order"] });
  expect(all).toEqual(await expected(ACCOUNT, { kinds: ["usage", "order"] }));
}, 120_000);

test("nothing of an older instant is told while a kind has not been looked through so far", async () => {
  const { entries, lookedUntil } = await page({ text: "serend" });
  expect(lookedUntil).not.toBeNull();
  const horizon = Date.parse(lookedUntil ?? "");
  expect(entries.every(({ at }) => Date.parse(at) >= horizon)).toBe(true);
  expect(await keysOf({ text: "serend" })).toEqual(await expected(ACCOUNT, { text: "serend" }));
});

test.each(["callCentreAgent", "auditor"] as const)("is read by the %s, at any later instant", async (role) => {
  const found = await listTimeline(desk.as(role, later(NIGHT, 1)), { account: ACCOUNT, cursor: null });
  expect(found.ok).toBe(true);
});
