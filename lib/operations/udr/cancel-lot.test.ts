import { and, eq, inArray } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { creditLimit } from "#db/schema/people.ts";
import { rbi } from "#db/schema/rbi.ts";
import { auditEntry } from "#db/schema/system.ts";
import { udr } from "#db/schema/udr.ts";
import { wallet } from "#db/schema/wallet.ts";
import type { CustomerName } from "#db/seed/customers.ts";
import {
  type AluxsatDesk,
  atNicosia,
  billAll,
  correct,
  later,
  openAluxsatDesk,
  orderFilm,
  submit,
  topUp,
} from "#db/testing/aluxsat-desk.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { present } from "#lib/kernel/assert.ts";
import { micros } from "#lib/kernel/money.ts";
import type { Context } from "../context.ts";
import { cancelLot, previewLot } from "./cancel-lot.ts";
import { previewUdrChange } from "./preview-udr-change.ts";

let desk: AluxsatDesk;
let limits: (typeof creditLimit.$inferSelect)[];
let day = 0;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  limits = await desk.test.owner.select().from(creditLimit);
});
afterAll(() => desk.close());
/** A day of its own for each test, so that the limit of a day never carries over. */
beforeEach(() => {
  day += 1;
});
afterEach(async () => {
  await desk.test.owner.delete(creditLimit);
  await desk.test.owner.insert(creditLimit).values(limits);
  for (const { udrId, orderId } of joined.splice(0)) {
    await desk.test.owner.update(udr).set({ orderId }).where(eq(udr.udrId, udrId));
    await desk.test.owner
      .update(udr)
      .set({ state: "posted" })
      .where(and(eq(udr.udrId, udrId), eq(udr.state, "scheduled")));
  }
});

const evening = () => atNicosia("20:00", day);
const agent = (): Context => desk.as("careAgent", later(evening(), 30));
const GOODWILL = { reasonCode: "GOODWILL" };

const joined: { readonly udrId: number; readonly orderId: number | null }[] = [];

/** An order with two UDRs: the desk makes one of each order, so the second joins the order of the first, until the story ends. */
async function lotOf(customer: CustomerName): Promise<{ readonly orderId: number; readonly udrIds: readonly number[] }> {
  const udrIds = [await orderFilm({ desk, customer }, evening()), await orderFilm({ desk, customer }, later(evening(), 1))];
  const made = await desk.test.owner
    .select({ udrId: udr.udrId, orderId: udr.orderId })
    .from(udr)
    .where(inArray(udr.udrId, udrIds))
    .orderBy(udr.udrId);
  joined.push(...made);
  const orderId = present(made[0]?.orderId, "the order");
  await desk.test.owner.update(udr).set({ orderId }).where(inArray(udr.udrId, udrIds));
  return { orderId, udrIds };
}

const rbisOf = (udrIds: readonly number[]) =>
  desk.test.owner
    .select({ udrId: rbi.udrId, kind: rbi.kind, gross: rbi.gross })
    .from(rbi)
    .where(inArray(rbi.udrId, [...udrIds]))
    .orderBy(rbi.udrId, rbi.seq);
const statesOf = async (udrIds: readonly number[]) =>
  (
    await desk.test.owner
      .select({ state: udr.state })
      .from(udr)
      .where(inArray(udr.udrId, [...udrIds]))
      .orderBy(udr.udrId)
  ).map(({ state }) => state);

async function tokenOf(orderId: number): Promise<string> {
  return present((await done(previewLot(agent(), { orderId, ...GOODWILL }))).token, "the token of a lot that can be cancelled");
}

