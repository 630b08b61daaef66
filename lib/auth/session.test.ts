import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findSessionWithUser, insertSession, insertUser, revokeSession, setUserDisabled } from "#db/queries/people.ts";
import { appUser, session } from "#db/schema/people.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { withTransaction } from "#db/tx.ts";
import { ABSOLUTE_MILLIS, IDLE_MILLIS } from "#lib/domain/people/session-policy.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, parseInstant, plusMillis } from "#lib/kernel/instant.ts";
import { endSession, findSessionActor } from "./session.ts";

const SIGNED_IN = present(parseInstant("2026-03-03T08:00:00Z"), "instant");
const MINUTE = 60_000;

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

beforeEach(async () => {
  await test.owner.delete(session);
  await test.owner.delete(appUser);
  await withTransaction(test.database, async (tx) => {
    await insertUser(tx, { userId: 1, email: "d@example.test", name: "Daphne", role: "careAgent", passwordHash: "-", disabledAt: null });
    const times = { signedInAt: SIGNED_IN, lastSeenAt: SIGNED_IN, expiresAt: plusMillis(SIGNED_IN, ABSOLUTE_MILLIS), revokedAt: null };
    await insertSession(tx, { sessionId: "s1", userId: 1, address: null, userAgent: null, ...times });
  });
});

const lookUp = (now: Instant, { isBackground = false } = {}) => findSessionActor(test.database, { sessionId: "s1", now, isBackground });
const lastSeen = async () => (await withTransaction(test.database, (tx) => findSessionWithUser(tx, "s1")))?.lastSeenAt;

describe("a session", () => {
  it("stands for its user, with the role that the user has now", async () => {
    expect(await lookUp(SIGNED_IN)).toEqual({ kind: "user", userId: 1, name: "Daphne", role: "careAgent", sessionId: "s1" });
    await test.owner.update(appUser).set({ role: "auditor" });
    expect(await lookUp(SIGNED_IN)).toMatchObject({ role: "auditor" });
  });

  it("stands for nobody with a role that does not exist", async () => {
    await test.owner.update(appUser).set({ role: "emperor" });
    expect(await lookUp(SIGNED_IN)).toBeNull();
  });

  it("does not exist under another name", async () => {
    expect(await findSessionActor(test.database, { sessionId: "s2", now: SIGNED_IN, isBackground: false })).toBeNull();
  });

  it("ends when it is revoked, and stays ended", async () => {
    await endSession(test.database, "s1", SIGNED_IN);
    expect(await lookUp(plusMillis(SIGNED_IN, 1))).toBeNull();
    await withTransaction(test.database, (tx) => revokeSession(tx, "s1", SIGNED_IN));
    expect(await lookUp(plusMillis(SIGNED_IN, 1))).toBeNull();
  });

  it("ends with the next request when its user is disabled", async () => {
    await withTransaction(test.database, (tx) => setUserDisabled(tx, 1, SIGNED_IN));
    expect(await lookUp(plusMillis(SIGNED_IN, 1))).toBeNull();
  });

  it("ends after half an hour without a request", async () => {
    expect(await lookUp(plusMillis(SIGNED_IN, IDLE_MILLIS - 1), { isBackground: true })).not.toBeNull();
    expect(await lookUp(plusMillis(SIGNED_IN, IDLE_MILLIS))).toBeNull();
  });

  it("lives on with every request, until ten hours are over", async () => {
    let now = SIGNED_IN;
    while (plusMillis(now, 20 * MINUTE) < plusMillis(SIGNED_IN, ABSOLUTE_MILLIS)) {
      now = plusMillis(now, 20 * MINUTE);
      expect(await lookUp(now)).not.toBeNull();
    }
    expect(await lookUp(plusMillis(SIGNED_IN, ABSOLUTE_MILLIS))).toBeNull();
  });

  it("is not kept alive by a page that polls", async () => {
    await lookUp(plusMillis(SIGNED_IN, 20 * MINUTE), { isBackground: true });
    expect(await lookUp(plusMillis(SIGNED_IN, 31 * MINUTE))).toBeNull();
  });

  it("writes that it was seen once a minute at most", async () => {
    await lookUp(plusMillis(SIGNED_IN, MINUTE - 1));
    expect(await lastSeen()).toBe(SIGNED_IN);
    await lookUp(plusMillis(SIGNED_IN, MINUTE));
    expect(await lastSeen()).toBe(plusMillis(SIGNED_IN, MINUTE));
  });
});
