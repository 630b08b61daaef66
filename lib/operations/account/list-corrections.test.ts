import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AluxsatDesk, adjustOf, atNicosia, billAll, correct, openAluxsatDesk, orderFilm, udrOf } from "#db/testing/aluxsat-desk.ts";
import type { EarlierCorrections } from "#lib/domain/account/correction-history.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { listCorrections } from "./list-corrections.ts";

let desk: AluxsatDesk;
let filmId: number;
let otherId: number;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  const story = { desk, customer: "hotel" } as const;
  filmId = await orderFilm(story, atNicosia("20:00"));
  otherId = await orderFilm(story, atNicosia("20:00"), "SERENDIPITY");
  await billAll(story, atNicosia("20:10"));
  const change = async (clock: string, wanted: (revision: number) => UdrChange, udrId: number, reason?: string) => {
    const agent = desk.as("careLead", atNicosia(clock));
    const done = await correct(agent, wanted((await udrOf(agent, udrId)).revision), reason);
    if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  };
  const film = await udrOf(desk.as("careLead", atNicosia("20:20")), filmId);
  await change("20:30", () => adjustOf(film, { from: "2026-03-03T02:14:00+02:00" }), filmId, "RECORDED-WRONGLY");
  await change("20:40", (expectedRevision) => ({ action: "cancel", udrId: otherId, expectedRevision }), otherId);
  await change("20:50", (expectedRevision) => ({ action: "setNotToBeBilled", udrId: filmId, expectedRevision }), filmId);
  await change("20:55", (expectedRevision) => ({ action: "setBillable", udrId: filmId, expectedRevision }), filmId);
});
afterAll(() => desk.close());

async function read(now: Instant, account = "A-10005"): Promise<EarlierCorrections> {
  const found = await listCorrections(desk.as("careAgent", now), { account });
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value;
}

const inYear = (year: number, clock: string): Instant => parseInstant(`${year}-03-03T${clock}:00+02:00`) ?? atNicosia("00:00");

describe("this customer's earlier corrections", () => {
  test("say when, who, what, why and what each came to, newest first, and together", async () => {
    const { corrections, count, net, currency, isMore } = await read(atNicosia("22:00"));
    expect({ count, net, currency, isMore }).toEqual({ count: 4, net: "-15.00", currency: "EUR", isMore: false });
    expect(
      corrections.map((one) => [one.udrId, one.revision, one.action, one.product, one.by, one.reason, one.usageHappened, one.net]),
    ).toEqual([
      [filmId, 4, "setBillable", "The Lord of the Rings 1", "Emil Hadjis", "Goodwill after a complaint", true, "5.00"],
      [filmId, 3, "setNotToBeBilled", "The Lord of the Rings 1", "Emil Hadjis", "Goodwill after a complaint", true, "-5.00"],
      [otherId, 2, "cancel", "Serendipity", "Emil Hadjis", "Goodwill after a complaint", true, "-10.00"],
      [filmId, 2, "adjust", "The Lord of the Rings 1", "Emil Hadjis", "Recorded wrongly", false, "-5.00"],
    ]);
    expect(corrections[0]?.at).toBe("2026-03-03T18:55:00.000Z");
  });

  test("go back to the midnight, in the customer's zone, of the same day of the year before", async () => {
    expect(await read(inYear(2027, "23:59"))).toMatchObject({ count: 4, since: "2026-03-02T22:00:00.000Z" });
    expect(await read(inYear(2028, "01:00"))).toMatchObject({ count: 0, net: "0.00", corrections: [] });
  });

  test("come to nothing when usage was put right before it was rated: its first charge was coming anyway", async () => {
    await desk.test.owner.execute(sql`
      with put as (insert into udr (shard, account_id, udr_id, subscription_id, origin, rating, state, directive, revision, udr_type_id, product_id,
          source_id, quantity, used_from, billing_effective_at, metadata, currency, recorded_at)
        select u.shard, u.account_id, 900001, s.subscription_id, 'fee', 'here', 'posted', 'toBeBilled', 1, udr_type_id, product_id, source_id, quantity,
          used_from, billing_effective_at, metadata, u.currency, recorded_at
        from udr u join subscription s using (shard, account_id) where udr_id = ${filmId} returning *)
      insert into rating_queue (shard, account_id, udr_id, subscription_id, billing_effective_at)
        select shard, account_id, udr_id, subscription_id, billing_effective_at from put`);
    const agent = desk.as("careLead", atNicosia("21:10"));
    const unrated = await udrOf(agent, 900_001);
    expect((await correct(agent, adjustOf(unrated, { from: "2026-03-03T12:14:00+02:00" }))).ok).toBe(true);
    await billAll({ desk, customer: "hotel" }, atNicosia("21:20"));
    expect((await udrOf(agent, 900_001)).net).toBe("10.00");
    expect((await read(atNicosia("22:00"))).corrections[0]).toMatchObject({ udrId: 900_001, action: "adjust", net: "0.00" });
  });

  test("are none of other customers'", async () => {
    expect((await read(atNicosia("22:00"), "A-10001")).count).toBe(0);
    expect(await listCorrections(desk.as("careAgent", atNicosia("22:00")), { account: "A-1" })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
  });
});
