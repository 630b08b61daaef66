import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditEntry } from "#db/schema/system.ts";
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
import type { AdjustFields } from "#lib/domain/udr/adjust-fields.ts";
import type { Agreed } from "#lib/domain/udr/udr-action-schema.ts";
import type { Context } from "../context.ts";
import { adjustUdrFields, type FieldsToAdjust, readAdjust } from "./adjust-udr-fields.ts";
import { previewUdrChange } from "./preview-udr-change.ts";

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
const keyed = (context = agent()): Context => ({ ...context, idempotencyKey: `adjust-${day}` });
const film = () => orderFilm({ desk, customer: "eleni" }, evening());

const DECODER: AdjustFields = { source: "DECODER" };
const NIGHT: AdjustFields = { from: "2026-03-01T02:14:00+02:00" };

/** As a program does it: what some fields make of the UDR is previewed, and exactly that is agreed to. */
async function agreedTo(context: Context, adjusting: FieldsToAdjust): Promise<FieldsToAdjust & { readonly agreed: Agreed }> {
  const change = await done(readAdjust(context, adjusting));
  const { token: previewToken } = await done(previewUdrChange(context, change, "GOODWILL"));
  return { ...adjusting, agreed: { reasonCode: "GOODWILL", previewToken } };
}

/** Everything that an Adjust could have changed or written. */
async function standing(udrId: number) {
  const { owner } = desk.test;
  return { udr: await udrOf(lead(), udrId), audited: await owner.$count(auditEntry, eq(auditEntry.entityId, String(udrId))) };
}

const grossesOf = async (udrId: number) => (await udrOf(lead(), udrId)).chain.map(({ gross }) => gross);

describe("the fields that are sent", () => {
  test("change, and every other stays as it is", async () => {
    const udrId = await film();
    const before = await udrOf(agent(), udrId);
    expect(await done(readAdjust(agent(), { udrId, revision: 1, fields: DECODER }))).toEqual(adjustOf(before, { source: "DECODER" }));
    const submitted = await agreedTo(agent(), { udrId, revision: 1, fields: DECODER });
    expect(await done(adjustUdrFields(agent(), submitted))).toMatchObject({ udrId, revision: 2, net: "0.00" });
    const after = await udrOf(agent(), udrId);
    expect(adjustOf(after, {})).toEqual({ ...adjustOf(before, {}), source: "DECODER", expectedRevision: 2 });
    expect(after.audit[0]).toMatchObject({ action: "udr.adjust" });
  });

  test("post what their preview said", async () => {
    const udrId = await film();
    await billAll({ desk, customer: "eleni" }, later(evening(), 5));
    const submitted = await agreedTo(agent(), { udrId, revision: 1, fields: NIGHT });
    expect(await done(adjustUdrFields(agent(), submitted))).toMatchObject({ revision: 2, net: "-5.00" });
    expect(await grossesOf(udrId)).toEqual(["10.00", "-10.00", "5.00"]);
  });

  test("of metadata are each by itself: null takes one away, personal ones stay", async () => {
    const udrId = await film();
    const set = { metadata: { device: "TABLET", location: "Paphos" } };
    await done(adjustUdrFields(agent(), await agreedTo(agent(), { udrId, revision: 1, fields: set })));
    const without = { metadata: { device: null } };
    await done(adjustUdrFields(agent(), await agreedTo(agent(), { udrId, revision: 2, fields: without })));
    const { metadata } = await udrOf(agent(), udrId);
    expect(metadata.map(({ key, value }) => [key, value])).toEqual([
      ["device", null],
      ["location", "Paphos"],
    ]);
  });
});

describe("the same key", () => {
  test("finds the first answer, although the UDR moved on since", async () => {
    const udrId = await film();
    const submitted = await agreedTo(agent(), { udrId, revision: 1, fields: DECODER });
    const first = await adjustUdrFields(keyed(), submitted);
    expect(first).toMatchObject({ ok: true, value: { revision: 2 } });
    await done(correct(lead(), { action: "setNotToBeBilled", udrId, expectedRevision: 2 }));
    const moved = await standing(udrId);
    expect(await adjustUdrFields(keyed(agent(20)), submitted)).toEqual(first);
    expect(await standing(udrId)).toEqual(moved);
    // Without it the same is another Adjust, of a revision that has gone.
    expect(await codeOf(adjustUdrFields(agent(20), submitted))).toBe("STALE_REVISION");
  });

  test("finds it even where the UDR was cancelled since", async () => {
    const udrId = await film();
    const submitted = await agreedTo(agent(), { udrId, revision: 1, fields: DECODER });
    const first = await adjustUdrFields(keyed(), submitted);
    await done(correct(lead(), { action: "cancel", udrId, expectedRevision: 2 }));
    expect(await adjustUdrFields(keyed(), submitted)).toEqual(first);
  });

  test("of three at once has one effect, and one answer", async () => {
    const udrId = await film();
    const submitted = await agreedTo(agent(), { udrId, revision: 1, fields: NIGHT });
    const answers = await Promise.all([1, 2, 3].map(() => adjustUdrFields(keyed(), submitted)));
    expect(answers.map((each) => each.ok)).toEqual([true, true, true]);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect((await udrOf(agent(), udrId)).revision).toBe(2);
    expect(await grossesOf(udrId)).toEqual(["10.00", "-10.00", "5.00"]);
  });

  test("with other fields, another revision or another reason is refused", async () => {
    const udrId = await film();
    const submitted = await agreedTo(agent(), { udrId, revision: 1, fields: DECODER });
    await done(adjustUdrFields(keyed(), submitted));
    const after = await standing(udrId);
    const { agreed } = submitted;
    for (const other of [{ fields: NIGHT }, { revision: 2 }, { agreed: { ...agreed, reasonCode: "RECORDED-WRONGLY" } }]) {
      expect(await codeOf(adjustUdrFields(keyed(), { ...submitted, ...other }))).toBe("IDEMPOTENCY_MISMATCH");
    }
    expect(await standing(udrId)).toEqual(after);
  });

  test("after a refusal may be sent again, mended", async () => {
    const udrId = await film();
    const submitted = await agreedTo(agent(), { udrId, revision: 1, fields: DECODER });
    const stale = { ...submitted, agreed: { ...submitted.agreed, previewToken: "none" } };
    expect(await codeOf(adjustUdrFields(keyed(), stale))).toBe("PREVIEW_STALE");
    expect(await codeOf(adjustUdrFields(keyed(), submitted))).toBe("ok");
  });
});

