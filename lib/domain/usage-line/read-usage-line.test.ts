import { describe, expect, test } from "vitest";
import { decimalToString } from "#lib/kernel/decimal.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { readUsageLine } from "./read-usage-line.ts";

const LINE = { udr: "U1", product: "LOTR1", amount: "1.5", from: "2026-03-03T02:14:00+02:00" };

/** What is wrong with the line that has these members instead: "CODE path message", or "fine". */
function refusalOf(changes: object): string {
  const read = readUsageLine({ ...LINE, ...changes });
  return read.ok ? "fine" : `${read.refusal.code} ${read.refusal.path} ${read.refusal.message}`;
}

test("a line with all its members", () => {
  const to = "2026-03-03T03:14:00.5+02:00";
  const parties = { subscription: "S1", account: "A1", classification: "VIP", currency: "EUR" };
  const adHoc = [{ kind: "percentage", value: "10" }];
  const read = readUsageLine({ ...LINE, ...parties, to, metadata: { a: "b" }, directive: "toBeCredited", adHoc });
  if (!read.ok) return expect.fail(JSON.stringify(read.refusal));
  const { quantity, from, to: end, ...others } = read.value;
  expect([decimalToString(quantity), instantToString(from), end && instantToString(end)]).toEqual([
    "1.5",
    "2026-03-03T00:14:00.000Z",
    "2026-03-03T01:14:00.500Z",
  ]);
  expect(others).toEqual({ udr: "U1", product: "LOTR1", ...parties, metadata: { a: "b" }, directive: "toBeCredited", adHoc });
});

test("what may be absent is the same when it is null", () => {
  const absent = readUsageLine(LINE);
  const nulls = { to: null, metadata: null, subscription: null, account: null, classification: null, currency: null };
  expect(absent).toEqual(readUsageLine({ ...LINE, ...nulls, directive: null, adHoc: null }));
  expect(absent).toMatchObject({ value: { to: null, metadata: {}, subscription: null, directive: "toBeBilled", adHoc: [] } });
});

describe("a line that is refused", () => {
  test.each<[object, string]>([
    // What is different            the refusal
    [{ quantity: "1" }, 'BAD_LINE quantity A usage line has no member "quantity". Correct its name or leave it out.'],
    [{ udr: undefined }, 'BAD_LINE udr Give the UDR its number as text, such as "U1".'],
    [{ udr: "" }, 'BAD_LINE udr Give the UDR its number as text, such as "U1".'],
    [{ udr: 1 }, 'BAD_LINE udr Give the UDR its number as text, such as "U1".'],
    [{ product: null }, 'BAD_LINE product Name the product by its code as text, such as "LOTR1".'],
    [{ amount: undefined }, 'BAD_LINE amount The usage amount is missing. Write it as text, such as "1.5".'],
    [{ amount: 1.5 }, 'BAD_LINE amount Write the usage amount as text, such as "1.5", so that no digit is lost.'],
    [{ amount: "1,5" }, 'BAD_LINE amount "1,5" is not a plain decimal. Write digits with a point, such as "1.5".'],
    [{ amount: "1e3" }, 'BAD_LINE amount "1e3" is not a plain decimal. Write digits with a point, such as "1.5".'],
    [{ amount: " 1" }, 'BAD_LINE amount " 1" is not a plain decimal. Write digits with a point, such as "1.5".'],
    [{ amount: "" }, 'BAD_LINE amount "" is not a plain decimal. Write digits with a point, such as "1.5".'],
    [{ amount: "-1" }, "NEGATIVE_USAGE amount Usage cannot be negative."],
    [{ amount: "1000000000000" }, "TOO_MANY_DIGITS amount At most 12 digits before and after the point (6 after it for money)."],
    [{ amount: "0.0000000000001" }, "TOO_MANY_DIGITS amount At most 12 digits before and after the point (6 after it for money)."],
    [{ amount: "-0" }, "fine"],
    [{ amount: "999999999999.999999999999" }, "fine"],
    [{ amount: "1.0000000000000" }, "fine"],
    [
      { from: undefined },
      'BAD_LINE from The time of the usage is missing. Write date, time and offset, such as "2026-03-03T02:14:00+02:00".',
    ],
    [
      { from: "2026-03-03T02:14:00" },
      'BAD_LINE from "2026-03-03T02:14:00" is not an instant. Write date, time and offset, such as "2026-03-03T02:14:00+02:00".',
    ],
    [
      { from: "2026-02-30T00:00:00Z" },
      'BAD_LINE from "2026-02-30T00:00:00Z" is not an instant. Write date, time and offset, such as "2026-03-03T02:14:00+02:00".',
    ],
    [{ from: 1772496840 }, 'BAD_LINE from 1772496840 is not an instant. Write date, time and offset, such as "2026-03-03T02:14:00+02:00".'],
    [{ to: "tomorrow" }, 'BAD_LINE to "tomorrow" is not an instant. Write date, time and offset, such as "2026-03-03T02:14:00+02:00".'],
    [{ to: "2026-03-03T00:13:59Z" }, "BAD_LINE to To cannot be before From. Exchange them, or leave out to."],
    [{ to: "2026-03-03T00:14:00Z" }, "fine"],
    [{ metadata: "5G" }, 'BAD_LINE metadata Write the metadata as an object, such as { "network": "5G" }.'],
    [{ metadata: [] }, 'BAD_LINE metadata Write the metadata as an object, such as { "network": "5G" }.'],
    [{ subscription: 7 }, 'BAD_LINE subscription Write the subscription as text, such as "S1".'],
    [{ account: {} }, 'BAD_LINE account Write the account as text, such as "A1".'],
    [{ classification: true }, 'BAD_LINE classification Write the classification as text, such as "VIP".'],
    [{ currency: 978 }, 'BAD_LINE currency Write the currency as text, such as "EUR".'],
    [{ directive: "billed" }, "BAD_LINE directive Choose the directive from toBeBilled, toBeCredited, notToBeBilled."],
    [{ amount: "-1", directive: "billed" }, "BAD_LINE directive Choose the directive from toBeBilled, toBeCredited, notToBeBilled."],
  ])("%j: %s", (changes, expected) => {
    expect(refusalOf(changes)).toBe(expected);
  });

  test.each([null, [], "U1", 1])("%j is no line", (given) => {
    expect(readUsageLine(given)).toMatchObject({ refusal: { code: "BAD_LINE", path: "" } });
  });

  test("what every object inherits is no member of it", () => {
    expect(readUsageLine(JSON.parse('{ "__proto__": 1 }'))).toMatchObject({ refusal: { code: "BAD_LINE", path: "__proto__" } });
  });
});

