import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditEntry } from "#db/schema/system.ts";
import { udr } from "#db/schema/udr.ts";
import {
  type AluxsatDesk,
  adjustOf,
  atNicosia,
  billAll,
  correct,
  later,
  openAluxsatDesk,
  orderFilm,
  udrOf,
} from "#db/testing/aluxsat-desk.ts";
import { codeOf, done } from "#db/testing/price-plan-scenario.ts";
import type { Agreed } from "#lib/domain/udr/udr-action-schema.ts";
import type { Context } from "../context.ts";
import { previewUdrChange } from "./preview-udr-change.ts";
import { reverseUdr } from "./reverse-udr.ts";

let desk: AluxsatDesk;
let day = 0;

beforeAll(async () => {
  desk = await openAluxsatDesk();
});
// Closing asks whether every invariant holds.
afterAll(() => desk.close());
/** A day of its own for each test, so that the limit of a day never carries over. */
beforeEach(() => {
  day += 1;
});

const evening = () => atNicosia("20:00", day);
const agent = (minutes = 10): Context => desk.as("careAgent", later(evening(), minutes));
const lead = (): Context => desk.as("careLead", agent().now);
const keyed = (context = agent()): Context => ({ ...context, idempotencyKey: `reverse-${day}` });
const NOT_SEEN: Agreed = { reasonCode: "GOODWILL", previewToken: "none" };

const reversing = (udrId: number, expectedRevision: number) => ({ action: "reverse", udrId, expectedRevision }) as const;

/** A film of the evening that was adjusted to the small hours: €10.00, taken back for €5.00. */
async function adjustedFilm(): Promise<number> {
  const udrId = await orderFilm({ desk, customer: "eleni" }, evening());
  await done(correct(agent(), adjustOf(await udrOf(agent(), udrId), { from: "2026-03-01T02:14:00+02:00" })));
  return udrId;
}

async function cancelledFilm(): Promise<number> {
  const udrId = await orderFilm({ desk, customer: "eleni" }, evening());
  await done(correct(agent(), { action: "cancel", udrId, expectedRevision: 1 }));
  return udrId;
}

async function seen(context: Context, udrId: number, revision = 2) {
  const change = reversing(udrId, revision);
  const { token: previewToken } = await done(previewUdrChange(context, change, "GOODWILL"));
  return { change, reasonCode: "GOODWILL", previewToken };
}

/** Everything that a reversal could have changed or written, a successor among it. */
async function standing(udrId: number) {
  const { owner } = desk.test;
  const successors = await owner.$count(udr, eq(udr.succeedsId, udrId));
  const audited = await owner.$count(auditEntry);
  return { udr: await udrOf(lead(), udrId), successors, audited };
}

const grossesOf = async (udrId: number) => (await udrOf(lead(), udrId)).chain.map(({ gross }) => gross);

const BACK = ["10.00", "-10.00", "5.00", "-5.00", "10.00"];

describe("a second reverse with the same key", () => {
  test("of an Adjust does nothing: it is not the Adjust again", async () => {
    const udrId = await adjustedFilm();
    const submitted = await seen(agent(), udrId);
    const first = await reverseUdr(keyed(), submitted);
    expect(first).toMatchObject({ ok: true, value: { udrId, revision: 3, net: "5.00" } });
    expect(await grossesOf(udrId)).toEqual(BACK);
    const after = await standing(udrId);
    expect(await reverseUdr(keyed(agent(20)), submitted)).toEqual(first);
    expect(await standing(udrId)).toEqual(after);
    expect(await codeOf(reverseUdr(agent(20), submitted))).toBe("STALE_REVISION");
    expect(await standing(udrId)).toEqual(after);
  });

  test("of a Cancel names the same successor, and makes no other", async () => {
    const udrId = await cancelledFilm();
    const submitted = await seen(agent(), udrId);
    const first = await reverseUdr(keyed(), submitted);
    expect(first).toMatchObject({ ok: true, value: { revision: 1, net: "10.00", succeeds: udrId } });
    const after = await standing(udrId);
    expect(after.successors).toBe(1);
    expect(await reverseUdr(keyed(), submitted)).toEqual(first);
    expect(await codeOf(reverseUdr(agent(), submitted))).toBe("ALREADY_REVERSED");
    expect(await standing(udrId)).toEqual(after);
  });

  test.each([
    ["an Adjust", adjustedFilm],
    ["a Cancel", cancelledFilm],
  ])("of %s, three times at once, has one effect and one answer", async (_, corrected) => {
    const udrId = await corrected();
    const submitted = await seen(agent(), udrId);
    const before = await standing(udrId);
    const answers = await Promise.all([1, 2, 3].map(() => reverseUdr(keyed(), submitted)));
    expect(answers[0]).toMatchObject({ ok: true });
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
    const after = await standing(udrId);
    expect([after.udr.revision + after.successors, before.udr.revision]).toEqual([3, 2]);
  });

  test("of another UDR is refused", async () => {
    const [udrId, other] = [await adjustedFilm(), await adjustedFilm()];
    await done(reverseUdr(keyed(), await seen(agent(), udrId)));
    const submitted = await seen(agent(), other);
    const before = await standing(other);
    expect(await codeOf(reverseUdr(keyed(), submitted))).toBe("IDEMPOTENCY_MISMATCH");
    expect(await standing(other)).toEqual(before);
  });
});

