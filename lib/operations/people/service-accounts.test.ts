import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { serviceAccount } from "#db/schema/people.ts";
import { auditEntry, idempotencyKey, installation } from "#db/schema/system.ts";
import { source } from "#db/schema/usage.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { findServiceActor, hashServiceKey, serviceKeyId } from "#lib/auth/service-key.ts";
import type { Actor } from "#lib/domain/people/actor.ts";
import type { IssuedKey } from "#lib/domain/people/people-views.ts";
import { createServiceAccountInput, revokeServiceAccountInput } from "#lib/domain/people/service-account-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { createServiceAccount } from "./create-service-account.ts";
import { listPeople } from "./list-people.ts";
import { renewServiceKey } from "./renew-service-key.ts";
import { revokeServiceAccount } from "./revoke-service-account.ts";

const NOW = present(parseInstant("2026-03-03T08:00:00Z"), "instant");
const HERA: Actor = { kind: "user", userId: 1, name: "Hera", role: "administrator", sessionId: "s1" };
const STB = createServiceAccountInput.parse({ code: "STB", name: "Decoders", role: "decoder", sourceCode: "DECODER" });

let test: TestDatabase;

beforeAll(async () => {
  Object.assign(process.env, {
    DATABASE_URL: "postgres://unused@localhost/unused",
    RATEWRIGHT_SECRET: "a secret for tests, longer than 32 bytes",
    RATEWRIGHT_ORIGIN: "http://localhost:3000",
    RATEWRIGHT_DEMO: "1",
  });
  test = await testDatabase();
});
afterAll(() => test.close());
beforeEach(async () => {
  for (const table of [auditEntry, idempotencyKey, serviceAccount, source, installation]) await test.owner.delete(table);
  await test.owner.insert(source).values([
    { sourceId: 1, code: "DECODER", name: "Decoder", channel: "decoder" },
    { sourceId: 2, code: "CC", name: "Call centre", channel: "desk" },
    { sourceId: 3, code: "OLD", name: "Old portal", channel: "api", archivedAt: NOW },
  ]);
  await install(false);
});

async function install(isDemo: boolean): Promise<void> {
  await test.owner.delete(installation);
  await test.owner
    .insert(installation)
    .values({ installationId: 1, name: "Aluxsat", timeZone: "Europe/Nicosia", currency: "EUR", clockOffsetMillis: 0, isDemo });
}

const context = (key?: string): Context => ({
  actor: HERA,
  now: NOW,
  requestId: "r1",
  database: test.database,
  ...(key === undefined ? {} : { idempotencyKey: key }),
});

function issued<Refusal>(result: Result<IssuedKey, Refusal>): IssuedKey & { readonly key: string } {
  if (!result.ok || result.value.key === null) throw new Error(`no key: ${JSON.stringify(result)}`);
  return { ...result.value, key: result.value.key };
}

const opens = async (key: string) => (await findServiceActor(test.database, key)) !== null;
const made = async () => issued(await createServiceAccount(context(), STB));
const stored = async () => JSON.stringify([await test.owner.select().from(auditEntry), await test.owner.select().from(idempotencyKey)]);
const audited = async () =>
  (await test.owner.select().from(auditEntry).orderBy(auditEntry.auditId)).map(({ action, entityId, reason }) => [
    action,
    entityId,
    reason,
  ]);

describe("a new program", () => {
  it("gets a key that opens with its role and its source, and of which only the hash is kept", async () => {
    const { key, keyId, ...rest } = await made();
    expect(rest).toEqual({ code: "STB", name: "Decoders" });
    expect(key).toMatch(/^rwk_[\w-]{43}$/);
    expect(keyId).toBe(serviceKeyId(hashServiceKey(key)));
    expect(await findServiceActor(test.database, key)).toMatchObject({ name: "Decoders", role: "decoder", sourceCode: "DECODER" });
    expect(await test.owner.select().from(serviceAccount)).toMatchObject([{ keyHash: hashServiceKey(key), isDemo: false }]);
    expect((await listPeople(context())).serviceAccounts).toEqual([
      { code: "STB", name: "Decoders", roleName: "Decoder service", sourceCode: "DECODER", keyId, isRevoked: false, isDemo: false },
    ]);
    expect(await audited()).toEqual([["serviceAccount.create", "STB", null]]);
  });

  it("is made once however often it is asked for, and its key stands neither in the audit nor in what a retry is answered from", async () => {
    const { key, keyId } = issued(await createServiceAccount(context("k1"), STB));
    expect(await createServiceAccount(context("k1"), STB)).toEqual({
      ok: true,
      value: { code: "STB", name: "Decoders", keyId, key: null },
    });
    expect(await opens(key)).toBe(true);
    expect(await audited()).toHaveLength(1);
    const left = await stored();
    expect(left).toContain(keyId);
    expect(left).not.toContain(key);
    expect(left).not.toContain(hashServiceKey(key));
    expect(left).not.toContain("rwk_");
  });

  it("needs a free code, and a source that is in use and not the agents'", async () => {
    await made();
    const answers = await Promise.all([
      createServiceAccount(context(), STB),
      createServiceAccount(context(), { ...STB, code: "A", sourceCode: "NOWHERE" }),
      createServiceAccount(context(), { ...STB, code: "A", sourceCode: "OLD" }),
      createServiceAccount(context(), { ...STB, code: "A", sourceCode: "CC" }),
    ]);
    expect(answers).toMatchObject([
      { refusal: { code: "CODE_TAKEN", path: "code", params: { name: "Decoders" } } },
      { refusal: { code: "NOT_FOUND", path: "sourceCode" } },
      { refusal: { code: "PART_ARCHIVED", path: "sourceCode" } },
      { refusal: { code: "SOURCE_OF_DESK", path: "sourceCode" } },
    ]);
    expect(await audited()).toHaveLength(1);
  });

  it("takes a code that two ask for only once", async () => {
    const answers = await Promise.all(["A", "B", "C"].map((name) => createServiceAccount(context(), { ...STB, name })));
    const refusals = answers.map((answer) => (answer.ok ? "ok" : answer.refusal.code));
    expect(refusals.toSorted()).toEqual(["CODE_TAKEN", "CODE_TAKEN", "ok"]);
  });

  it("opens outside the demo only when it was made outside it", async () => {
    await install(true);
    await made();
    expect(await test.owner.select().from(serviceAccount)).toMatchObject([{ isDemo: true }]);
  });
});

