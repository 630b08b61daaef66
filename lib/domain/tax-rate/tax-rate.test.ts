import { describe, expect, it } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, instantToString, parseInstant } from "#lib/kernel/instant.ts";
import type { StoredProduct } from "../product/product-content.ts";
import { decideSaveTaxRate, type StepsChange, stepsProblem, type TaxRateSave } from "./decide-save-tax-rate.ts";
import { beginningOfDay, dayBeginningAt } from "./local-day.ts";
import { planTaxMove } from "./plan-tax-move.ts";
import { NEW_TAX_RATE_DRAFT, type TaxRateDraft, taxRateDraft, taxRateInput, taxRateProblems } from "./tax-rate-draft.ts";
import { saveTaxRateInput } from "./tax-rate-schema.ts";
import { firstDifference, nextStep, percentOf } from "./tax-steps.ts";

const ZONE = "Europe/Nicosia";
const instant = (text: string): Instant => present(parseInstant(text), text);
const day = (text: string): Instant => present(beginningOfDay(text, ZONE), text);
const NOW = instant("2026-11-21T14:00:00+02:00");

/** "19@2014-01-13 20@2027-01-01" */
const steps = (text: string) =>
  text.split(" ").flatMap((step) => {
    const [percent = "", from = ""] = step.split("@");
    return percent === "" ? [] : [{ percent, validFrom: from.includes("T") ? instant(from) : day(from) }];
  });

describe("the steps of a tax rate", () => {
  const rate = steps("19@2014-01-13 20@2027-01-01");

  it.each([
    ["before the first", "2014-01-12T21:59:59.999Z", null],
    ["with the first", "2014-01-12T22:00:00.000Z", "19"],
    ["the moment before the next", "2026-12-31T21:59:59.999Z", "19"],
    ["with the next", "2026-12-31T22:00:00.000Z", "20"],
    ["long after the last", "2126-01-01T00:00:00.000Z", "20"],
  ])("are half-open: %s", (_, at, percent) => {
    expect(percentOf(rate, instant(at))).toBe(percent);
  });

  it("say what comes next", () => {
    expect(nextStep(rate, NOW)?.percent).toBe("20");
    expect(nextStep(rate, day("2027-01-01"))).toBeNull();
  });

  it.each([
    ["the same", "19@2014-01-13 20@2027-01-01", "2014-01-13", null],
    ["written otherwise", "19.0@2014-01-13 20.00@2027-01-01", "2014-01-13", null],
    ["the same said twice", "19@2014-01-13 19@2020-01-01 20@2027-01-01", "2014-01-13", null],
    ["another before what counts", "5@2010-01-01 19@2014-01-13 20@2027-01-01", "2014-01-13", null],
    ["none at the beginning", "19@2014-01-14 20@2027-01-01", "2014-01-13", "2014-01-13"],
    ["another in between", "19@2014-01-13 10@2020-01-01 19@2021-01-01 20@2027-01-01", "2014-01-13", "2020-01-01"],
    ["without what comes", "19@2014-01-13", "2014-01-13", "2027-01-01"],
  ])("differ first: %s", (_, other, from, expected) => {
    expect(firstDifference(steps(other), rate, day(from))).toBe(expected === null ? null : day(expected));
  });
});

describe("the beginning of a day", () => {
  it.each([
    ["in winter", "2027-01-01", ZONE, "2026-12-31T22:00:00.000Z"],
    ["in summer", "2026-07-01", ZONE, "2026-06-30T21:00:00.000Z"],
    ["where the clocks skip midnight, the first moment after it", "2026-04-24", "Africa/Cairo", "2026-04-23T22:00:00.000Z"],
    ["where the clocks show midnight twice, the first", "2026-11-01", "America/Havana", "2026-11-01T04:00:00.000Z"],
    ["that the zone never had", "2011-12-30", "Pacific/Apia", null],
    ["that is none", "2026-02-30", ZONE, null],
    ["with a time", "2026-02-03 10:00", ZONE, null],
    ["empty", "", ZONE, null],
  ])("%s", (_, text, zone, expected) => {
    const at = beginningOfDay(text, zone);
    expect(at === null ? null : instantToString(at)).toBe(expected);
    if (at !== null) expect(dayBeginningAt(at, zone)).toBe(text);
  });

  it("is no other moment", () => {
    expect(dayBeginningAt(instant("2026-12-31T22:00:00.001Z"), ZONE)).toBeNull();
    expect(dayBeginningAt(instant("2026-12-31T23:00:00.000Z"), ZONE)).toBeNull();
  });
});

