import { afterAll, beforeAll, expect, test } from "vitest";
import { type AluxsatDesk, atNicosia, correct, later, openAluxsatDesk, orderFilm } from "#db/testing/aluxsat-desk.ts";
import type { UdrListInput } from "#lib/domain/udr/udr-list-schema.ts";
import type { UdrPage } from "#lib/domain/udr/udr-view.ts";
import { getCorrectionForm } from "./get-correction-form.ts";
import { listUdrs } from "./list-udrs.ts";

let desk: AluxsatDesk;
const ordered: number[] = [];

/** 60 films by the hotel, which is billed at once, ten minutes apart, then two by Eleni, of which one is cancelled. */
beforeAll(async () => {
  desk = await openAluxsatDesk();
  for (let index = 0; index < 60; index += 1) {
    ordered.push(
      await orderFilm({ desk, customer: "hotel" }, later(atNicosia("00:10"), index * 10), index % 2 === 0 ? "LOTR1" : "SERENDIPITY"),
    );
  }
  const first = await orderFilm({ desk, customer: "eleni" }, atNicosia("23:59", 4));
  ordered.push(first, await orderFilm({ desk, customer: "eleni" }, atNicosia("00:00", 5)));
  await correct(desk.as("careAgent", atNicosia("08:00", 5)), { action: "cancel", udrId: first, expectedRevision: 1 });
}, 120_000);
afterAll(() => desk.close());

test("the list runs newest first through everything, no UDR twice and none left out", async () => {
  const first = await page({});
  expect(first).toMatchObject({ count: { rows: 62, isMore: false }, nextCursor: null, previousCursor: null, lookedUntil: null });
  expect(first.rows.map(({ udrId }) => udrId)).toEqual(ordered.toReversed());
});

test.each<readonly [Partial<UdrListInput>, number]>([
  [{ account: "A-10005" }, 60],
  [{ account: "A-10001" }, 2],
  [{ account: "A-0" }, 0],
  [{ product: "SERENDIPITY" }, 30],
  [{ udrType: "PPV" }, 62],
  [{ udrType: "NONE" }, 0],
  [{ state: "cancelled" }, 1],
  [{ directive: "notToBeBilled" }, 0],
  [{ rated: "completed" }, 61],
  [{ rated: "none" }, 1],
  [{ rated: "pending" }, 0],
  [{ charge: "billed" }, 60],
  [{ charge: "notBilled" }, 1],
  [{ subscription: "S-20001" }, 2],
  [{ subscription: "S-20001", account: "A-10005" }, 0],
  [{ totalMin: "5" }, 61],
  [{ usageMax: "0.5" }, 0],
  [{ catalog: "NONE" }, 0],
  [{ from: "2026-03-04", to: "2026-03-04" }, 1],
  [{ from: "2026-03-05" }, 1],
  [{ to: "2026-03-03", account: "A-10005", product: "LOTR1" }, 30],
])("%j finds %d", async (input, count) => {
  expect((await page(input)).count).toEqual({ rows: count, isMore: false });
});

test("a number finds its UDR with everything the table shows", async () => {
  const [udrId = 0] = ordered;
  expect((await page({ number: String(udrId) })).rows).toEqual([
    {
      udrId,
      revision: 1,
      reference: null,
      batch: null,
      accountNumber: "A-10005",
      accountName: "Kourion Hotels Ltd",
      subscriptionNumber: "S-20005",
      product: { code: "LOTR1", name: "The Lord of the Rings 1" },
      productType: { code: "PPV-MOVIE", name: "PPV films" },
      productFamily: { code: "PPV", name: "Pay-per-view films" },
      udrType: { code: "PPV", name: "Pay-per-view" },
      metadata: {},
      quantity: "1",
      unit: "TRX",
      from: "2026-03-02T22:10:00.000Z",
      to: null,
      billingEffectiveAt: "2026-03-02T22:10:00.000Z",
      source: { code: "CALL-CENTRE", name: "Call centre" },
      directive: "toBeBilled",
      state: "posted",
      isDisputed: false,
      ratingState: "completed",
      gross: "5.00",
      currency: "EUR",
    },
  ]);
});

test("the correction form offers usage services only, each with what measures it", async () => {
  const form = await getCorrectionForm(desk.as("careAgent", atNicosia("08:00", 5)));
  const { reasons, offer } = form.ok ? form.value : { reasons: [], offer: { products: [], udrTypes: [] } };
  expect(reasons[0]).toEqual({ code: "GOODWILL", label: "Goodwill after a complaint", usageHappened: true });
  expect(offer.products.map(({ code }) => code)).not.toContain("PPV-SERVICE");
  expect(offer.products.find(({ code }) => code === "LOTR1")).toEqual({
    code: "LOTR1",
    name: "The Lord of the Rings 1",
    udrTypes: ["PPV"],
  });
  expect(offer.udrTypes[0]?.sources.map(({ code }) => code)).toEqual(["CALL-CENTRE", "DECODER", "WEB-API"]);
});

async function page(input: Partial<UdrListInput>): Promise<UdrPage> {
  const listed = await listUdrs(desk.as("careAgent", atNicosia("08:00", 5)), { sort: "-from", ...input });
  if (!listed.ok) throw new Error(listed.refusal.code);
  return listed.value;
}