describe("a lot", () => {
  test("is looked at without a trace: every UDR with its entries, and the sum", async () => {
    const { orderId, udrIds } = await lotOf("eleni");
    await billAll({ desk, customer: "eleni" }, later(evening(), 5));
    const before = await rbisOf(udrIds);
    const audited = await desk.test.owner.$count(auditEntry);
    const preview = await done(previewLot(agent(), { orderId, ...GOODWILL }));
    expect(preview).toMatchObject({ orderId, currency: "EUR", net: "-20.00", blocked: 0, approval: null });
    expect(preview.udrs.map(({ udrId, outcome, net, entries }) => [udrId, outcome, net, entries.length])).toEqual(
      udrIds.map((udrId) => [udrId, "cancelled", "-10.00", 1]),
    );
    expect(preview.udrs[0]?.sentence).toMatch(/€10\.00/);
    expect([await rbisOf(udrIds), await statesOf(udrIds), await desk.test.owner.$count(auditEntry)]).toEqual([
      before,
      ["posted", "posted"],
      audited,
    ]);
  });

  test("is cancelled whole, as its preview said, and once for one key", async () => {
    const { orderId, udrIds } = await lotOf("eleni");
    const agreed = { ...GOODWILL, previewToken: await tokenOf(orderId) };
    const once = { ...agent(), idempotencyKey: `lot-${orderId}` };
    const first = await cancelLot(once, { orderId, agreed });
    expect(first).toMatchObject({
      ok: true,
      value: { net: "-20.00", udrs: udrIds.map((udrId) => ({ udrId, revision: 2, net: "-10.00" })) },
    });
    expect(await cancelLot(once, { orderId, agreed })).toEqual(first);
    expect(await statesOf(udrIds)).toEqual(["cancelled", "cancelled"]);
    expect((await rbisOf(udrIds)).map(({ kind }) => kind)).toEqual(["charge", "reversal", "charge", "reversal"]);
    expect(await cancelLot(agent(), { orderId, agreed })).toMatchObject({ refusal: { code: "UDR_CANCELLED" } });
  });

  test("gives back all of it to one wallet", async () => {
    await topUp({ desk, customer: "nikos" }, "50.00", evening());
    const { orderId, udrIds } = await lotOf("nikos");
    const { subscriptionId } = desk.seeded.customers.nikos;
    const balance = async () =>
      (await desk.test.owner.select().from(wallet).where(eq(wallet.subscriptionId, subscriptionId)))[0]?.balance ?? 0n;
    const before = await balance();
    const paid = (await rbisOf(udrIds)).reduce((sum, { gross }) => sum + gross, 0n);
    const { token } = await done(previewLot(agent(), { orderId, ...GOODWILL }));
    expect(await balance()).toBe(before);
    await done(cancelLot(agent(), { orderId, agreed: { ...GOODWILL, previewToken: present(token, "a token") } }));
    expect((await balance()) - before).toBe(paid);
  });

  test("is not cancelled at all where one UDR cannot be", async () => {
    const { orderId, udrIds } = await lotOf("eleni");
    const agreed = { ...GOODWILL, previewToken: await tokenOf(orderId) };
    await desk.test.owner
      .update(udr)
      .set({ state: "scheduled" })
      .where(eq(udr.udrId, udrIds[1] ?? 0));
    const preview = await done(previewLot(agent(), { orderId, ...GOODWILL }));
    expect(preview).toMatchObject({
      token: null,
      blocked: 1,
      udrs: [{ outcome: "cancelled" }, { outcome: "blocked", reason: { code: "UDR_NOT_POSTED" } }],
    });
    expect(await cancelLot(agent(), { orderId, agreed })).toMatchObject({ refusal: { code: "LOT_BLOCKED", params: { blocked: 1 } } });
    expect([await statesOf(udrIds), (await rbisOf(udrIds)).length]).toEqual([["posted", "scheduled"], 2]);
  });

  test("leaves what was cancelled before, and must be looked at again where that came in between", async () => {
    const { orderId, udrIds } = await lotOf("eleni");
    const stale = await tokenOf(orderId);
    await correct(agent(), { action: "cancel", udrId: udrIds[0] ?? 0, expectedRevision: 1 });
    expect(await cancelLot(agent(), { orderId, agreed: { ...GOODWILL, previewToken: stale } })).toMatchObject({
      refusal: { code: "PREVIEW_STALE" },
    });
    const preview = await done(previewLot(agent(), { orderId, ...GOODWILL }));
    expect(preview.udrs.map(({ outcome }) => outcome)).toEqual(["already", "cancelled"]);
    await done(cancelLot(agent(), { orderId, agreed: { ...GOODWILL, previewToken: present(preview.token, "a token") } }));
    expect((await rbisOf(udrIds)).length).toBe(4);
  });

  test("counts as one action against the limit, although each of its UDRs is below it", async () => {
    const { orderId, udrIds } = await lotOf("eleni");
    await desk.test.owner.update(creditLimit).set({ perAction: micros("15"), perDay: micros("100") });
    const { token, approval } = await done(previewLot(agent(), { orderId, ...GOODWILL }));
    expect(approval).toEqual({ of: "action", credit: "20.00", limit: "15.00" });
    const refused = await cancelLot(agent(), { orderId, agreed: { ...GOODWILL, previewToken: present(token, "a token") } });
    expect([refused, await statesOf(udrIds)]).toMatchObject([{ refusal: { code: "APPROVAL_REQUIRED" } }, ["posted", "posted"]]);
    await desk.test.owner.update(creditLimit).set({ perAction: micros("20"), perDay: micros("25") });
    await correct(agent(), { action: "cancel", udrId: await orderFilm({ desk, customer: "eleni" }, evening()), expectedRevision: 1 });
    expect((await done(previewLot(agent(), { orderId, ...GOODWILL }))).approval).toEqual({ of: "day", credit: "30.00", limit: "25.00" });
  });

  test("and an agent who cancels one of its UDRs meet without either being done twice", async () => {
    const { orderId, udrIds } = await lotOf("eleni");
    const [, second = 0] = udrIds;
    const change = { action: "cancel", udrId: second, expectedRevision: 1 } as const;
    const single = await done(previewUdrChange(agent(), change, GOODWILL.reasonCode));
    const agreed = { ...GOODWILL, previewToken: await tokenOf(orderId) };
    const [lot, one] = await Promise.all([
      cancelLot(agent(), { orderId, agreed }),
      submit(agent(), change, { ...GOODWILL, previewToken: single.token }),
    ]);
    expect([lot.ok, one.ok].filter(Boolean)).toHaveLength(1);
    expect((await rbisOf([second])).length).toBe(2);
    expect(await statesOf(udrIds)).toEqual([lot.ok ? "cancelled" : "posted", "cancelled"]);
  });
});
