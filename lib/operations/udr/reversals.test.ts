import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { provisioningRequest } from "#db/schema/provisioning.ts";
import { udr } from "#db/schema/udr.ts";
import type { SeededSubscription } from "#db/seed/customers.ts";
import {
  type AluxsatDesk,
  adjustOf,
  atNicosia,
  billAll,
  correct,
  later,
  openAluxsatDesk,
  orderFilm,
  submit,
  topUp,
  udrOf,
} from "#db/testing/aluxsat-desk.ts";
import { type CountingDesk, countingDesk, ERROR, FAVOUR } from "#db/testing/counting-desk.ts";
import { usageDesk } from "#db/testing/imported-usage.ts";
import { codeOf, done } from "#db/testing/price-plan-scenario.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import type { Context } from "../context.ts";
import { previewUdrChange } from "./preview-udr-change.ts";

let desk: AluxsatDesk;
let counting: CountingDesk;
let day = 0;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  counting = countingDesk(desk);
});
// Closing asks whether every invariant holds.
afterAll(() => desk.close());
beforeEach(() => {
  day += 1;
});

const evening = () => atNicosia("20:00", day);
const agent = (minutes = 10): Context => desk.as("careAgent", later(evening(), minutes));
const act = (udrId: number, action: Exclude<UdrChange["action"], "adjust">, expectedRevision = 1): UdrChange => ({
  action,
  udrId,
  expectedRevision,
});

type Customer = "eleni" | "hotel" | "nikos";

async function film(customer: Customer = "eleni"): Promise<number> {
  if (customer === "nikos") await topUp({ desk, customer }, "100.00", evening());
  const udrId = await orderFilm({ desk, customer }, evening());
  await billAll({ desk, customer }, later(evening(), 5));
  return udrId;
}

const grossesOf = async (udrId: number) => (await udrOf(agent(), udrId)).chain.map(({ gross }) => gross);

/** As an agent does it: what the UDR is now, and the last of it taken back. */
async function reverse(udrId: number, context = agent(), reason = FAVOUR) {
  return correct(context, act(udrId, "reverse", (await udrOf(context, udrId)).revision), reason);
}

const stateOf = async (udrId: number) => {
  const { product, quantity, from, directive, discounts, state } = await udrOf(agent(), udrId);
  return { product: product.code, quantity, from, directive, state, discounts: discounts.map(({ words }) => words) };
};

describe("of an Adjust", () => {
  test("is an Adjust back to what it was, and so is the reversal of that", async () => {
    const udrId = await film();
    const before = await stateOf(udrId);
    const change = adjustOf(await udrOf(agent(), udrId), { from: "2026-03-01T02:14:00+02:00", product: "SERENDIPITY" });
    await done(correct(agent(), change));
    const changed = await stateOf(udrId);
    const reversed = await done(reverse(udrId));
    expect(reversed.preview.fields.map(({ label }) => label)).toEqual(["Product", "From"]);
    expect(reversed.done).toMatchObject({ udrId, revision: 3, net: "5.00", succeeds: null });
    expect(await stateOf(udrId)).toEqual(before);
    expect(await grossesOf(udrId)).toEqual(["10.00", "-10.00", "5.00", "-5.00", "10.00"]);
    await done(reverse(udrId));
    expect(await stateOf(udrId)).toEqual(changed);
    expect((await udrOf(agent(), udrId)).revisions.map(({ action }) => action)).toEqual(["reverse", "reverse", "adjust"]);
  });

  test("takes away a discount that it gave, without asking again what may be given", async () => {
    const udrId = await film();
    await done(correct(agent(), adjustOf(await udrOf(agent(), udrId), { discounts: [{ code: "GOODWILL", value: "10" }] })));
    expect((await stateOf(udrId)).discounts).toEqual(["GOODWILL 10 %"]);
    await done(reverse(udrId));
    expect((await stateOf(udrId)).discounts).toEqual([]);
    await done(reverse(udrId));
    expect((await stateOf(udrId)).discounts).toEqual(["GOODWILL 10 %"]);
  });

  test("leaves personal details as they are, and says so", async () => {
    const udrId = await film();
    const metadata = { device: "TABLET", location: "Paphos" };
    await done(correct(agent(), adjustOf(await udrOf(agent(), udrId), { metadata })));
    const { preview } = await done(reverse(udrId));
    expect(preview.warnings).toContainEqual(expect.stringContaining("Personal details"));
    const after = (await udrOf(desk.as("careAgent", agent().now), udrId)).metadata;
    expect(after.map(({ key, value }) => [key, value])).toEqual(expect.arrayContaining([["location", "Paphos"]]));
    expect(after.find(({ key }) => key === "device")?.value).toBeNull();
  });
});

/** What stood before, what was done, and what the reversal posts. */
test.each([
  ["setNotToBeBilled", ["10.00", "-10.00", "10.00"]],
  ["setCreditable", ["10.00", "-10.00", "-10.00", "10.00", "10.00"]],
] as const)("of %s is the directive before it", async (action, grosses) => {
  const udrId = await film();
  await done(correct(agent(), act(udrId, action)));
  await billAll({ desk, customer: "eleni" }, later(evening(), 12));
  await done(reverse(udrId));
  expect(await stateOf(udrId)).toMatchObject({ directive: "toBeBilled", state: "posted" });
  expect(await grossesOf(udrId)).toEqual(grosses);
});

