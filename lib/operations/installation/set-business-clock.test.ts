import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditEntry, installation } from "#db/schema/system.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { type BusinessClockInput, businessClockInput } from "#lib/domain/people/business-clock-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import { instantToString, parseInstant, plusMillis } from "#lib/kernel/instant.ts";
import { businessClock } from "../business-now.ts";
import { setBusinessClock } from "./set-business-clock.ts";

const MACHINE = present(parseInstant("2026-11-21T10:00:00Z"), "instant");

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
  Object.assign(process.env, {
    DATABASE_URL: test.url,
    RATEWRIGHT_SECRET: "a secret for tests, longer than 32 bytes",
    RATEWRIGHT_ORIGIN: "http://localhost:3000",
    RATEWRIGHT_DEMO: "1",
  });
});
afterAll(() => test.close());

const install = async (isDemo: boolean) => {
  await test.owner.delete(installation);
  await test.owner
    .insert(installation)
    .values({ installationId: 1, name: "Aluxsat", timeZone: "Europe/Nicosia", currency: "EUR", clockOffsetMillis: 0, isDemo });
};
beforeEach(() => install(true));

const set = async (input: BusinessClockInput) => {
  const { now } = await businessClock(test.database, MACHINE);
  return setBusinessClock({ actor: { kind: "system", name: "test" }, now, requestId: "r1", database: test.database }, input);
};
const reads = async (later = 0) => instantToString((await businessClock(test.database, plusMillis(MACHINE, later))).now);

describe("the business clock", () => {
  it("shows the server's time until it is set, and runs on from where it is set", async () => {
    expect(await reads()).toBe("2026-11-21T10:00:00.000Z");
    await set({ kind: "at", instant: "2026-03-03T00:14:00Z" });
    expect(await reads()).toBe("2026-03-03T00:14:00.000Z");
    expect(await reads(60_000)).toBe("2026-03-03T00:15:00.000Z");
  });

  it("is set again from wherever it stands, and back to the real time", async () => {
    await set({ kind: "at", instant: "2026-03-03T00:14:00Z" });
    await set(businessClockInput.parse({ local: "2026-11-22T02:14" }));
    expect(await reads()).toBe("2026-11-22T00:14:00.000Z");
    await set({ kind: "realTime" });
    expect(await businessClock(test.database, MACHINE)).toMatchObject({
      now: MACHINE,
      offsetMillis: 0,
      zone: "Europe/Nicosia",
      movable: true,
    });
  });

  it("is audited with both readings", async () => {
    await test.owner.delete(auditEntry);
    await set({ kind: "at", instant: "2026-03-03T00:14:00Z" });
    expect(await test.owner.select().from(auditEntry)).toMatchObject([
      { action: "clock.set", before: { now: "2026-11-21T10:00:00.000Z" }, after: { now: "2026-03-03T00:14:00.000Z" } },
    ]);
  });

  it("cannot be set outside the demo", async () => {
    await install(false);
    expect(await set({ kind: "at", instant: "2026-03-03T00:14:00Z" })).toEqual({ ok: false, refusal: { code: "DEMO_ONLY" } });
    expect(await businessClock(test.database, MACHINE)).toMatchObject({ now: MACHINE, movable: false });
  });

  it.each(["2026-11-21", "2026-11-21 02:14", "1999-11-21T02:14", "2026-13-21T02:14", "soon"])("takes no %j", (local) => {
    expect(businessClockInput.safeParse({ local }).success).toBe(false);
  });
});
