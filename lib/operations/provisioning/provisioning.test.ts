import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AluxsatDesk, atNicosia, correct, openAluxsatDesk, orderFilm, topUp, udrOf } from "#db/testing/aluxsat-desk.ts";
import { answerOf } from "#db/testing/definition-desk.ts";
import { meetingAt } from "#db/testing/waiting-locks.ts";
import { MOST_ATTEMPTS } from "#lib/domain/provisioning/retry-schedule.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, plusMillis } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";
import { cancelUndelivered } from "./cancel-undelivered.ts";
import { getDelivery } from "./get-delivery.ts";
import { recordDelivery } from "./record-delivery.ts";
import { resendRequest } from "./resend-request.ts";
import { takeDueRequests } from "./take-due-requests.ts";

let desk: AluxsatDesk;

beforeEach(async () => {
  desk = await openAluxsatDesk();
});

afterEach(() => desk.close());

const AT = atNicosia("20:00");
const LATER = atNicosia("20:01");
const MINUTE = 60_000;
const DELIVERED = { kind: "delivered" } as const;
const DOWN = { kind: "unavailable", reason: "The device could not be reached." } as const;
const UNKNOWN = { kind: "refused", reason: "The provider does not know this device." } as const;

const system = (now: Instant): Context => ({
  actor: { kind: "system", name: "provisioning" },
  now,
  requestId: "test",
  database: desk.test.database,
});
const agent = (key?: string): Context => ({
  ...desk.as("callCentreAgent", LATER),
  ...(key === undefined ? {} : { idempotencyKey: key }),
});

const rows = (statement: string) => desk.test.owner.execute(sql.raw(statement));
const requests = () =>
  rows("select state, attempts, device, product_code, last_error, resends_id from provisioning_request order by request_id");
const jobs = async () => (await rows("select task_identifier as task from graphile_worker.jobs order by id")).map(({ task }) => task);

async function take(now: Instant) {
  const [taken, ...others] = await takeDueRequests(system(now), 10);
  expect(others).toEqual([]);
  return present(taken, "a request that is due");
}

async function answered(answer: typeof DELIVERED | typeof DOWN | typeof UNKNOWN, now = LATER): Promise<void> {
  await recordDelivery(system(now), { request: await take(now), answer, chance: 0 });
}

describe("a request in the outbox", () => {
  test("is asked for with its order, taken under a lease, and delivered", async () => {
    const udrId = await orderFilm({ desk, customer: "eleni" }, AT);
    expect(await jobs()).toEqual(["deliverRequests"]);
    const request = await take(AT);
    expect(request).toMatchObject({ udrId, device: "4400100101", productCode: "1AQ7", attempts: 1, provider: "NAGRA", udrState: "posted" });
    expect(await takeDueRequests(system(plusMillis(AT, 59_999)), 10)).toEqual([]);
    expect(await getDelivery(agent(), udrId)).toEqual({ ok: true, value: { state: "pending" } });
    await recordDelivery(system(LATER), { request, answer: DELIVERED, chance: 0 });
    expect(await getDelivery(agent(), udrId)).toEqual({ ok: true, value: { state: "delivered" } });
    expect(await takeDueRequests(system(plusMillis(AT, 60 * MINUTE)), 10)).toEqual([]);
  });

  test("is taken once, however many look", async () => {
    for (const customer of ["eleni", "maria", "hotel"] as const) await orderFilm({ desk, customer }, AT);
    const taken = await Promise.all(Array.from({ length: 6 }, () => takeDueRequests(system(LATER), 2)));
    const ids = taken.flat().map(({ requestId }) => requestId);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids, ...(await takeDueRequests(system(LATER), 10)).map(({ requestId }) => requestId)]).toHaveLength(3);
    expect(await rows("select distinct attempts from provisioning_request")).toEqual([{ attempts: 1 }]);
  });

  test("that is not answered is tried later and later, and its first attempt's late word counts for nothing", async () => {
    await orderFilm({ desk, customer: "eleni" }, AT);
    const first = await take(AT);
    const second = await take(plusMillis(AT, MINUTE));
    await recordDelivery(system(LATER), { request: first, answer: DOWN, chance: 0 });
    expect(await requests()).toMatchObject([{ state: "pending", attempts: 2, last_error: null }]);
    await recordDelivery(system(LATER), { request: second, answer: DOWN, chance: 0 });
    expect(await requests()).toMatchObject([{ state: "pending", attempts: 2, last_error: DOWN.reason }]);
    expect(await takeDueRequests(system(plusMillis(LATER, 14_999)), 10)).toEqual([]);
    expect((await take(plusMillis(LATER, 15_000))).attempts).toBe(3);
    // Delivered is delivered, whoever heard it.
    await recordDelivery(system(LATER), { request: first, answer: DELIVERED, chance: 0 });
    expect(await requests()).toMatchObject([{ state: "delivered", last_error: null }]);
  });

  test("does not wait for a clock that was set back", async () => {
    await orderFilm({ desk, customer: "eleni" }, AT);
    expect(await takeDueRequests(system(plusMillis(AT, -30 * MINUTE)), 10)).toEqual([]);
    expect((await take(plusMillis(AT, -61 * MINUTE))).attempts).toBe(1);
  });

  test("waits where nobody speaks the protocol, and while its provider is not effective", async () => {
    await orderFilm({ desk, customer: "eleni" }, AT);
    await rows("update provisioning_provider set protocol = 'REST'");
    expect(await takeDueRequests(system(LATER), 10)).toEqual([]);
    await rows("update provisioning_provider set protocol = 'Conditional access, real time', state = 'notEffective'");
    expect(await takeDueRequests(system(LATER), 10)).toEqual([]);
    await rows("update provisioning_provider set state = 'effective'");
    await rows("update installation set is_demo = false");
    expect(await takeDueRequests(system(LATER), 10)).toEqual([]);
    await rows("update installation set is_demo = true");
    expect((await take(LATER)).attempts).toBe(1);
  });
});

