import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type AluxsatDesk,
  adjustOf,
  atNicosia,
  billAll,
  correct,
  later,
  openAluxsatDesk,
  orderFilm,
  type Story,
  topUp,
  udrOf,
} from "#db/testing/aluxsat-desk.ts";
import type { UdrAction } from "#lib/domain/udr/udr-actions.ts";
import type { UdrDetail } from "#lib/domain/udr/udr-view.ts";

let desk: AluxsatDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  await topUp({ desk, customer: "nikos" }, "500.00", atNicosia("08:00"));
});

afterAll(() => desk.close());

/**
 * "Numbers, one UDR billed at €10.00": the table of domain rule 5.2, to the cent. + debits the customer, − credits. Every
 * earlier RBI is billed before the next action; RBIs that were cancelled before they were billed do not count.
 */
const SHEET = [
  { name: "billed", actions: [], rbis: ["10.00"], net: "10.00" },
  { name: "Cancel", actions: ["cancel"], rbis: ["10.00", "-10.00"], net: "0.00" },
  { name: "Set As Not To Be Billed", actions: ["setNotToBeBilled"], rbis: ["10.00", "-10.00"], net: "0.00" },
  { name: "Adjust to off-peak (02:00)", actions: ["adjust"], rbis: ["10.00", "-10.00", "5.00"], net: "5.00" },
  { name: "Set As Creditable", actions: ["setCreditable"], rbis: ["10.00", "-10.00", "-10.00"], net: "-10.00" },
  {
    name: "… then Set As Billable",
    actions: ["setCreditable", "setBillable"],
    rbis: ["10.00", "-10.00", "-10.00", "10.00", "10.00"],
    net: "10.00",
  },
  {
    name: "Cancel of a credited UDR",
    actions: ["setCreditable", "cancel"],
    rbis: ["10.00", "-10.00", "-10.00", "10.00"],
    net: "0.00",
  },
] as const satisfies readonly { name: string; actions: readonly UdrAction[]; rbis: readonly string[]; net: string }[];

describe.each([
  { subscription: "normal", customer: "eleni" },
  { subscription: "prepaid", customer: "nikos" },
] as const)("one UDR billed at €10.00 on a $subscription subscription", ({ subscription, customer }) => {
  test.each(SHEET)("$name", async ({ actions, rbis, net }) => {
    const story: Story = { desk, customer };
    const udrId = await orderFilm(story, atNicosia("20:00"));
    await billAll(story, atNicosia("20:05"));
    let now = atNicosia("20:10");
    for (const action of actions) {
      await act(await udrOf(desk.as("careLead", now), udrId), action);
      now = later(now, 10);
      await billAll(story, now);
    }
    const udr = await udrOf(desk.as("careLead", now), udrId);
    expect(udr.chain.filter(({ state }) => state !== "cancelled").map(({ gross }) => gross)).toEqual(rbis);
    expect(udr.chain.every(({ state }) => state === "billed")).toBe(true);
    expect(udr.net).toBe(net);
    if (subscription === "prepaid") expect(udr.chain.every(({ walletTransaction }) => walletTransaction !== null)).toBe(true);
    else expect(udr.chain.every(({ bill }) => bill !== null)).toBe(true);
  });
});

test("a credit that was billed as its first RBI is debited back by Cancel", async () => {
  const story: Story = { desk, customer: "eleni" };
  const udrId = await orderFilm(story, atNicosia("21:00"));
  await act(await udrOf(desk.as("careLead", atNicosia("21:01")), udrId), "setCreditable");
  await billAll(story, atNicosia("21:05"));
  await act(await udrOf(desk.as("careLead", atNicosia("21:06")), udrId), "cancel");
  await billAll(story, atNicosia("21:10"));
  const { chain } = await udrOf(desk.as("careLead", atNicosia("21:11")), udrId);
  expect(chain.map(({ gross, state }) => `${gross} ${state}`)).toEqual([
    "10.00 cancelled",
    "-10.00 cancelled",
    "-10.00 billed",
    "10.00 billed",
  ]);
});

/** The preview's entries are what posts. */
async function act(udr: UdrDetail, action: UdrAction): Promise<void> {
  const target = { udrId: udr.udrId, expectedRevision: udr.revision };
  const change = action === "adjust" ? adjustOf(udr, { from: "2026-03-03T02:00:00+02:00" }) : { action, ...target };
  const result = await correct(desk.as("careLead", atNicosia("20:10")), change);
  if (!result.ok) throw new Error(`${action}: ${JSON.stringify(result.refusal)}`);
  const { preview, done } = result.value;
  expect(done.entries.map(({ gross, goes }) => ({ gross, goes }))).toEqual(preview.entries.map(({ gross, goes }) => ({ gross, goes })));
  expect(done.net).toBe(preview.net);
}