describe("of a Cancel", () => {
  test("is another UDR with the same facts, rated at once and linked both ways, which nothing is delivered for", async () => {
    const udrId = await film();
    const before = await udrOf(agent(), udrId);
    await done(correct(agent(), act(udrId, "cancel")));
    const preview = await done(previewUdrChange(agent(), act(udrId, "reverse", 2)));
    expect(preview).toMatchObject({ succeeds: udrId, net: "10.00", udr: { before: "0.00", after: "10.00" }, fields: [] });
    expect(preview.sentence).toContain(`UDR ${udrId} stays cancelled; a new UDR with the same facts takes its place.`);
    const { done: made } = await done(reverse(udrId));
    expect(made).toMatchObject({ revision: 1, net: "10.00", succeeds: udrId, bill: null });
    const successor = await udrOf(agent(), made.udrId);
    expect(successor).toMatchObject({ origin: "successor", succeeds: udrId, successor: null, state: "posted", orderId: before.orderId });
    expect(await stateOf(made.udrId)).toEqual({ ...(await stateOf(udrId)), state: "posted" });
    expect(successor.metadata).toEqual(
      before.metadata.map((attribute) => expect.objectContaining({ key: attribute.key, value: attribute.value })),
    );
    expect(successor.chain).toMatchObject([{ kind: "charge", gross: "10.00", state: "notBilled" }]);
    const cancelled = await udrOf(agent(), udrId);
    expect(cancelled).toMatchObject({ state: "cancelled", revision: 2, successor: made.udrId, net: "0.00" });
    expect(cancelled.audit[0]).toMatchObject({ action: "udr.reverse" });
    expect(successor.audit[0]).toMatchObject({ action: "udr.succeed" });
    const requests = await desk.test.owner.select().from(provisioningRequest).where(eq(provisioningRequest.udrId, made.udrId));
    expect(requests).toEqual([]);
  });

  test("is refused once it has a successor, which can be cancelled and succeeded in turn", async () => {
    const udrId = await film();
    await done(correct(agent(), act(udrId, "cancel")));
    const { done: made } = await done(reverse(udrId));
    expect(await reverse(udrId)).toMatchObject({ ok: false, refusal: { code: "ALREADY_REVERSED", params: { successor: made.udrId } } });
    const [unavailable] = (await udrOf(agent(), udrId)).actions.filter(({ action }) => action === "reverse");
    expect(unavailable).toMatchObject({
      available: false,
      reason: `Its cancellation was reversed already: UDR ${made.udrId} took its place.`,
    });
    await done(correct(agent(), act(made.udrId, "cancel")));
    const { done: next } = await done(reverse(made.udrId));
    expect(await udrOf(agent(), next.udrId)).toMatchObject({ succeeds: made.udrId });
  });

  test("bills the successor at once where a threshold is reached, as the preview said", async () => {
    const udrId = await film("hotel");
    await done(correct(agent(), act(udrId, "cancel")));
    const { preview, done: made } = await done(reverse(udrId));
    expect(preview).toMatchObject({ triggers: expect.any(String), entries: [{ goes: "billedNow" }] });
    expect((await udrOf(agent(), made.udrId)).chain).toMatchObject([{ state: "billed", bill: made.bill }]);
  });

  test("of a prepaid subscription takes it from the wallet again; what it lacks becomes a debt", async () => {
    const udrId = await film("nikos");
    await done(correct(agent(), act(udrId, "cancel")));
    const balance = async () =>
      (await desk.test.owner.execute<{ left: string }>(sql`select balance::text as left from wallet where wallet_id = ${walletId()}`))[0]
        ?.left;
    const before = await balance();
    const { preview } = await done(reverse(udrId));
    expect(preview.entries).toMatchObject([{ kind: "charge", gross: "10.00", goes: "wallet" }]);
    expect(preview.effect).toMatchObject({ kind: "wallet", debt: { before: "0.00", after: "0.00" } });
    expect(Number(before) - Number(await balance())).toBe(10);
  });

  test("posts nothing where nothing was to be billed, and a credit where it was a credit", async () => {
    const free = await film();
    await done(correct(agent(), act(free, "setNotToBeBilled")));
    await done(correct(agent(), act(free, "cancel", 2)));
    const { done: nothing } = await done(reverse(free));
    expect(await udrOf(agent(), nothing.udrId)).toMatchObject({ directive: "notToBeBilled", chain: [] });
    const credit = await film();
    await done(correct(agent(), act(credit, "setCreditable")));
    await done(correct(agent(), act(credit, "cancel", 2)));
    const { done: credited } = await done(reverse(credit));
    expect((await udrOf(agent(), credited.udrId)).chain.map(({ gross }) => gross)).toEqual(["-10.00"]);
  });

  test("of usage rated elsewhere keeps its price, of an import that waited for a run is rated at once", async () => {
    const usage = usageDesk(desk);
    const { eleni } = desk.seeded.customers;
    const elsewhere = await usage.importUsage(eleni, { at: evening(), rating: "elsewhere", gross: "7.00", tax: "0.64" });
    const here = await usage.importUsage(eleni, { at: evening() });
    const information = await usage.importUsage(eleni, { at: evening(), rating: "information" });
    const posted: string[] = [];
    for (const udrId of [elsewhere, here, information]) {
      await done(correct(agent(), act(udrId, "cancel")));
      const { done: made } = await done(reverse(udrId));
      posted.push(await usage.postedOf(made.udrId));
      const [row] = await desk.test.owner.select().from(udr).where(eq(udr.udrId, made.udrId));
      expect(row).toMatchObject({ importId: null, importLine: null });
    }
    expect(posted).toEqual(["charge 7.00", "charge 10.00", ""]);
  });

  test("by two agents at once has one successor", async () => {
    const udrId = await film();
    await done(correct(agent(), act(udrId, "cancel")));
    const both = await Promise.all([reverse(udrId), reverse(udrId, desk.as("careLead", agent().now))]);
    expect(both.map((each) => (each.ok ? "ok" : each.refusal.code)).sort()).toEqual(["ALREADY_REVERSED", "ok"]);
    const insert = sql`insert into udr select (u).* from (select u from udr u where succeeds_id = ${udrId}) found`;
    await expect(desk.test.owner.execute(insert)).rejects.toMatchObject({ cause: { code: "23505" } });
  });

  const walletId = () => desk.seeded.customers.nikos.walletId;
});