describe("a change of steps", () => {
  const NONE = { count: 0, from: null };
  const USED = { count: 2, from: day("2026-01-01") };
  const change = (before: string, after: string, users: StepsChange["users"]) =>
    stepsProblem({ before: steps(before), after: steps(after), users, zone: ZONE, now: NOW })?.kind ?? null;

  it.each([
    ["a first one, of the past", "", "19@2014-01-13", NONE, null],
    ["a first one, though products refer to it", "", "19@2014-01-13", USED, null],
    ["none at all", "19@2014-01-13", "", NONE, "empty"],
    ["the past, which nobody has", "19@2014-01-13", "18@2014-01-13", NONE, null],
    ["the past, which products have", "19@2014-01-13", "18@2014-01-13", USED, "inForce"],
    ["the past removed", "18@2013-01-14 19@2014-01-13", "19@2014-01-13", USED, "inForce"],
    ["the past added to", "19@2014-01-13", "19@2014-01-13 20@2026-11-21", USED, "inForce"],
    ["the past moved", "19@2014-01-13", "19@2014-01-14", USED, "inForce"],
    ["the past written otherwise", "19@2014-01-13", "19.0@2014-01-13", USED, null],
    ["one to come", "19@2014-01-13", "19@2014-01-13 20@2026-11-22", USED, null],
    ["one to come changed", "19@2014-01-13 20@2027-01-01", "19@2014-01-13 21@2027-01-01", USED, null],
    ["one to come removed", "19@2014-01-13 20@2027-01-01", "19@2014-01-13", USED, null],
    ["not at midnight", "19@2014-01-13", "19@2014-01-13 20@2027-01-01T00:00:00Z", NONE, "midnight"],
    ["not at midnight, but as it is stored", "19@2014-01-13T00:00:00Z", "20@2014-01-13T00:00:00Z", NONE, null],
    [
      "its only one put off beyond the beginning of a product",
      "19@2027-01-01",
      "19@2027-06-01",
      { count: 1, from: day("2027-03-01") },
      "missing",
    ],
  ])("%s", (_, before, after, users, expected) => {
    expect(change(before, after, users)).toBe(expected);
  });

  it("is refused in its order", () => {
    const stored = { code: "STD", name: "Standard", steps: steps("19@2014-01-13"), revision: 2, archivedAt: null };
    const save = (part: Partial<TaxRateSave>) => {
      const decided = decideSaveTaxRate({
        content: { code: "STD", name: "Standard", steps: steps("18@2014-01-13") },
        revision: 2,
        stored,
        namesake: null,
        editor: "Hera",
        users: USED,
        zone: ZONE,
        now: NOW,
        ...part,
      });
      return decided.ok ? decided.value.kind : decided.refusal.code;
    };
    expect(save({ revision: 1 })).toBe("STALE_REVISION");
    expect(save({ namesake: { code: "OTHER", name: "standard" } })).toBe("NAME_TAKEN");
    expect(save({})).toBe("TAX_RATE_IN_FORCE");
    expect(save({ users: NONE })).toBe("edit");
    expect(save({ content: { ...stored, steps: steps("19.0@2014-01-13") }, revision: 1 })).toBe("keep");
  });
});

