import { expect, test } from "vitest";
import { SCOPES } from "../rate-book.ts";
import type { Charge } from "./charge.ts";
import { scopeProblem } from "./fits-scope.ts";

const bands = [{ upTo: null, price: "1" }];

test.each<[string, Charge]>([
  ["udr period pool", { charge: "perUnit", price: "1" }],
  ["udr period pool", { charge: "perUnit", price: "1", times: "mbps", minimum: "1" }],
  ["udr             ", { charge: "flat", amount: "1" }],
  ["udr period pool", { charge: "graduated", bands }],
  ["udr period pool", { charge: "volume", bands }],
  ["udr period pool", { charge: "package", size: "1", price: "1" }],
  ["udr period pool", { charge: "package", size: "1", price: "1", free: "0.00" }],
  ["    period pool", { charge: "package", size: "1", price: "1", free: "0.01" }],
  ["udr             ", { charge: "stepped", segments: [{ from: "0", price: "1", increment: "1" }] }],
  ["udr period pool", { charge: "percentage", of: "amount", rate: "1", fixed: "1" }],
  ["udr period pool", { charge: "percentage", of: "amount", rate: "1", freeUdrs: 0, freeAmount: "0" }],
  ["    period pool", { charge: "percentage", of: "amount", rate: "1", freeUdrs: 1 }],
  ["    period pool", { charge: "percentage", of: "amount", rate: "1", freeAmount: "1" }],
  ["udr             ", { charge: "costPlus", of: "cost", markup: "1" }],
])("%s: %j", (scopes, charge) => {
  expect(SCOPES.filter((scope) => scopeProblem(charge, scope) === null).join(" ")).toBe(scopes.trim());
});

test("the problem names the member and says what to do", () => {
  expect(scopeProblem({ charge: "percentage", of: "amount", rate: "1", freeUdrs: 0, freeAmount: "1" }, "udr")?.member).toBe("freeAmount");
  expect(scopeProblem({ charge: "percentage", of: "amount", rate: "1", freeUdrs: 2, freeAmount: "1" }, "udr")?.member).toBe("freeUdrs");
  expect(scopeProblem({ charge: "package", size: "1", price: "1", free: "5" }, "udr")).toEqual({
    member: "free",
    message: 'A free part is for all usage of a cycle together, so the scope of the rate must be "period" or "pool", not "udr"',
  });
  expect(scopeProblem({ charge: "flat", amount: "1" }, "pool")).toEqual({
    member: null,
    message: 'A flat amount is taken for each UDR, so the scope of the rate must be "udr", not "pool"',
  });
});
