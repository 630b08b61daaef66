import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { insertSession, insertUser } from "#db/queries/people.ts";
import { appUser, firstAdministratorLink, serviceAccount, session } from "#db/schema/people.ts";
import { auditEntry, installation } from "#db/schema/system.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { withTransaction } from "#db/tx.ts";
import { isPassword } from "#lib/auth/password.ts";
import { findSessionActor } from "#lib/auth/session.ts";
import type { Actor } from "#lib/domain/people/actor.ts";
import { firstAdministratorInput } from "#lib/domain/people/first-administrator-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, parseInstant, plusMillis } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";
import { checkFirstAdministratorLink } from "./check-first-administrator-link.ts";
import { createFirstAdministrator } from "./create-first-administrator.ts";
import { createFirstAdministratorLink } from "./create-first-administrator-link.ts";
import { disableUser } from "./disable-user.ts";
import { enableUser } from "./enable-user.ts";
import { listPeople } from "./list-people.ts";
import { signOut } from "./sign-out.ts";

const NOW = present(parseInstant("2026-03-03T08:00:00Z"), "instant");
const HOUR = 3_600_000;
const HERA: Actor = { kind: "user", userId: 1, name: "Hera", role: "administrator", sessionId: "s1" };
const START: Actor = { kind: "system", name: "start" };

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());
beforeEach(async () => {
  for (const table of [session, auditEntry, appUser, serviceAccount, firstAdministratorLink, installation]) await test.owner.delete(table);
});

const context = (actor: Actor, now: Instant = NOW): Context => ({ actor, now, requestId: "r1", database: test.database });

const addUser = (userId: number, role = "careAgent") =>
  withTransaction(test.database, async (tx) => {
    await insertUser(tx, {
      userId,
      email: `user${userId}@example.test`,
      name: `User ${userId}`,
      role,
      passwordHash: "-",
      disabledAt: null,
    });
    const times = { signedInAt: NOW, lastSeenAt: NOW, expiresAt: plusMillis(NOW, HOUR), revokedAt: null };
    await insertSession(tx, { sessionId: `s${userId}`, userId, address: null, userAgent: null, ...times });
  });
const isSignedIn = async (userId: number) =>
  (await findSessionActor(test.database, { sessionId: `s${userId}`, now: NOW, isBackground: true })) !== null;
const audited = async () =>
  (await test.owner.select().from(auditEntry).orderBy(auditEntry.auditId)).map(({ action, entityId }) => [action, entityId]);

describe("disabling and enabling", () => {
  it("ends every session of the user at once, and enabling does not bring them back", async () => {
    await addUser(1, "administrator");
    await addUser(2);
    expect(await disableUser(context(HERA), { userId: 2 })).toEqual({ ok: true, value: { userId: 2 } });
    expect(await isSignedIn(2)).toBe(false);
    expect(await isSignedIn(1)).toBe(true);
    await enableUser(context(HERA), { userId: 2 });
    expect(await isSignedIn(2)).toBe(false);
    expect((await listPeople(context(HERA))).users.map(({ isDisabled }) => isDisabled)).toEqual([false, false]);
  });

  it("is audited once, however often it is asked", async () => {
    await addUser(2);
    await disableUser(context(HERA), { userId: 2 });
    await disableUser(context(HERA), { userId: 2 });
    await enableUser(context(HERA), { userId: 2 });
    await enableUser(context(HERA), { userId: 2 });
    expect(await audited()).toEqual([
      ["user.disable", "2"],
      ["user.enable", "2"],
    ]);
  });

  it("is refused for oneself and for nobody", async () => {
    await addUser(1, "administrator");
    expect(await disableUser(context(HERA), { userId: 1 })).toMatchObject({ refusal: { code: "OWN_USER" } });
    expect(await disableUser(context(HERA), { userId: 9 })).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await enableUser(context(HERA), { userId: 9 })).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await isSignedIn(1)).toBe(true);
  });
});

