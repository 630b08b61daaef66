import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AluxsatDesk, adjustOf, atNicosia, billAll, later, openAluxsatDesk, udrOf } from "#db/testing/aluxsat-desk.ts";
import type { AskedDiscount } from "#lib/domain/discount/asked-discount.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Result } from "#lib/kernel/result.ts";
import { addServiceUsage } from "../ordering/add-service-usage.ts";
import { decideAdHocRequest } from "../review/decide-ad-hoc-request.ts";
import { getAdHocReview } from "../review/get-ad-hoc-review.ts";
import { adjustUdr } from "./adjust-udr.ts";
import { previewUdrChange } from "./preview-udr-change.ts";

let desk: AluxsatDesk;

const NOON = atNicosia("12:00");
const GOODWILL_30 = [{ code: "GOODWILL", value: "30" }];

beforeAll(async () => {
  desk = await openAluxsatDesk();
});

afterAll(() => desk.close());

async function done<Value>(promise: Promise<Result<Value, Refusal>>): Promise<Value> {
  const result = await promise;
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

async function ordered(at: Instant, discounts: readonly AskedDiscount[] = []): Promise<number> {
  const { subscriptionId } = desk.seeded.customers.eleni;
  const input = { subscriptionId, product: "LOTR1", quantity: "1", metadata: {}, discounts: [...discounts] };
  return (await done(addServiceUsage(desk.as("callCentreAgent", at), input))).udrId;
}

const emil = (at: Instant) => desk.as("careLead", at);

async function adjust(at: Instant, change: Extract<UdrChange, { readonly action: "adjust" }>, reasonText = "The film stopped twice") {
  const preview = await done(previewUdrChange(emil(at), change, "GOODWILL"));
  const agreed = { previewToken: preview.token, reasonCode: "GOODWILL", reasonText };
  return { preview, done: await done(adjustUdr(emil(at), { change, ...agreed })) };
}

async function approve(at: Instant, requestId: number) {
  const boris = desk.as("pricingApprover", at);
  const { contentHash, impact } = await done(getAdHocReview(boris, requestId));
  const previewToken = impact.kind === "entries" ? impact.token : "none";
  const verdict = { decision: "approved", previewToken, reasonCode: "GOODWILL", note: "" } as const;
  return done(decideAdHocRequest(boris, { requestId, contentHash, verdict }));
}

const grosses = async (udrId: number) =>
  (
    await desk.test.owner.execute<{ gross: string }>(
      sql`select trim_scale(gross)::text as gross from rbi where udr_id = ${udrId} order by seq`,
    )
  ).map(({ gross }) => gross);

const queued = async (udrId: number) => {
  const [row] = await desk.test.owner.execute(sql`
    select count(*)::int as rows, trim_scale(sum(gross))::text as gross from billing_queue where udr_id = ${udrId}`);
  return row;
};

const openRequests = async (udrId: number) => {
  const rows = await desk.test.owner.execute<{ note: string }>(
    sql`select note from approval_request where udr_id = ${udrId} and decision is null`,
  );
  return rows.map(({ note }) => note);
};

describe("an Adjust with a discount beyond what agents give", () => {
  test("that changes nothing else posts nothing, and asks; what waited for billing waits on, and an approval gives it", async () => {
    const udrId = await ordered(NOON);
    const before = await queued(udrId);
    const change = adjustOf(await udrOf(emil(NOON), udrId), { discounts: GOODWILL_30 });
    const { preview, done: adjusted } = await adjust(later(NOON, 1), change);
    expect(preview).toMatchObject({
      sentence: "Nothing posts.",
      entries: [],
      fields: [],
      net: "0.00",
      udr: { before: "10.00", after: "10.00" },
      asks: { discounts: ["GOODWILL 30 %"], gross: "7.00", headline: "€7.00 = 1 transaction × €10.00 − €3.00 (30 % GOODWILL)." },
    });
    expect(adjusted).toMatchObject({ udrId, revision: 1, entries: [], net: "0.00" });
    expect(await grosses(udrId)).toEqual(["10"]);
    expect(await queued(udrId)).toEqual(before);
    expect(before).toEqual({ rows: 1, gross: "10" });
    const requestId = present(adjusted.requestId, "what was asked");
    expect(await openRequests(udrId)).toEqual(["Goodwill after a complaint: The film stopped twice"]);
    expect(await approve(later(NOON, 2), requestId)).toMatchObject({ net: "-3.00" });
    expect((await grosses(udrId)).at(-1)).toBe("7");
    expect((await udrOf(emil(NOON), udrId)).discounts.map(({ words }) => words)).toEqual(["GOODWILL 30 %"]);
  });

  test("is stored at the price without it, as the preview says, and the question is about the UDR as it is then", async () => {
    const udrId = await ordered(later(NOON, 10));
    await billAll({ desk, customer: "eleni" }, later(NOON, 11));
    const night = { from: "2026-03-03T00:30:00.000Z", discounts: GOODWILL_30 };
    const { preview, done: adjusted } = await adjust(later(NOON, 12), adjustOf(await udrOf(emil(NOON), udrId), night));
    expect(preview).toMatchObject({ net: "-5.00", udr: { after: "5.00" }, asks: { discounts: ["GOODWILL 30 %"], gross: "3.50" } });
    expect(adjusted).toMatchObject({ revision: 2, net: "-5.00" });
    expect(await grosses(udrId)).toEqual(["10", "-10", "5"]);
    expect((await udrOf(emil(NOON), udrId)).discounts).toEqual([]);
    expect(await approve(later(NOON, 13), present(adjusted.requestId, "what was asked"))).toMatchObject({ net: "-1.50" });
    expect((await grosses(udrId)).at(-1)).toBe("3.5");
  });

  test("leaves what the usage has already, until it is approved", async () => {
    const udrId = await ordered(later(NOON, 20), [{ code: "GOODWILL", value: "20" }]);
    const change = adjustOf(await udrOf(emil(NOON), udrId), { discounts: GOODWILL_30 });
    const { preview, done: adjusted } = await adjust(later(NOON, 21), change);
    expect(preview).toMatchObject({ entries: [], udr: { after: "8.00" }, asks: { gross: "7.00" } });
    expect((await udrOf(emil(NOON), udrId)).discounts.map(({ words }) => words)).toEqual(["GOODWILL 20 %"]);
    await approve(later(NOON, 22), present(adjusted.requestId, "what was asked"));
    expect((await grosses(udrId)).at(-1)).toBe("7");
  });

  test("asked anew takes the place of what waited", async () => {
    const udrId = await ordered(later(NOON, 30));
    const udr = await udrOf(emil(NOON), udrId);
    await adjust(later(NOON, 31), adjustOf(udr, { discounts: GOODWILL_30 }), "First");
    await adjust(later(NOON, 32), adjustOf(udr, { discounts: [{ code: "GOODWILL", value: "40" }] }), "Second");
    expect(await openRequests(udrId)).toEqual(["Goodwill after a complaint: Second"]);
  });

  test("is refused without a word of why, and nothing is stored", async () => {
    const udrId = await ordered(later(NOON, 40));
    const change = adjustOf(await udrOf(emil(NOON), udrId), { discounts: GOODWILL_30 });
    const { token: previewToken } = await done(previewUdrChange(emil(later(NOON, 41)), change, "GOODWILL"));
    const result = await adjustUdr(emil(later(NOON, 41)), { change, previewToken, reasonCode: "GOODWILL", reasonText: "  " });
    expect(result).toMatchObject({ ok: false, refusal: { code: "APPROVAL_NOTE_MISSING", path: "reasonText" } });
    expect(await openRequests(udrId)).toEqual([]);
    expect(await queued(udrId)).toEqual({ rows: 1, gross: "10" });
  });
});
