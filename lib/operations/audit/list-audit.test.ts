import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { withTransaction } from "#db/tx.ts";
import { auditQuery } from "#lib/domain/audit/audit-query-schema.ts";
import type { Actor } from "#lib/domain/people/actor.ts";
import { present } from "#lib/kernel/assert.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";
import { type Audited, writeAudit } from "../write-audit.ts";
import { AUDIT_PAGE_SIZE, listAudit } from "./list-audit.ts";

const NOW = present(parseInstant("2026-03-03T08:00:00Z"), "instant");
const ANNA: Actor = { kind: "user", userId: 1, name: "Anna", role: "pricingManager", sessionId: "s1" };
const BILLING: Actor = { kind: "system", name: "billing" };

let test: TestDatabase;

const context = (actor: Actor): Context => ({ actor, now: NOW, requestId: "r1", database: test.database });
const write = (actor: Actor, audited: Audited) => withTransaction(test.database, (tx) => writeAudit(tx, context(actor), audited));
const list = (query: Record<string, string> = {}) => listAudit(context(ANNA), auditQuery.parse(query));

beforeAll(async () => {
  test = await testDatabase();
  await write(ANNA, {
    action: "udr.adjust",
    entity: "udr",
    entityId: 7,
    before: { quantity: "1" },
    after: { quantity: "2" },
    reason: "typing error",
  });
  await write(BILLING, { action: "bill.issue", entity: "bill", entityId: 3, after: { gross: "10.00" } });
  for (let udr = 100; udr < 100 + AUDIT_PAGE_SIZE; udr += 1) await write(ANNA, { action: "udr.cancel", entity: "udr", entityId: udr });
});
afterAll(() => test.close());

describe("the audit trail", () => {
  it("comes in pages, newest first, each entry once", async () => {
    const first = await list();
    expect(first.entries).toHaveLength(AUDIT_PAGE_SIZE);
    const second = await list({ before: String(first.nextBefore) });
    expect(second).toMatchObject({ nextBefore: null, entries: [{ action: "bill.issue" }, { action: "udr.adjust" }] });
    const ids = [...first.entries, ...second.entries].map(({ auditId }) => auditId);
    expect(ids).toEqual([...new Set(ids)].sort((left, right) => right - left));
  });

  it("says who changed what, from what to what, and why", async () => {
    const { entries } = await list({ action: "udr.adjust" });
    expect(entries).toMatchObject([
      {
        actorName: "Anna",
        roleName: "Pricing manager",
        actedAt: "2026-03-03T08:00:00.000Z",
        entityId: "7",
        reason: "typing error",
        differences: [{ path: "quantity", before: "1", after: "2" }],
      },
    ]);
  });

  it.each([
    [{ entity: "bill" }, 1],
    [{ entity: "udr", entityId: "7" }, 1],
    [{ actor: "system:billing" }, 1],
    [{ actor: "user:1", action: "udr.adjust" }, 1],
    [{ entity: "wallet" }, 0],
    [{ before: "nonsense", entity: "bill" }, 1],
  ])("is filtered by %j", async (query, count) => {
    expect((await list(query)).entries).toHaveLength(count);
  });

  it("offers what occurred as filters", async () => {
    expect((await list()).choices).toEqual({
      entities: ["bill", "udr"],
      actions: ["bill.issue", "udr.adjust", "udr.cancel"],
      actors: [
        { id: "user:1", name: "Anna" },
        { id: "system:billing", name: "billing" },
      ],
    });
  });
});
