import { test } from "./fixtures.ts";
import { STANDING } from "./support/console-pages.ts";
import { expectWithinBudget, HAS_NO_SIZES } from "./support/script-budget.ts";

test.describe("first load", () => {
  // biome-ignore lint/suspicious/noSkippedTests: it says when and why, and runs wherever there is a build.
  test.skip(HAS_NO_SIZES, "Only a built console has the sizes that people load.");

  for (const [route, sample] of STANDING) {
    if (sample.weight === "other") continue;
    test(`${route} loads its scripts within the budget`, async ({ as }) => {
      await expectWithinBudget(await as(sample.who ?? "george"), sample);
    });
  }
});
