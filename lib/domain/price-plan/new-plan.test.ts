import { describe, expect, it } from "vitest";
import { copyWarnings, type NewPlan, newPlanProblems } from "./new-plan.ts";

const PLAN: NewPlan = {
  kind: "group",
  name: "VIP prices",
  code: "VIP",
  description: "",
  currency: "EUR",
  timeZone: "Europe/Nicosia",
  taxInclusive: true,
  begins: "copy",
  copied: "GLOBAL",
};
const GLOBAL = { code: "GLOBAL", name: "Global", currency: "EUR", taxInclusive: true, timeZone: "Europe/Nicosia" };

describe("a new plan", () => {
  it.each<[string, Partial<NewPlan>, readonly string[]]>([
    ["whole", {}, []],
    ["nothing typed", { name: " ", code: "" }, ["name", "code"]],
    ["an odd code", { code: "vip prices" }, ["code"]],
    ["an unknown currency", { currency: "QQQ" }, ["currency"]],
    ["an unknown zone", { timeZone: "Nicosia" }, ["timeZone"]],
    ["a copy of nothing", { copied: "" }, ["copied"]],
    ["nothing to copy where nothing is copied", { copied: "", begins: "import" }, []],
  ])("%s", (_name, changes, fields) => {
    expect(newPlanProblems({ ...PLAN, ...changes }).map(({ field }) => field)).toEqual(fields);
  });

  it("says what copied figures would mean otherwise", () => {
    expect(copyWarnings(PLAN, GLOBAL)).toEqual([]);
    expect(copyWarnings({ ...PLAN, currency: "USD", taxInclusive: false, timeZone: "UTC" }, GLOBAL)).toEqual([
      "Global is in EUR: its figures are copied as they are, now in USD.",
      "The prices of Global include tax: the same figures would now have it added.",
      "Global counts its days in Europe/Nicosia.",
    ]);
    expect(copyWarnings({ ...PLAN, currency: "USD", begins: "empty" }, GLOBAL)).toEqual([]);
  });
});
