import { expect, test } from "vitest";
import { type AdjustFields, withFields } from "./adjust-fields.ts";
import type { AdjustUdrChange } from "./udr-action-schema.ts";
import { adjustFieldsOf, adjustUdrBody, udrParams } from "./udr-requests.ts";

const CURRENT: AdjustUdrChange = {
  action: "adjust",
  udrId: 7,
  expectedRevision: 2,
  product: "LOTR1",
  quantity: "1",
  source: "DECODER",
  udrType: "PPV",
  billingEffectiveAt: "2026-03-03T18:00:00.000Z",
  from: "2026-03-03T18:00:00.000Z",
  to: null,
  metadata: { device: "TV", network: "5G" },
};

test.each<readonly [string, AdjustFields, Partial<AdjustUdrChange>]>([
  ["nothing", {}, {}],
  ["one field", { product: "LOTR2" }, { product: "LOTR2" }],
  ["what is undefined not at all", { source: undefined, quantity: "2" }, { quantity: "2" }],
  ["an end that was not there", { to: "2026-03-03T20:00:00.000Z" }, { to: "2026-03-03T20:00:00.000Z" }],
  ["one key of the metadata", { metadata: { device: "TABLET" } }, { metadata: { device: "TABLET", network: "5G" } }],
  ["a key away", { metadata: { network: null } }, { metadata: { device: "TV" } }],
])("changes %s, and leaves the rest", (_what, fields, changed) => {
  expect(withFields(CURRENT, fields)).toEqual({ ...CURRENT, ...changed });
});

test("a request names the fields as the trade does", () => {
  const body = adjustUdrBody.parse({
    usageAmount: "2",
    billingEffectiveDate: "2026-03-04T00:00:00Z",
    totalAmount: "5.00",
    taxAmount: "0.45",
    to: null,
    reasonCode: "G",
  });
  expect(adjustFieldsOf(body)).toEqual({ quantity: "2", billingEffectiveAt: "2026-03-04T00:00:00Z", gross: "5.00", tax: "0.45", to: null });
  expect(adjustUdrBody.safeParse({ quantity: "2" }).success).toBe(false);
});

test.each([
  ["1042", 1042],
  ["0", null],
  ["01", null],
  ["1e3", null],
  ["-1", null],
  ["9".repeat(16), null],
])("the number %s is %s", (text, number) => {
  expect(udrParams.safeParse({ udr: text }).data?.udr ?? null).toBe(number);
});
