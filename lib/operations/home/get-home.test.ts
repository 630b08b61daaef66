import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nextId } from "#db/ids.ts";
import { approvalRequest, pricePlanDraft, pricePlanDraftEditor } from "#db/schema/price-plan.ts";
import { type Aluxsat, seedAluxsat } from "#db/seed/scenario.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { withTransaction } from "#db/tx.ts";
import type { UserActor } from "#lib/domain/people/actor.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import { present } from "#lib/kernel/assert.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";
import { writeAudit } from "../write-audit.ts";
import { getHome } from "./get-home.ts";

let store: TestDatabase;
let aluxsat: Aluxsat;

const at = (text: string) => present(parseInstant(text), text);
const NOW = at("2026-11-21T14:00:00+02:00");

beforeAll(async () => {
  store = await testDatabase();
  aluxsat = await seedAluxsat(store.owner);
});

afterAll(() => store.close());

function as(role: Role, userId = 900): Context {
  const actor: UserActor = { kind: "user", userId, name: `A ${role}`, role, sessionId: "s" };
  return { actor, now: NOW, requestId: "test", database: store.database };
}

async function did(context: Context, action: string, accountId?: number): Promise<void> {
  await withTransaction(store.database, (tx) =>
    writeAudit(tx, context, { action, entity: "udr", entityId: 1, ...(accountId && { accountId }) }),
  );
}

it("shows each role only what it may see", async () => {
  const seen = async (role: Role) => {
    const { reviews, unbilled, provisioning, recentAccounts, parked } = await getHome(as(role));
    return [reviews, unbilled, provisioning, recentAccounts, parked].map((part) => part !== null);
  };
  expect(await seen("pricingManager")).toEqual([true, false, false, false, false]);
  expect(await seen("callCentreAgent")).toEqual([false, false, true, true, false]);
  expect(await seen("billingOperator")).toEqual([false, true, true, true, true]);
  expect(await seen("administrator")).toEqual([false, false, false, false, false]);
});

it("is empty, not wrong, on a day when nothing has happened", async () => {
  const home = await getHome(as("auditor"));
  expect(home).toMatchObject({
    name: "Aluxsat Co.",
    zone: "Europe/Nicosia",
    unbilled: { count: 0, isMore: false, sums: [] },
    provisioning: { pending: { count: 0 }, failed: { count: 0 }, latestFailed: [] },
    today: { ofEveryone: true, orders: { count: 0 }, corrections: { count: 0 }, recent: [] },
  });
});

describe("today", () => {
  beforeAll(async () => {
    const { accountId } = aluxsat.customers.eleni;
    await did(as("careAgent", 901), "udr.adjust", accountId);
    await did(as("careAgent", 901), "order.create", accountId);
    await did({ ...as("careAgent", 901), now: at("2026-11-20T23:59:59+02:00") }, "udr.cancel", accountId);
    await did(as("careLead", 902), "udr.cancel");
  });

  it("counts an agent's own changes of the business day", async () => {
    const { today } = await getHome(as("careAgent", 901));
    expect(today).toMatchObject({ ofEveryone: false, orders: { count: 1 }, corrections: { count: 1 } });
    expect(today.recent.map(({ action }) => action)).toEqual(["order.create", "udr.adjust"]);
  });

  it("counts everyone's for who may read the audit", async () => {
    const { today } = await getHome(as("auditor"));
    expect(today).toMatchObject({ ofEveryone: true, orders: { count: 1 }, corrections: { count: 2 } });
  });

  it("names the accounts somebody worked on, once each", async () => {
    const { recentAccounts } = await getHome(as("careAgent", 901));
    expect(recentAccounts).toMatchObject([{ number: aluxsat.customers.eleni.accountNumber, name: "Eleni Georgiou" }]);
  });
});

describe("reviews", () => {
  beforeAll(async () => {
    const draftId = await nextId(store.owner, "pricePlanDraft");
    const hash = "a".repeat(64);
    const draft = { draftId, pricePlanId: aluxsat.plan.pricePlanId, state: "inReview", document: {}, documentHash: hash, revision: 1 };
    await store.owner.insert(pricePlanDraft).values(draft);
    await store.owner.insert(pricePlanDraftEditor).values({ draftId, userId: 911 });
    const requestedBy = present(aluxsat.people.users.get("pricingManager"), "manager").userId;
    const request = {
      kind: "pricePlan",
      draftId,
      contentHash: hash,
      effective: "onApproval",
      note: "Nights at 4.",
      requestedBy,
      requestedAt: NOW,
    };
    await store.owner.insert(approvalRequest).values({ ...request, requestId: await nextId(store.owner, "approvalRequest") });
  });

  it.each([
    ["one who had no part in it may decide", 910, true],
    ["one who edited it may not", 911, false],
  ])("%s", async (_, userId, mayDecide) => {
    const { reviews } = await getHome(as("pricingApprover", userId));
    expect(reviews).toMatchObject([{ kind: "pricePlan", subject: "Global price plan", note: "Nights at 4.", mayDecide, isOwn: false }]);
  });

  it("the one who asked sees it as their own", async () => {
    const requestedBy = present(aluxsat.people.users.get("pricingManager"), "manager").userId;
    const { reviews } = await getHome(as("pricingManager", requestedBy));
    expect(reviews).toMatchObject([{ mayDecide: false, isOwn: true }]);
  });
});