describe("giving up", () => {
  test("after the last attempt takes the charge back: the wallet has its money again, and the agent sees why", async () => {
    await topUp({ desk, customer: "nikos" }, "20.00", atNicosia("19:00"));
    const udrId = await orderFilm({ desk, customer: "nikos" }, AT);
    await rows(`update provisioning_request set attempts = ${MOST_ATTEMPTS - 1}`);
    await answered(DOWN);
    expect(await requests()).toMatchObject([{ state: "failed", attempts: MOST_ATTEMPTS, last_error: DOWN.reason }]);
    expect(await jobs()).toEqual(["deliverRequests", "cancelUndelivered"]);
    expect(await rows("select balance::text from wallet")).toEqual([{ balance: "10.000000" }]);

    expect(await cancelUndelivered(system(LATER), udrId)).toEqual({ ok: true, value: { isCancelled: true } });
    expect(await cancelUndelivered(system(LATER), udrId)).toEqual({ ok: true, value: { isCancelled: false } });
    expect(await rows("select balance::text from wallet")).toEqual([{ balance: "20.000000" }]);
    const udr = await udrOf(agent(), udrId);
    expect(udr).toMatchObject({ state: "cancelled", net: "0.00", resend: { kind: "refused" } });
    expect(udr.revisions).toMatchObject([{ by: "Ratewright", reason: "Was never delivered" }]);
    const audited = await rows("select action, actor_id from audit_entry where actor_kind = 'system' order by audit_id");
    expect(audited.map(({ action, actor_id }) => `${action} ${actor_id}`)).toEqual([
      "provisioning.giveUp system:provisioning",
      "udr.cancel system:provisioning",
    ]);
  });

  test("at the provider's own word needs one attempt only", async () => {
    await orderFilm({ desk, customer: "eleni" }, AT);
    await answered(UNKNOWN);
    expect(await requests()).toMatchObject([{ state: "failed", attempts: 1, last_error: UNKNOWN.reason }]);
    expect(await jobs()).toContain("cancelUndelivered");
  });

  test("leaves the charge where the reason is gone: it stays failed, and people decide", async () => {
    const udrId = await orderFilm({ desk, customer: "eleni" }, AT);
    await answered(UNKNOWN);
    await rows("update reason_code set archived_at = now() where code = 'NOT-DELIVERED'");
    expect(await cancelUndelivered(system(LATER), udrId)).toMatchObject({ refusal: { code: "REASON_REQUIRED" } });
    expect(await udrOf(agent(), udrId)).toMatchObject({ state: "posted", resend: { kind: "offered" } });
  });

  test("of a request that was sent again leaves the charge for what was delivered first", async () => {
    const udrId = await orderFilm({ desk, customer: "eleni" }, AT);
    await answered(DELIVERED);
    expect(await answerOf(resendRequest(agent(), { udrId }))).toBe("ok");
    await answered(UNKNOWN);
    expect((await requests()).map(({ state }) => state)).toEqual(["delivered", "failed"]);
    expect(await jobs()).not.toContain("cancelUndelivered");
    expect(await cancelUndelivered(system(LATER), udrId)).toEqual({ ok: true, value: { isCancelled: false } });
  });

  test("only a job without a person behind it needs no preview", async () => {
    const udrId = await orderFilm({ desk, customer: "eleni" }, AT);
    await answered(UNKNOWN);
    const asPerson = { ...system(LATER), actor: desk.as("careLead", LATER).actor };
    expect(await cancelUndelivered(asPerson, udrId)).toMatchObject({ refusal: { code: "PREVIEW_STALE" } });
  });
});

