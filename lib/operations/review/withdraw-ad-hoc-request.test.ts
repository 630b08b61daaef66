import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AluxsatDesk, adjustOf, atNicosia, correct, later, openAluxsatDesk, submit, udrOf } from "#db/testing/aluxsat-desk.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Result } from "#lib/kernel/result.ts";
import { addServiceUsage } from "../ordering/add-service-usage.ts";
import { previewUdrChange } from "../udr/preview-udr-change.ts";
import { decideAdHocRequest } from "./decide-ad-hoc-request.ts";
import { getAdHocReview } from "./get-ad-hoc-review.ts";
import { withdrawAdHocRequest } from "./withdraw-ad-hoc-request.ts";

let desk: AluxsatDesk;

const NOON = atNicosia("12:00");

beforeAll(async () => {
  desk = await openAluxsatDesk();
});

afterAll(() => desk.close());

async function done<Value>(promise: Promise<Result<Value, Refusal>>): Promise<Value> {
  const result = await promise;
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

async function codeOf(promise: Promise<Result<unknown, Refusal>>): Promise<string> {
  const result = await promise;
  return result.ok ? "ok" : result.refusal.code;
}

async function asked(at: Instant): Promise<{ readonly udrId: number; readonly requestId: number }> {
  const order = await done(
    addServiceUsage(desk.as("callCentreAgent", at), {
      subscriptionId: desk.seeded.customers.eleni.subscriptionId,
      product: "LOTR1",
      quantity: "1",
      metadata: {},
      discounts: [{ code: "GOODWILL", value: "30" }],
      approvalNote: "The film stopped twice",
    }),
  );
  return { udrId: order.udrId, requestId: present(order.approval, "what was asked for").requestId };
}

const decisionOf = async (requestId: number) => {
  const [row] = await desk.test.owner.execute(sql`
    select decision, decision_note as note, decided_by = requested_by as by_asker from approval_request where request_id = ${requestId}`);
  return row;
};

const auditOf = async (requestId: number) => {
  const rows = await desk.test.owner.execute<{ action: string; reason: string | null; actor: string }>(sql`
    select action, reason, actor_id as actor from audit_entry where entity = 'approvalRequest' and entity_id = ${String(requestId)} order by audit_id`);
  return rows.map(({ action, reason, actor }) => [action, reason, actor.split(":")[0]]);
};

const withdraw = (role: Role, at: Instant, requestId: number) => withdrawAdHocRequest(desk.as(role, at), { requestId, note: "" });

describe("a discount that waits for a second person", () => {
  test("is taken back by who asked: nothing posts, the price stays, and nobody can approve it any more", async () => {
    const { udrId, requestId } = await asked(NOON);
    const chloe = desk.as("callCentreAgent", later(NOON, 1));
    expect(await done(getAdHocReview(chloe, requestId))).toMatchObject({ mayWithdraw: true, whyNot: "permission" });
    expect((await udrOf(chloe, udrId)).discountRequest).toMatchObject({ requestId, mayWithdraw: true, decision: null });
    expect(await done(withdraw("callCentreAgent", later(NOON, 1), requestId))).toEqual({ requestId, udrId });
    expect(await decisionOf(requestId)).toEqual({ decision: "withdrawn", note: null, by_asker: true });
    expect(await auditOf(requestId)).toEqual([
      ["discount.ask", "The film stopped twice", "user"],
      ["discount.withdrawAsked", null, "user"],
    ]);
    const udr = await udrOf(chloe, udrId);
    expect(udr).toMatchObject({ revision: 1, net: "10.00", discountRequest: { decision: "withdrawn", mayWithdraw: false } });
    expect(await done(getAdHocReview(chloe, requestId))).toMatchObject({ mayWithdraw: false, decided: { decision: "withdrawn" } });
    expect(await codeOf(withdraw("callCentreAgent", later(NOON, 2), requestId))).toBe("NOT_IN_REVIEW");
  });

  test("is taken back by whoever may order for the account, and by nobody else", async () => {
    const { requestId } = await asked(later(NOON, 5));
    expect(await codeOf(withdraw("pricingManager", later(NOON, 6), requestId))).toBe("NOT_PERMITTED");
    expect(await codeOf(withdraw("auditor", later(NOON, 6), requestId))).toBe("NOT_PERMITTED");
    expect(await codeOf(withdraw("careAgent", later(NOON, 6), requestId))).toBe("ok");
    expect(await decisionOf(requestId)).toMatchObject({ decision: "withdrawn", by_asker: false });
    expect(await codeOf(withdraw("careAgent", later(NOON, 6), 999_999_999))).toBe("NOT_FOUND");
  });

  test("is read by who may decide or take it back, and by nobody else", async () => {
    const { requestId } = await asked(later(NOON, 8));
    for (const role of ["pricingApprover", "auditor", "careAgent"] as const)
      expect(await codeOf(getAdHocReview(desk.as(role, later(NOON, 9)), requestId))).toBe("ok");
    expect(await codeOf(getAdHocReview(desk.as("billingOperator", later(NOON, 9)), requestId))).toBe("NOT_PERMITTED");
  });

  test.each([
    ["cancelled", async (udrId: number) => ({ action: "cancel", udrId, expectedRevision: 1 }) as const],
    ["adjusted", async (udrId: number) => adjustOf(await udrOf(desk.as("careLead", NOON), udrId), { from: "2026-03-03T00:30:00.000Z" })],
    ["set as not to be billed", async (udrId: number) => ({ action: "setNotToBeBilled", udrId, expectedRevision: 1 }) as const],
  ])("is withdrawn with the reason when its usage is %s", async (words, changeOf) => {
    const { udrId, requestId } = await asked(later(NOON, 10));
    await done(correct(desk.as("careLead", later(NOON, 11)), await changeOf(udrId)));
    const note = `The UDR was ${words}: Goodwill after a complaint`;
    expect(await decisionOf(requestId)).toEqual({ decision: "withdrawn", note, by_asker: false });
    expect((await auditOf(requestId)).at(-1)).toEqual(["discount.withdrawAsked", note, "user"]);
  });

  test("stays open where the change of its usage is refused: both are one transaction", async () => {
    const { udrId, requestId } = await asked(later(NOON, 15));
    const stale = correct(desk.as("careLead", later(NOON, 16)), { action: "cancel", udrId, expectedRevision: 9 });
    expect(await codeOf(stale)).toBe("STALE_REVISION");
    expect(await decisionOf(requestId)).toMatchObject({ decision: null });
  });

  test("is either approved or withdrawn, never both, when somebody cancels while somebody approves", async () => {
    for (const minute of [20, 22, 24, 26]) {
      const { udrId, requestId } = await asked(later(NOON, minute));
      const boris = desk.as("pricingApprover", later(NOON, minute + 1));
      const { contentHash, impact } = await done(getAdHocReview(boris, requestId));
      const previewToken = impact.kind === "entries" ? impact.token : "none";
      const verdict = { decision: "approved", previewToken, reasonCode: "GOODWILL", note: "" } as const;
      const emil = desk.as("careLead", later(NOON, minute + 1));
      const change = { action: "cancel", udrId, expectedRevision: 1 } as const;
      const { token } = await done(previewUdrChange(emil, change, "GOODWILL"));
      const cancelled = codeOf(submit(emil, change, token));
      // Now the one begins first, now the other.
      if (minute % 4 === 0) await new Promise(setImmediate);
      const both = [await codeOf(decideAdHocRequest(boris, { requestId, contentHash, verdict })), await cancelled];
      expect([
        ["ok", "STALE_REVISION"],
        ["NOT_IN_REVIEW", "ok"],
      ]).toContainEqual(both);
      const [approval] = both;
      expect(await decisionOf(requestId)).toMatchObject({ decision: approval === "ok" ? "approved" : "withdrawn" });
    }
  });
});
