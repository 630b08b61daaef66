import type { Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { type PageSample, UNDER_WAY } from "./support/console-pages.ts";
import { withDraft, withReview } from "./support/draft.ts";
import { expectWithinBudget, HAS_NO_SIZES } from "./support/script-budget.ts";
import { lookAt } from "./support/whole-page.ts";

/** Looks while there is what the page needs, which is taken away again. A backtest stays: its page makes its own. */
async function having(needs: PageSample["needs"], manager: Page, look: () => Promise<void>): Promise<void> {
  if (needs === "draft") await withDraft(manager, look);
  else if (needs === "review") await withReview(manager, look);
  else await look();
}

for (const [route, sample] of UNDER_WAY) {
  test(`${route} is whole, readable in both themes, fits a phone and loads within its budget`, async ({ as }) => {
    const page = await as(sample.who ?? "george");
    await having(sample.needs, await as("anna"), async () => {
      await lookAt(page, route, sample);
      if (!HAS_NO_SIZES && sample.weight !== "other") await expectWithinBudget(page, sample);
    });
  });
}