describe("a tax rate as it is typed", () => {
  const setting = { zone: ZONE, now: NOW, users: { count: 2, from: day("2026-01-01") }, stored: null };
  const typed: TaxRateDraft = {
    code: "STD",
    name: "Standard",
    steps: [
      { key: 0, percent: "19.0", day: "2014-01-13", isFixed: false },
      { key: 1, percent: "20", day: "2027-01-01", isFixed: false },
    ],
  };
  const fields = (change: Partial<TaxRateDraft>) => taxRateProblems({ ...typed, ...change }, setting).map(({ field }) => field);

  it("is wrong field by field", () => {
    expect(fields({})).toEqual([]);
    expect(fields({ name: "", code: "" })).toEqual(["name", "code"]);
    expect(fields({ steps: [] })).toEqual(["steps"]);
    expect(fields({ steps: NEW_TAX_RATE_DRAFT.steps })).toEqual(["steps-0-percent", "steps-0-day"]);
    expect(fields({ steps: typed.steps.map((step) => ({ ...step, day: "2027-01-01" })) })).toEqual(["steps"]);
  });

  it("comes to what the border takes, and back", () => {
    const input = taxRateInput(typed, setting);
    expect(input.steps).toEqual([
      { percent: "19", validFrom: "2014-01-12T22:00:00.000Z" },
      { percent: "20", validFrom: "2026-12-31T22:00:00.000Z" },
    ]);
    const parsed = saveTaxRateInput.parse({ ...input, revision: null });
    const draft = taxRateDraft(parsed, setting);
    expect(draft.steps.map(({ percent, day: from, isFixed }) => [percent, from, isFixed])).toEqual([
      ["19", "2014-01-13", true],
      ["20", "2027-01-01", false],
    ]);
    expect(saveTaxRateInput.safeParse({ ...input, revision: null, steps: [...input.steps, ...input.steps] }).success).toBe(false);
    expect(saveTaxRateInput.safeParse({ ...input, revision: null, steps: [] }).success).toBe(false);
  });

  it("keeps a step that nobody touched although the installation has moved", () => {
    const stored = { code: "STD", name: "Standard", steps: [{ percent: "19", validFrom: instant("2014-01-13T05:00:00Z") }] };
    const moved = { ...setting, stored };
    expect(taxRateInput(taxRateDraft(stored, moved), moved).steps).toEqual([{ percent: "19", validFrom: "2014-01-13T05:00:00.000Z" }]);
  });
});

describe("the move of products that have the same tax of their own", () => {
  const rate = { code: "STD", name: "Standard", steps: steps("19@2014-01-13 20@2027-01-01") };
  const film = (
    code: string,
    own: string,
    part: Partial<StoredProduct["content"]> & { readonly archivedAt?: Instant } = {},
  ): StoredProduct => {
    const { archivedAt = null, ...content } = part;
    return {
      productId: 1,
      code,
      revision: 1,
      archivedAt,
      content: {
        name: code,
        description: null,
        type: "MOVIE",
        family: null,
        rating: "here",
        validFrom: day("2026-01-01"),
        validTo: null,
        taxRate: null,
        taxRates: steps(own),
        ...content,
      },
    };
  };

  it("takes those with the same tax over all of their validity, and says why others stay", () => {
    const { movable, left } = planTaxMove(
      [
        film("SAME", "19@2026-01-01 20@2027-01-01"),
        film("ENDS-BEFORE", "19@2026-01-01", { validTo: day("2027-01-01") }),
        film("ENDS-AFTER", "19@2026-01-01", { validTo: day("2027-01-02") }),
        film("STAYS-AT-19", "19@2026-01-01"),
        film("WAS-OTHER", "10@2026-01-01 19@2026-06-01 20@2027-01-01"),
        film("TO-COME", "20@2028-01-01", { validFrom: day("2028-01-01") }),
        film("OTHER-TAX", "10@2026-01-01"),
        film("NO-TAX", ""),
        film("SHARES", "", { taxRate: "STD" }),
        film("ARCHIVED", "19@2026-01-01 20@2027-01-01", { archivedAt: NOW }),
      ],
      rate,
      NOW,
    );
    expect(movable.map(({ code }) => code)).toEqual(["SAME", "ENDS-BEFORE", "TO-COME"]);
    expect(left).toEqual([
      { code: "ENDS-AFTER", name: "ENDS-AFTER", at: day("2027-01-01"), own: "19", shared: "20" },
      { code: "STAYS-AT-19", name: "STAYS-AT-19", at: day("2027-01-01"), own: "19", shared: "20" },
      { code: "WAS-OTHER", name: "WAS-OTHER", at: day("2026-01-01"), own: "10", shared: "19" },
    ]);
  });
});