describe("ad hoc discounts", () => {
  const digits = "At most 12 digits before and after the point (6 after it for money).";

  test.each<[unknown, string]>([
    // As written                   the refusal
    [[], "fine"],
    [[{ kind: "percentage", value: "100" }], "fine"],
    [
      [
        { kind: "amount", value: "0.000001" },
        { kind: "freeUsage", value: "0.000000000001" },
      ],
      "fine",
    ],
    ["10", "BAD_LINE adHoc Write ad hoc discounts as a list, one object for each."],
    [["10"], 'BAD_LINE adHoc[0] An ad hoc discount is an object, such as { "kind": "percentage", "value": "10" }.'],
    [[{ kind: "percentage", value: "1", level: 2 }], "BAD_LINE adHoc[0].level An ad hoc discount has a kind and a value. Leave out level."],
    [[{ kind: "percent", value: "1" }], "BAD_LINE adHoc[0].kind Choose the kind from amount, percentage, freeUsage."],
    [[{ value: "1" }], "BAD_LINE adHoc[0].kind Choose the kind from amount, percentage, freeUsage."],
    [[{ kind: "percentage", value: 10 }], 'BAD_LINE adHoc[0].value Write the value as text, a plain decimal such as "10".'],
    [[{ kind: "percentage" }], 'BAD_LINE adHoc[0].value Write the value as text, a plain decimal such as "10".'],
    [
      [
        { kind: "amount", value: "1" },
        { kind: "amount", value: "-1" },
      ],
      "BAD_LINE adHoc[1].value A discount cannot be negative. Leave out the sign.",
    ],
    [[{ kind: "percentage", value: "100.01" }], "BAD_LINE adHoc[0].value Write a percentage between 0 and 100."],
    [[{ kind: "amount", value: "0.0000001" }], `TOO_MANY_DIGITS adHoc[0].value ${digits}`],
    [[{ kind: "freeUsage", value: "1000000000000" }], `TOO_MANY_DIGITS adHoc[0].value ${digits}`],
  ])("%j: %s", (adHoc, expected) => {
    expect(refusalOf({ adHoc })).toBe(expected);
  });
});