describe("is refused, and nothing is stored,", () => {
  test("of a revision that has gone: somebody else's change is never overwritten", async () => {
    const udrId = await film();
    const submitted = await agreedTo(agent(), { udrId, revision: 1, fields: DECODER });
    await done(adjustUdrFields(lead(), await agreedTo(lead(), { udrId, revision: 1, fields: { quantity: "2" } })));
    const moved = await standing(udrId);
    expect(await codeOf(readAdjust(agent(), { udrId, revision: 1, fields: DECODER }))).toBe("STALE_REVISION");
    expect(await codeOf(adjustUdrFields(agent(), submitted))).toBe("STALE_REVISION");
    // Nor does a guess of the next one pass.
    expect(await codeOf(adjustUdrFields(agent(), { ...submitted, revision: 3 }))).toBe("STALE_REVISION");
    expect(await standing(udrId)).toEqual(moved);
  });

  test("of two who saw the same revision, to the second", async () => {
    const udrId = await film();
    const adjusting = { udrId, revision: 1, fields: NIGHT };
    const [mine, theirs] = [await agreedTo(agent(), adjusting), await agreedTo(lead(), adjusting)];
    const codes = await Promise.all([codeOf(adjustUdrFields(agent(), mine)), codeOf(adjustUdrFields(lead(), theirs))]);
    expect(codes.sort()).toEqual(["STALE_REVISION", "ok"]);
    expect(await grossesOf(udrId)).toEqual(["10.00", "-10.00", "5.00"]);
  });

  test("with the preview of other fields, of another actor, or of another moment", async () => {
    const udrId = await film();
    const { agreed } = await agreedTo(agent(), { udrId, revision: 1, fields: DECODER });
    const night = await agreedTo(agent(), { udrId, revision: 1, fields: NIGHT });
    const before = await standing(udrId);
    expect(await codeOf(adjustUdrFields(agent(), { ...night, agreed }))).toBe("PREVIEW_STALE");
    expect(await codeOf(adjustUdrFields(lead(), night))).toBe("PREVIEW_STALE");
    expect(await standing(udrId)).toEqual(before);
    await billAll({ desk, customer: "eleni" }, later(evening(), 15));
    expect(await codeOf(adjustUdrFields(agent(20), night))).toBe("PREVIEW_STALE");
    expect(await grossesOf(udrId)).toEqual(["10.00"]);
  });

  /** What was sent, and what it is refused for. */
  test.each<readonly [what: string, fields: AdjustFields, code: string, path: string | null]>([
    ["a product that nobody sells", { product: "NO-SUCH" }, "NOT_FOUND", "product"],
    ["a UDR type that nobody made", { udrType: "NO-SUCH" }, "NOT_FOUND", "udrType"],
    ["a source that nobody made", { source: "NO-SUCH" }, "NOT_FOUND", "source"],
    ["an attribute that the type does not have", { metadata: { shoeSize: "42" } }, "METADATA_INVALID", "metadata.shoeSize"],
    ["a choice that is not in its list", { metadata: { device: "TOASTER" } }, "METADATA_INVALID", "metadata.device"],
    ["a quantity below zero", { quantity: "-1" }, "NEGATIVE_USAGE", "quantity"],
    ["a quantity finer than the unit", { quantity: "0.5" }, "QUANTITY_TOO_FINE", "quantity"],
    ["an end before the beginning", { to: "2026-02-01T00:00:00Z" }, "PERIOD_REVERSED", "to"],
    ["an amount of usage that is rated here", { gross: "1.00" }, "INVALID_INPUT", "gross"],
    ["what it is already", { source: "CALL-CENTRE", quantity: "1" }, "USAGE_UNCHANGED", null],
    ["nothing", {}, "USAGE_UNCHANGED", null],
  ])("of %s", async (_, fields, code, path) => {
    const udrId = await film();
    const before = await standing(udrId);
    const result = await adjustUdrFields(keyed(), { udrId, revision: 1, fields, agreed: { reasonCode: "GOODWILL", previewToken: "none" } });
    expect(result).toMatchObject({ ok: false, refusal: { code, ...(path !== null && { path }) } });
    expect(await standing(udrId)).toEqual(before);
  });

  test("of a UDR that is not there, for a reason that is not there, and to who may not adjust", async () => {
    const udrId = await film();
    const submitted = await agreedTo(agent(), { udrId, revision: 1, fields: DECODER });
    const before = await standing(udrId);
    expect(await codeOf(adjustUdrFields(agent(), { ...submitted, udrId: 987_654 }))).toBe("NOT_FOUND");
    const whim = { ...submitted, agreed: { ...submitted.agreed, reasonCode: "WHIM" } };
    expect(await codeOf(adjustUdrFields(agent(), whim))).toBe("REASON_REQUIRED");
    expect(await codeOf(adjustUdrFields(desk.as("auditor", agent().now), submitted))).toBe("NOT_PERMITTED");
    expect(await standing(udrId)).toEqual(before);
  });
});