describe("the list of people", () => {
  it("says who each is, when they were last seen, and which of them looks at it", async () => {
    await addUser(1, "administrator");
    await test.owner.insert(serviceAccount).values({
      serviceAccountId: 1,
      code: "STB",
      name: "Decoder",
      role: "decoder",
      sourceCode: "DECODER",
      keyHash: "5e884898da28047151d0",
      revokedAt: NOW,
    });
    const { users, serviceAccounts } = await listPeople(context(HERA));
    expect(users).toMatchObject([{ roleName: "Administrator", isSelf: true, lastSeenAt: "2026-03-03T08:00:00.000Z" }]);
    expect(serviceAccounts).toEqual([
      {
        code: "STB",
        name: "Decoder",
        roleName: "Decoder service",
        sourceCode: "DECODER",
        keyId: "5e884898",
        isRevoked: true,
        isDemo: false,
      },
    ]);
    expect(JSON.stringify({ users, serviceAccounts })).not.toMatch(/passwordHash|keyHash|5e884898d/);
  });
});

describe("signing out", () => {
  it("ends this session and no other", async () => {
    await addUser(1, "administrator");
    await addUser(2);
    await signOut(context(HERA));
    expect([await isSignedIn(1), await isSignedIn(2)]).toEqual([false, true]);
    expect(await audited()).toEqual([["session.end", "1"]]);
  });

  it("of nobody is no fault", async () => {
    expect(await signOut(context(START))).toEqual({ ok: true, value: null });
  });
});

describe("the first administrator", () => {
  const form = {
    name: "Hera",
    email: "hera@example.test",
    password: "twelve chars",
    provider: "Aluxsat",
    timeZone: "Europe/Nicosia",
    currency: "EUR",
  };
  const input = (token: string) => firstAdministratorInput.parse({ token, ...form });
  const newToken = async () => {
    const link = await createFirstAdministratorLink(context(START));
    return link.ok ? (link.value?.token ?? null) : null;
  };

  it("comes in by a link that works once", async () => {
    const token = present(await newToken(), "token");
    expect(await checkFirstAdministratorLink(context(START), token)).toBe(true);
    expect(await createFirstAdministrator(context(START), input(token))).toMatchObject({ ok: true });
    expect(await checkFirstAdministratorLink(context(START), token)).toBe(false);
    expect(await createFirstAdministrator(context(START), input(token))).toMatchObject({ refusal: { code: "LINK_EXPIRED" } });
    const [user] = await test.owner.select().from(appUser);
    expect(user).toMatchObject({ email: "hera@example.test", role: "administrator" });
    expect(await isPassword(form.password, present(user, "user").passwordHash)).toBe(true);
    expect(await test.owner.select().from(installation)).toMatchObject([{ name: "Aluxsat", timeZone: "Europe/Nicosia", isDemo: false }]);
  });

  it("is one, when two use the link at once", async () => {
    const token = present(await newToken(), "token");
    const results = await Promise.all([1, 2].map(() => createFirstAdministrator(context(START), input(token))));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await test.owner.select().from(appUser)).toHaveLength(1);
  });

  it("finds the link closed after a day, and after a newer link was made", async () => {
    const first = present(await newToken(), "token");
    expect(await checkFirstAdministratorLink(context(START, plusMillis(NOW, 24 * HOUR)), first)).toBe(false);
    expect(await createFirstAdministrator(context(START, plusMillis(NOW, 24 * HOUR)), input(first))).toMatchObject({
      refusal: { code: "LINK_EXPIRED" },
    });
    await newToken();
    expect(await checkFirstAdministratorLink(context(START), first)).toBe(false);
  });

  it("is nobody by a link that is still open when an administrator came in otherwise", async () => {
    const token = present(await newToken(), "token");
    await addUser(1, "administrator");
    expect(await createFirstAdministrator(context(START), input(token))).toMatchObject({ refusal: { code: "LINK_EXPIRED" } });
    expect(await test.owner.select().from(appUser)).toHaveLength(1);
  });

  it("gets no link while there is an administrator", async () => {
    await addUser(1, "administrator");
    expect(await newToken()).toBeNull();
  });

  it("leaves nothing in the database with which the link could be used", async () => {
    const token = present(await newToken(), "token");
    expect(JSON.stringify(await test.owner.select().from(firstAdministratorLink))).not.toContain(token);
  });

  it.each([
    ["password", "eleven char"],
    ["password", "x".repeat(201)],
    ["email", "hera"],
    ["timeZone", "Atlantis/Capital"],
    ["currency", "EURO"],
    ["name", "  "],
  ])("is asked again for %s %j", (field, value) => {
    const parsed = firstAdministratorInput.safeParse({ token: "t", ...form, [field]: value });
    expect(parsed.error?.issues.map(({ path }) => path.join("."))).toEqual([field]);
  });
});
