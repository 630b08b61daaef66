import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { insertUser, setUserDisabled } from "#db/queries/people.ts";
import { appUser, session, signInAttempt } from "#db/schema/people.ts";
import { auditEntry, installation } from "#db/schema/system.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { withTransaction } from "#db/tx.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, parseInstant, plusMillis } from "#lib/kernel/instant.ts";
import { hashPassword } from "./password.ts";
import { findSessionActor } from "./session.ts";
import { type SignIn, signIn } from "./sign-in.ts";

const NOW = present(parseInstant("2026-03-03T08:00:00Z"), "instant");
const PASSWORD = "correct horse battery";
/** Real hashes take a third of a second each; the stored parameters say that these do not. */
const CHEAP = { cost: 4 };

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
  Object.assign(process.env, {
    DATABASE_URL: test.url,
    RATEWRIGHT_SECRET: "a secret for tests, longer than 32 bytes",
    RATEWRIGHT_ORIGIN: "http://localhost:3000",
    RATEWRIGHT_DEMO: "0",
  });
});
afterAll(() => test.close());

beforeEach(async () => {
  for (const table of [session, signInAttempt, auditEntry, appUser, installation]) await test.owner.delete(table);
  const passwordHash = await hashPassword(PASSWORD, CHEAP);
  await withTransaction(test.database, (tx) =>
    insertUser(tx, { userId: 1, email: "Daphne@example.test", name: "Daphne", role: "careAgent", passwordHash, disabledAt: null }),
  );
});

const attempt = (change: Partial<SignIn> = {}): Promise<Awaited<ReturnType<typeof signIn>>> =>
  signIn(test.database, {
    email: "daphne@example.test",
    password: PASSWORD,
    address: "192.0.2.1",
    userAgent: "a browser",
    previousSessionId: null,
    now: NOW,
    ...change,
  });
const outcome = async (change: Partial<SignIn> = {}) => {
  const result = await attempt(change);
  return result.ok ? "signed in" : result.refusal.code;
};
const wait = async (change: Partial<SignIn> = {}) => {
  const result = await attempt(change);
  return result.ok ? null : result.refusal.params?.seconds;
};
const failTimes = async (times: number, change: Partial<SignIn> = {}) => {
  for (let count = 0; count < times; count += 1) await attempt({ password: "wrong", ...change });
};
const later = (seconds: number): Instant => plusMillis(NOW, seconds * 1000);

describe("signing in", () => {
  it("begins a session for who knows the password, whatever the case of the address", async () => {
    const result = await attempt({ email: "DAPHNE@example.test" });
    expect(result.ok).toBe(true);
    const sessionId = result.ok ? result.value.sessionId : "";
    expect(sessionId).toMatch(/^[\w-]{43}$/);
    expect(await findSessionActor(test.database, { sessionId, now: NOW, isBackground: false })).toMatchObject({ userId: 1 });
  });

  it("refuses a wrong password, an unknown user and a disabled user in the same words", async () => {
    const wrong = await attempt({ password: "wrong" });
    const unknown = await attempt({ email: "nobody@example.test" });
    await withTransaction(test.database, (tx) => setUserDisabled(tx, 1, NOW));
    const disabled = await attempt();
    expect([unknown, disabled]).toEqual([wrong, wrong]);
    expect(wrong).toEqual({ ok: false, refusal: { code: "SIGN_IN_FAILED" } });
  });

  it("does the same work for an unknown user", async () => {
    const begin = performance.now();
    await attempt({ email: "nobody@example.test" });
    expect(performance.now() - begin).toBeGreaterThan(50);
  });

  it("ends the session that the browser brought along", async () => {
    const first = await attempt();
    const previousSessionId = first.ok ? first.value.sessionId : "";
    await attempt({ previousSessionId });
    expect(await findSessionActor(test.database, { sessionId: previousSessionId, now: NOW, isBackground: false })).toBeNull();
  });

  it("is audited, and so is a refusal, which is put down to nobody", async () => {
    await attempt({ password: "wrong" });
    await attempt();
    const rows = await test.owner.select().from(auditEntry).orderBy(auditEntry.auditId);
    expect(rows.map(({ action, actorId, entityId }) => [action, actorId, entityId])).toEqual([
      ["session.refuse", "system:sign-in", "1"],
      ["session.begin", "user:1", "1"],
    ]);
  });

  it("is refused on a demo's database that is served without the demo", async () => {
    await test.owner
      .insert(installation)
      .values({ installationId: 1, name: "Demo", timeZone: "UTC", currency: "EUR", clockOffsetMillis: 0, isDemo: true });
    expect(await outcome()).toBe("DEMO_ONLY");
  });
});

describe("the throttle", () => {
  it("lets an account be guessed at five times, then asks to wait longer each time", async () => {
    await failTimes(5);
    expect(await wait()).toBe(1);
    expect(await outcome({ now: later(1), password: "wrong" })).toBe("SIGN_IN_FAILED");
    expect(await wait({ now: later(1) })).toBe(2);
    expect(await outcome({ now: later(3), password: "wrong" })).toBe("SIGN_IN_FAILED");
    expect(await wait({ now: later(3) })).toBe(4);
  });

  it("refuses the right password too while it asks to wait, and takes it afterwards", async () => {
    await failTimes(5);
    expect(await outcome()).toBe("TOO_MANY_ATTEMPTS");
    expect(await outcome({ now: later(1) })).toBe("signed in");
  });

  it("does not count attempts that were told to wait", async () => {
    await failTimes(30);
    expect(await wait()).toBe(1);
  });

  it("forgets an account's failures when its password is given", async () => {
    await failTimes(4);
    expect(await outcome()).toBe("signed in");
    await failTimes(4, { now: later(1) });
    expect(await outcome({ now: later(1) })).toBe("signed in");
  });

  it("forgets failures after a quarter of an hour", async () => {
    await failTimes(5);
    await failTimes(4, { now: later(15 * 60) });
    expect(await outcome({ now: later(15 * 60) })).toBe("signed in");
  });

  it("holds for an unknown user as for a known one", async () => {
    await failTimes(5, { email: "nobody@example.test" });
    expect(await wait({ email: "nobody@example.test" })).toBe(1);
  });

  it("holds for an address that guesses at many accounts", async () => {
    const passwordHash = await hashPassword(PASSWORD, CHEAP);
    for (let userId = 2; userId <= 21; userId += 1) {
      const email = `user${userId}@example.test`;
      await withTransaction(test.database, (tx) =>
        insertUser(tx, { userId, email, name: "-", role: "careAgent", passwordHash, disabledAt: null }),
      );
      await attempt({ email, password: "wrong" });
    }
    expect(await outcome()).toBe("TOO_MANY_ATTEMPTS");
    expect(await outcome({ address: "192.0.2.2" })).toBe("signed in");
  });

  it("lets no more than the free ones through of a volley sent at once", async () => {
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => outcome({ password: "wrong" })));
    expect(outcomes.filter((code) => code === "SIGN_IN_FAILED")).toHaveLength(5);
    expect(outcomes.filter((code) => code === "TOO_MANY_ATTEMPTS")).toHaveLength(35);
  });

  it("keeps neither addresses nor e-mails", async () => {
    await failTimes(1);
    const rows = await test.owner.select().from(signInAttempt).where(eq(signInAttempt.succeeded, false));
    expect(rows.map(({ subject }) => subject).join()).not.toMatch(/daphne|192\.0\.2/);
    expect(rows).toHaveLength(2);
  });
});