describe("of what counts together", () => {
  const AT = atNicosia("12:00");

  async function cancelled(reason: string): Promise<{ readonly customer: SeededSubscription; readonly udrId: number }> {
    const customer = await counting.newCustomer();
    await counting.publishFor([customer]);
    const { udrId } = await counting.order(customer, "8", { at: AT });
    await counting.order(customer, "5", { at: later(AT, 1) });
    await done(counting.fix(act(udrId, "cancel"), { at: later(AT, 2), reason }));
    return { customer, udrId };
  }

  test.each([
    ["a favour, which went on counting: the successor counts instead of it, and nothing counts twice", FAVOUR],
    ["an error, which left the count: the successor counts as the last of them", ERROR],
  ])("a cancellation as %s", async (_, reason) => {
    const { customer, udrId } = await cancelled(reason);
    await done(correct(desk.as("careLead", later(AT, 3)), act(udrId, "reverse", 2), reason));
    expect(await counting.counted(customer)).toEqual(["2026-03-01/2026-04-01: 13 of 2"]);
    // Ten at 1.00 and three at 0.50, whatever was given away in between.
    expect(await counting.total(customer)).toBe("11.50");
  });

  test("an Adjust of the quantity leaves the count as it was before", async () => {
    const customer = await counting.newCustomer();
    await counting.publishFor([customer]);
    const { udrId } = await counting.order(customer, "8", { at: AT });
    await counting.order(customer, "5", { at: later(AT, 1) });
    await done(counting.fix(await counting.adjusted(udrId, AT, { quantity: "2" }), { at: later(AT, 2), reason: ERROR }));
    const lead = desk.as("careLead", later(AT, 3));
    expect(await codeOf(correct(lead, act(udrId, "reverse", 2), FAVOUR))).toBe("COUNTS_TOGETHER");
    await done(correct(lead, act(udrId, "reverse", 2), ERROR));
    expect(await counting.counted(customer)).toEqual(["2026-03-01/2026-04-01: 13 of 2"]);
    expect(await counting.total(customer)).toBe("11.50");
  });
});

describe("is refused", () => {
  test("where nothing was done, and on another revision than the last", async () => {
    const udrId = await film();
    expect(await codeOf(reverse(udrId))).toBe("NOTHING_TO_REVERSE");
    await done(correct(agent(), act(udrId, "setNotToBeBilled")));
    await done(correct(agent(), act(udrId, "setBillable", 2)));
    expect(await codeOf(correct(agent(), act(udrId, "reverse", 2)))).toBe("STALE_REVISION");
  });

  test("with the token of a preview that is stale", async () => {
    const udrId = await orderFilm({ desk, customer: "eleni" }, evening());
    await done(correct(agent(), adjustOf(await udrOf(agent(), udrId), { quantity: "2" })));
    const { token } = await done(previewUdrChange(agent(), act(udrId, "reverse", 2)));
    await billAll({ desk, customer: "eleni" }, later(evening(), 12));
    expect(await codeOf(submit(agent(), act(udrId, "reverse", 2), token))).toBe("PREVIEW_STALE");
  });

  test("above the limit; then a second person is asked as for any credit", async () => {
    const udrId = await film();
    await done(correct(desk.as("careLead", agent().now), adjustOf(await udrOf(agent(), udrId), { quantity: "7" })));
    expect(await codeOf(reverse(udrId))).toBe("APPROVAL_REQUIRED");
  });
});
