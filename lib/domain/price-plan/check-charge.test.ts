import { expect, test } from "vitest";
import { checkPricing } from "./check-document.ts";
import { NO_DEFINITIONS } from "./definitions.ts";
import { readDocument } from "./read-document.ts";

/** "path message" of each finding, below the base of the one rate, or below the charge of its one level. */
function findings(charge: object, scope: string, place: "base" | "level"): readonly string[] {
  const plain = { charge: "perUnit", price: "1" };
  const tiered = place === "level" ? [{ level: 1, zone: "5G", charge }] : [];
  const result = readDocument({
    format: "ratewright/price-plan@1",
    code: "GLOBAL",
    name: "Global price plan",
    currency: "EUR",
    taxInclusive: true,
    timeZone: "Europe/Nicosia",
    zones: { "5G": { all: [{ attribute: "network", is: "5G" }] } },
    rates: [{ key: "data", for: { product: "DATA" }, scope, base: place === "base" ? charge : plain, tiered }],
  });
  if (!result.ok) return expect.fail(JSON.stringify(result.refusal));
  const path = place === "base" ? "rates[0].base" : "rates[0].tiered[0].charge";
  return checkPricing(result.value, NO_DEFINITIONS).map(
    ({ severity, path: at, message }) => `${severity} ${at.startsWith(path) ? at.slice(path.length).replace(/^\./, "") : at}: ${message}`,
  );
}

const bands = (...upTo: readonly (string | null)[]) => upTo.map((each) => ({ upTo: each, price: "1" }));
const graduated = (...upTo: readonly (string | null)[]) => ({ charge: "graduated", bands: bands(...upTo) });
const volume = (...upTo: readonly (string | null)[]) => ({ charge: "volume", bands: bands(...upTo) });
const stepped = (...segments: readonly (readonly [from: string, increment: string])[]) => ({
  charge: "stepped",
  segments: segments.map(([from, increment]) => ({ from, price: "1", increment })),
});
const pack = { charge: "package", size: "10", price: "1" };
const percentage = { charge: "percentage", of: "amount", rate: "3" };

const LAST = "so usage above that would have no price. Its upTo must be null.";
const NOT_LAST = "Only the last band is without end, so no usage would reach the bands after this one.";

test.each<[string, object, readonly string[]]>([
  ["one band", graduated(null), []],
  ["bands that ascend", graduated("10", "20.5", null), []],
  ["a bounded last band", graduated("10", "20"), [`error bands[1].upTo: The last band ends at 20, ${LAST}`]],
  ["one bounded band", volume("10"), [`error bands[0].upTo: The last band ends at 10, ${LAST}`]],
  ["an endless band before the last", volume(null, "20", null), [`error bands[0].upTo: ${NOT_LAST}`]],
  [
    "bands out of order",
    volume("20", "10", null),
    ["error bands[1].upTo: A band up to 10 cannot come after a band up to 20: each must end above the one before it."],
  ],
  [
    "bands that end alike",
    graduated("10", "10.0", null),
    ["error bands[1].upTo: A band up to 10.0 cannot come after a band up to 10: each must end above the one before it."],
  ],
  ["one segment", stepped(["0", "60"]), []],
  ["segments of whole increments", stepped(["0", "60"], ["180", "0.5"], ["180.5", "1"]), []],
  ["a segment from 0.0", stepped(["0.0", "60"]), []],
  ["a first segment that begins later", stepped(["1", "60"]), ["error segments[0].from: The first segment begins at 0."]],
  [
    "segments out of order",
    stepped(["0", "60"], ["120", "60"], ["60", "60"]),
    ["error segments[2].from: A segment from 60 cannot come after a segment from 120: each must begin above the one before it."],
  ],
  [
    "segments that begin alike",
    stepped(["0", "60"], ["0", "60"]),
    ["error segments[1].from: A segment from 0 cannot come after a segment from 0: each must begin above the one before it."],
  ],
  [
    "a segment that an increment runs over",
    stepped(["0", "60"], ["90.5", "1"]),
    ["error segments[0].increment: The segment from 0 to 90.5 is 90.5 long, which is not a whole number of increments of 60."],
  ],
  ["limits that are equal", { ...pack, minimum: "1.0", maximum: "1" }, []],
  [
    "limits that exclude each other",
    { ...pack, minimum: "2", maximum: "1.99" },
    ["error minimum: The minimum 2 is above the maximum 1.99."],
  ],
])("%s", (_, charge, expected) => {
  expect(findings(charge, "udr", "base")).toEqual(expected);
  expect(findings(charge, "udr", "level")).toEqual(expected);
});

const ALONE = /^error : .* so the scope of the rate must be "udr", not "(period|pool)"\.$/;
const TOGETHER = /^error (free|freeUdrs|freeAmount): .* must be "period" or "pool", not "udr"\.$/;

test.each<[string, object, RegExp | null, RegExp | null]>([
  // charge, in scope udr, in scopes period and pool
  ["perUnit", { charge: "perUnit", price: "1" }, null, null],
  ["flat", { charge: "flat", amount: "1" }, null, ALONE],
  ["graduated", graduated(null), null, null],
  ["volume", volume(null), null, null],
  ["package", pack, null, null],
  ["package with a free part", { ...pack, free: "5" }, TOGETHER, null],
  ["stepped", stepped(["0", "60"]), null, ALONE],
  ["percentage", percentage, null, null],
  ["percentage with free UDRs", { ...percentage, freeUdrs: 3 }, TOGETHER, null],
  ["percentage with a free amount", { ...percentage, freeAmount: "3" }, TOGETHER, null],
  ["costPlus", { charge: "costPlus", of: "cost", markup: "20" }, null, ALONE],
])("%s in each scope", (_, charge, alone, together) => {
  for (const place of ["base", "level"] as const) {
    for (const [scope, expected] of [
      ["udr", alone],
      ["period", together],
      ["pool", together],
    ] as const) {
      const found = findings(charge, scope, place).filter((finding) => !finding.startsWith("error rates"));
      expect(found).toEqual(expected === null ? [] : [expect.stringMatching(expected)]);
    }
  }
});
