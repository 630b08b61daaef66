import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import { searchConsole } from "./search-console.ts";

let desk: AluxsatDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
});
afterAll(() => desk.close());

const offers = async (q: string, role: Role = "pricingManager") => (await searchConsole(desk.as(role, atNicosia("22:00")), { q })).offers;
const named = async (q: string, role?: Role) => (await offers(q, role)).map(({ kind, code }) => `${kind} ${code}`);

describe("what the palette finds of the offer", () => {
  test("is found by code and by name, says what it is, and where it opens", async () => {
    expect(await offers("global")).toEqual([
      { kind: "Price plan", code: "GLOBAL", name: "Global price plan", href: "/price-plans/GLOBAL", isSure: true },
    ]);
    expect(await named("lotr")).toEqual(["Product LOTR1"]);
    expect(await named("rings lord")).toEqual(["Product LOTR1"]);
    expect(await named("mobile dev")).toEqual(["Usage zone MOBILE-DEVICES"]);
    expect(await named("call centre")).toEqual(["Source CALL-CENTRE"]);
  });

  test("begins with what is called so, then with what begins so, then with words; letters inside come last and are unsure", async () => {
    expect(await named("ppv")).toEqual([
      "Catalog PPV",
      "Product family PPV",
      "UDR type PPV",
      "Product PPV-SERVICE",
      "Product type PPV-EVENT",
      "Product type PPV-MOVIE",
      "Date/time model PPV-OFF-PEAK",
      "Catalog VIP-PPV",
    ]);
    expect((await offers("ight")).map(({ code, isSure }) => [code, isSure])).toEqual([["DERBY", false]]);
    expect((await offers("igh")).length).toBe(1);
    expect(await offers("ig")).toEqual([]);
  });

  test("is what is typed and no pattern", async () => {
    expect(await offers("%")).toEqual([]);
    expect(await offers("_lobal")).toEqual([]);
    expect(await offers("g.obal")).toEqual([]);
    expect(await named("(")).toEqual(["Product METROPOLIS"]);
    expect(await named("(restored")).toEqual(["Product METROPOLIS"]);
    expect(await named("live.")).toEqual([]);
  });

  test("is only what the role may read", async () => {
    expect(await named("global", "callCentreAgent")).toEqual([]);
    expect(await named("lotr", "callCentreAgent")).toEqual(["Product LOTR1"]);
    expect(await named("global", "administrator")).toEqual([]);
    expect(await named("global", "auditor")).toEqual(["Price plan GLOBAL"]);
  });

  test("is at most four of a kind, and nothing that was put away", async () => {
    await desk.test.owner.execute(sql`insert into source (source_id, code, name, channel, archived_at)
      select 900 + n, 'GLO-' || n, 'Glo portal ' || n, 'api', case when n = 1 then now() end from generate_series(1, 20) n`);
    expect(await named("glo")).toEqual(["Price plan GLOBAL", "Source GLO-10", "Source GLO-11", "Source GLO-12", "Source GLO-13"]);
    expect(await named("glo-1")).not.toContain("Source GLO-1");
  });
});