describe("a renewed key", () => {
  it("takes the place of the one before it at once", async () => {
    const first = await made();
    const next = issued(await renewServiceKey(context(), { code: "STB", keyId: first.keyId }));
    expect([await opens(first.key), await opens(next.key)]).toEqual([false, true]);
    expect(next.keyId).not.toBe(first.keyId);
    expect((await audited()).at(-1)).toEqual(["serviceAccount.renewKey", "STB", null]);
    expect(await stored()).not.toContain("rwk_");
  });

  it("is given to one of two who ask at the same time; the other is told", async () => {
    const first = await made();
    const answers = await Promise.all([1, 2].map(() => renewServiceKey(context(), { code: "STB", keyId: first.keyId })));
    const winner = issued(
      present(
        answers.find(({ ok }) => ok),
        "a winner",
      ),
    );
    const other = present(
      answers.find(({ ok }) => !ok),
      "a loser",
    );
    expect(other).toMatchObject({ refusal: { code: "STALE_REVISION" } });
    expect([await opens(first.key), await opens(winner.key)]).toEqual([false, true]);
    expect(await audited()).toHaveLength(2);
  });

  it("is not given again to a retry, which does not end it either", async () => {
    const first = await made();
    const input = { code: "STB", keyId: first.keyId };
    const next = issued(await renewServiceKey(context("k2"), input));
    expect(await renewServiceKey(context("k2"), input)).toMatchObject({ ok: true, value: { keyId: next.keyId, key: null } });
    expect(await opens(next.key)).toBe(true);
    expect(await stored()).not.toContain("rwk_");
  });

  it("of a demo's program is made in the demo only, and stays a demo's key", async () => {
    await install(true);
    const first = await made();
    const next = issued(await renewServiceKey(context(), { code: "STB", keyId: first.keyId }));
    expect(await test.owner.select().from(serviceAccount)).toMatchObject([{ isDemo: true }]);
    await install(false);
    expect(await renewServiceKey(context(), { code: "STB", keyId: next.keyId })).toMatchObject({ refusal: { code: "DEMO_ONLY" } });
    expect(await opens(next.key)).toBe(true);
  });
});

describe("a revoked program", () => {
  it("is out with its next request, for good, and the audit says why", async () => {
    const { key, keyId } = await made();
    const input = revokeServiceAccountInput.parse({ code: "STB", keyId, reason: " Its key stood in a ticket " });
    expect(await revokeServiceAccount(context(), input)).toEqual({ ok: true, value: { code: "STB" } });
    expect(await opens(key)).toBe(false);
    const again = [await revokeServiceAccount(context(), input), await renewServiceKey(context(), { code: "STB", keyId })];
    expect(again).toMatchObject([
      { refusal: { code: "SERVICE_ACCOUNT_REVOKED", params: { name: "Decoders" } } },
      { refusal: { code: "SERVICE_ACCOUNT_REVOKED" } },
    ]);
    expect((await audited()).slice(1)).toEqual([["serviceAccount.revoke", "STB", "Its key stood in a ticket"]]);
  });

  it("is the one that was seen: after a renewal it is asked again", async () => {
    const first = await made();
    await renewServiceKey(context(), { code: "STB", keyId: first.keyId });
    const input = { code: "STB", keyId: first.keyId, reason: "It leaked" };
    expect(await revokeServiceAccount(context(), input)).toMatchObject({ refusal: { code: "STALE_REVISION" } });
    expect(await revokeServiceAccount(context(), { ...input, code: "NOBODY" })).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  });
});
