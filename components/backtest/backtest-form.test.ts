import { describe, expect, test } from "vitest";
import { startBacktestInput } from "#lib/domain/backtest/backtest-schema.ts";
import type { BacktestChoices } from "#lib/domain/backtest/backtest-view.ts";
import { FROM_ID, formErrors, initialForm, startInput, targetOptions, UNTIL_ID, withPeriod } from "./backtest-form.ts";

const choices: BacktestChoices = {
  plan: { code: "GLOBAL", name: "Global price plan", currency: "EUR" },
  zone: "Europe/Nicosia",
  reach: null,
  revision: 4,
  today: "2026-11-22",
  usage: { first: "2026-03-03", last: "2026-11-20" },
  classifications: [{ code: "VIP", name: "VIP" }],
  productTypes: [{ code: "PPV:MOVIE", name: "PPV films" }],
  families: [{ code: "FILMS", name: "Films" }],
  whyNot: null,
};

describe("the form of a new backtest", () => {
  test("it begins ready to be started", () => {
    const form = initialForm(choices);
    expect(form).toMatchObject({ period: "last30", from: "2026-10-24", until: "2026-11-22" });
    expect(formErrors(form)).toEqual([]);
    expect(startBacktestInput.parse(startInput(form, { code: "GLOBAL", revision: 4 }))).toEqual({
      plan: "GLOBAL",
      revision: 4,
      from: "2026-10-24",
      until: "2026-11-22",
      classification: null,
      target: null,
    });
  });

  test("a preset fills the dates, own dates keep them", () => {
    const all = withPeriod(initialForm(choices), "all", choices);
    expect(all).toMatchObject({ from: "2026-03-03", until: "2026-11-20" });
    expect(withPeriod(all, "own", choices)).toMatchObject({ period: "own", from: "2026-03-03", until: "2026-11-20" });
  });

  test("what is missing is said by field", () => {
    expect(formErrors({ from: "", until: "" }).map(({ fieldId }) => fieldId)).toEqual([FROM_ID, UNTIL_ID]);
    expect(formErrors({ from: "2026-11-02", until: "2026-11-01" }).map(({ fieldId }) => fieldId)).toEqual([UNTIL_ID]);
    expect(formErrors({ from: "2026-11-01", until: "2026-11-01" })).toEqual([]);
  });

  test("each choice of usage leads to its own target, whatever its code holds", () => {
    const form = initialForm(choices);
    const targets = targetOptions(choices).map(
      ({ value: target }) => startInput({ ...form, target }, { code: "GLOBAL", revision: 4 }).target,
    );
    expect(targets).toEqual([null, { kind: "productType", code: "PPV:MOVIE" }, { kind: "family", code: "FILMS" }]);
  });
});