describe("is refused, and nothing is stored,", () => {
  test("where nothing was done yet", async () => {
    const udrId = await orderFilm({ desk, customer: "eleni" }, evening());
    const before = await standing(udrId);
    expect(await codeOf(previewUdrChange(agent(), reversing(udrId, 1), "GOODWILL"))).toBe("NOTHING_TO_REVERSE");
    expect(await codeOf(reverseUdr(keyed(), { change: reversing(udrId, 1), ...NOT_SEEN }))).toBe("NOTHING_TO_REVERSE");
    expect(await standing(udrId)).toEqual(before);
    // The key is free for what is mended: a refusal is not an answer.
    await done(correct(agent(), { action: "setNotToBeBilled", udrId, expectedRevision: 1 }));
    expect(await codeOf(reverseUdr(keyed(), await seen(agent(), udrId)))).toBe("ok");
  });

  test("of a UDR that is only scheduled, or not there", async () => {
    const udrId = await adjustedFilm();
    const submitted = await seen(agent(), udrId);
    await desk.test.owner.update(udr).set({ state: "scheduled" }).where(eq(udr.udrId, udrId));
    const before = await standing(udrId);
    expect(await codeOf(reverseUdr(agent(), submitted))).toBe("UDR_NOT_POSTED");
    expect(await standing(udrId)).toEqual(before);
    await desk.test.owner.update(udr).set({ state: "posted" }).where(eq(udr.udrId, udrId));
    expect(await codeOf(reverseUdr(agent(), { change: reversing(987_654, 2), ...NOT_SEEN }))).toBe("NOT_FOUND");
  });

  test("with a preview of another actor, of another UDR, or that nobody made", async () => {
    const [udrId, other] = [await adjustedFilm(), await adjustedFilm()];
    const submitted = await seen(agent(), udrId);
    const before = await standing(udrId);
    expect(await codeOf(reverseUdr(lead(), submitted))).toBe("PREVIEW_STALE");
    const { previewToken } = await seen(agent(), other);
    expect(await codeOf(reverseUdr(agent(), { ...submitted, previewToken }))).toBe("PREVIEW_STALE");
    expect(await codeOf(reverseUdr(agent(), { ...submitted, previewToken: "none" }))).toBe("PREVIEW_STALE");
    expect(await standing(udrId)).toEqual(before);
  });

  test("with a preview from before a billing, although nobody changed the UDR; the fresh one passes", async () => {
    const udrId = await adjustedFilm();
    const submitted = await seen(agent(), udrId);
    await billAll({ desk, customer: "eleni" }, later(evening(), 12));
    const billed = await standing(udrId);
    expect(await codeOf(reverseUdr(agent(20), submitted))).toBe("PREVIEW_STALE");
    expect(await standing(udrId)).toEqual(billed);
    expect(await codeOf(reverseUdr(agent(20), await seen(agent(20), udrId)))).toBe("ok");
    expect(await grossesOf(udrId)).toEqual(BACK);
  });

  test("to the second of two who saw the same: the first is not taken back by mistake", async () => {
    const udrId = await adjustedFilm();
    const [mine, theirs] = [await seen(agent(), udrId), await seen(lead(), udrId)];
    const codes = await Promise.all([codeOf(reverseUdr(agent(), mine)), codeOf(reverseUdr(lead(), theirs))]);
    expect(codes.sort()).toEqual(["STALE_REVISION", "ok"]);
    expect(await grossesOf(udrId)).toEqual(BACK);
  });

  test("without a reason that there is, and to who may not", async () => {
    const udrId = await adjustedFilm();
    const submitted = await seen(agent(), udrId);
    const before = await standing(udrId);
    expect(await codeOf(reverseUdr(agent(), { ...submitted, reasonCode: "WHIM" }))).toBe("REASON_REQUIRED");
    expect(await codeOf(reverseUdr(desk.as("auditor", agent().now), submitted))).toBe("NOT_PERMITTED");
    expect(await standing(udrId)).toEqual(before);
  });
});
