import { describe, expect, it } from "vitest";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { type Taxed, taxProblem } from "./tax-rate-rules.ts";

const NOW = instantFromMillis(100);
const at = (millis: number) => instantFromMillis(millis);

/** "10@0 19@150" */
const rates = (text: string) =>
  text.split(" ").flatMap((rate) => {
    const [percent = "", from = "0"] = rate.split("@");
    return percent === "" ? [] : [{ percent, validFrom: at(Number.parseInt(from, 10)) }];
  });
const taxed = (validFrom: number, text: string, rating: Taxed["rating"] = "here"): Taxed => ({
  rating,
  validFrom: at(validFrom),
  taxRate: text.startsWith("=") ? text.slice(1) : null,
  taxRates: text.startsWith("=") ? [] : rates(text),
});
/** "=TEN": it shares that rate. */
const SHARED = new Map([
  ["TEN", rates("10@20")],
  ["TEN-THEN-19", rates("10@20 19@60")],
  ["TEN-TO-BE-19", rates("10@20 19@150")],
  ["TEN-UNTIL-NOW", rates("10@20 19@100")],
  ["LATE", rates("10@70")],
]);

describe("tax is never changed backwards (now is 100)", () => {
  it.each([
    ["new, with its beginning", null, taxed(50, "10@50"), null],
    ["new, in the future", null, taxed(150, "10@150"), null],
    ["new, without", null, taxed(50, ""), "missing"],
    ["new, later than its beginning", null, taxed(150, "10@160"), "missing"],
    ["new, priced elsewhere without", null, taxed(50, "", "elsewhere"), null],
    ["new, at another instant of the past", null, taxed(50, "10@50 19@60"), "past"],
    ["unchanged", taxed(50, "10@50"), taxed(50, "10@50"), null],
    ["written otherwise", taxed(50, "10@50"), taxed(50, "10.0@50"), null],
    ["another from the future", taxed(50, "10@50"), taxed(50, "10@50 19@101"), null],
    ["another from now", taxed(50, "10@50"), taxed(50, "10@50 19@100"), "past"],
    ["another from the past", taxed(50, "10@50"), taxed(50, "10@50 19@60"), "past"],
    ["the one in force changed", taxed(50, "10@50"), taxed(50, "19@50"), "inForce"],
    ["the one in force removed", taxed(50, "10@50 19@150"), taxed(50, "19@150"), "inForce"],
    ["the one that begins now removed", taxed(50, "10@50 19@100"), taxed(50, "10@50"), "inForce"],
    ["a future one removed", taxed(50, "10@50 19@150"), taxed(50, "10@50"), null],
    ["a future one changed", taxed(50, "10@50 19@150"), taxed(50, "10@50 20@150"), null],
    ["not begun, and its only one removed", taxed(150, "10@150"), taxed(150, ""), "missing"],
    ["not begun, and begins sooner without one", taxed(150, "10@150"), taxed(90, "10@150"), "missing"],
    ["not begun, and begins sooner with one", taxed(150, "10@150"), taxed(90, "10@90"), null],
    ["not begun, one in force, another at its beginning", taxed(150, "10@0"), taxed(90, "10@0 19@90"), "past"],
    ["begun without one, renamed", taxed(50, ""), taxed(50, ""), null],
    ["begun without one, taxed backwards", taxed(50, ""), taxed(50, "10@50"), "past"],
    ["begun without one, taxed from the future", taxed(50, ""), taxed(50, "10@101"), null],
    ["begins earlier than its tax", taxed(50, "10@50"), taxed(40, "10@50"), "missing"],
    ["new, shared", null, taxed(50, "=TEN"), null],
    ["new, shared, but beginning later", null, taxed(50, "=LATE"), "missing"],
    ["its own, shared where it was the same", taxed(50, "10@50"), taxed(50, "=TEN"), null],
    ["its own, shared where it is the same until later", taxed(50, "10@50"), taxed(50, "=TEN-TO-BE-19"), null],
    ["its own, shared where it changes now", taxed(50, "10@50"), taxed(50, "=TEN-UNTIL-NOW"), "inForce"],
    ["its own, shared where it was another", taxed(50, "10@50"), taxed(50, "=TEN-THEN-19"), "inForce"],
    ["not begun, shared whatever it was", taxed(150, "10@150"), taxed(150, "=TEN-THEN-19"), null],
    ["shared, another that was the same", taxed(50, "=TEN"), taxed(50, "=TEN-TO-BE-19"), null],
    ["shared, another that was not", taxed(50, "=TEN"), taxed(50, "=TEN-THEN-19"), "inForce"],
    ["shared, its own as it was", taxed(50, "=TEN"), taxed(50, "10@50"), null],
    ["shared, its own as it was, and another to come", taxed(50, "=TEN"), taxed(50, "10.0@20 19@101"), null],
    ["shared, its own as it was not", taxed(50, "=TEN"), taxed(50, "19@50"), "inForce"],
    ["shared, none of its own", taxed(50, "=TEN"), taxed(50, ""), "inForce"],
    ["shared, and begins earlier than it", taxed(50, "=TEN"), taxed(10, "=TEN"), "missing"],
    ["rated here from now on, without", taxed(50, "", "elsewhere"), taxed(50, ""), "missing"],
  ])("%s", (_, before, after, expected) => {
    expect(taxProblem({ before, after, shared: SHARED, now: NOW })?.kind ?? null).toBe(expected);
  });
});