describe("a delivery is sent again", () => {
  test("once for a press, to the device that is chosen, with the same code, and nothing is charged", async () => {
    const udrId = await orderFilm({ desk, customer: "maria" }, AT);
    expect(await answerOf(resendRequest(agent(), { udrId }))).toBe("DELIVERY_PENDING");
    await answered(DELIVERED);
    const before = await rows(
      "select (select count(*) from rbi) as rbis, (select count(*) from udr) as udrs, (select count(*) from bill) as bills",
    );
    const wish = { udrId, device: "4400100203" };
    const sent = await resendRequest(agent("one"), wish);
    expect(sent).toMatchObject({ ok: true, value: { udrId, deviceEnding: "203" } });
    expect(await resendRequest(agent("one"), wish)).toEqual(sent);
    expect(await requests()).toMatchObject([
      { state: "delivered", device: "4400100103", product_code: "1AQ7", resends_id: null },
      { state: "pending", device: "4400100203", product_code: "1AQ7", attempts: 0 },
    ]);
    expect(
      await rows("select (select count(*) from rbi) as rbis, (select count(*) from udr) as udrs, (select count(*) from bill) as bills"),
    ).toEqual(before);
    const udr = await udrOf(agent(), udrId);
    const [first, second] = udr.provisioning;
    expect(second?.resends).toBe(first?.requestId);
    expect(udr.audit.map(({ action }) => action)).toContain("provisioning.resend");
    await answered(DELIVERED);
    expect(await answerOf(resendRequest(agent(), { ...wish, seen: present(first, "the first").requestId }))).toBe("STALE_REVISION");
  });

  test("by two at once: one request", async () => {
    const udrId = await orderFilm({ desk, customer: "eleni" }, AT);
    await answered(DELIVERED);
    const { subscriptionId } = desk.seeded.customers.eleni;
    const both = await meetingAt(desk.test.owner, { subscriptionId, waiting: 2 }, () =>
      Promise.all([answerOf(resendRequest(agent("x"), { udrId })), answerOf(resendRequest(agent("y"), { udrId }))]),
    );
    expect([...both].sort()).toEqual(["DELIVERY_PENDING", "ok"]);
    expect(await requests()).toHaveLength(2);
  });

  test("but not of a cancelled UDR, and what was cancelled first is not sent at all", async () => {
    const udrId = await orderFilm({ desk, customer: "eleni" }, AT);
    const cancelled = await correct(desk.as("careAgent", LATER), { action: "cancel", udrId, expectedRevision: 1 });
    expect(cancelled.ok).toBe(true);
    expect((await take(LATER)).udrState).toBe("cancelled");
    expect(await answerOf(resendRequest(agent(), { udrId }))).toBe("UDR_CANCELLED");
    expect(await answerOf(resendRequest(agent(), { udrId: 9_999 }))).toBe("NOT_FOUND");
  });

  test("is offered to who may order, with the numbers that they may compare; the others see endings", async () => {
    const udrId = await orderFilm({ desk, customer: "maria" }, AT);
    await answered(DELIVERED);
    expect((await udrOf(agent(), udrId)).resend).toMatchObject({
      kind: "offered",
      preset: "4400100103",
      devices: [{}, { label: "Bedroom" }],
    });
    const asManager = await udrOf(desk.as("pricingManager", LATER), udrId);
    expect(asManager).toMatchObject({ resend: null, provisioning: [{ device: "•••••••103" }] });
  });
});
