import { expect, type Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { expectAccessible, expectNoSidewaysScroll } from "../support/appearance.ts";
import { GLOBAL_BACKTESTS, startBacktest, untilFinished } from "../support/backtest.ts";
import { basePrice, discardDraft, nightPrice, openDraft } from "../support/draft.ts";
import { openPage, untilAlive } from "../support/open-page.ts";

const headline = (page: Page) => page.locator("#backtest-headline");
const DEARER = /^Revenue would rise by €[\d,]+\.\d\d \(\+[\d,]+\.\d\s%\)\.$/;

async function draftDearerFilms(page: Page): Promise<void> {
  await openDraft(page);
  await basePrice(page).fill("12.00");
  await nightPrice(page).fill("6.00");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("All changes saved")).toBeVisible();
}

/** The map of the week by keyboard alone: one stop, arrows from there, and each cell says what it holds. */
async function walkTheWeek(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "When" }).click();
  await expect(page).toHaveURL(/view=hours/);
  const map = page.getByRole("grid", { name: "Change by hour of the week" });
  await expect(map.locator('[tabindex="0"]')).toHaveCount(1);
  await map.locator('[tabindex="0"]').press("Control+Home");
  const focused = page.locator(":focus");
  await expect(focused).toHaveAccessibleName(/^Monday, 00:00 to 01:00: /);
  await focused.press("ArrowRight");
  await expect(focused).toHaveAccessibleName(/^Monday, 01:00 to 02:00: /);
  await focused.press("ArrowDown");
  await expect(focused).toHaveAccessibleName(/^Tuesday, 01:00 to 02:00: /);
  await focused.press("Control+End");
  await expect(focused).toHaveAccessibleName(/^Sunday, 23:00 to 24:00: /);
  await expect(page.locator("[data-hour-told]")).toContainText("Sunday, 23:00 to 24:00");
  await page.getByRole("button", { name: "Show as a table" }).press("Enter");
  await expect(page.getByRole("table", { name: "Change by hour of the week" }).getByRole("row").nth(1)).toContainText("+€");
}

async function readEverySide(page: Page): Promise<void> {
  await expect(page.getByRole("table", { name: "Change by product" }).getByRole("row").nth(1)).toContainText("+€");
  await expectAccessible(page, "the change by product");
  await page.getByRole("tab", { name: "Prices" }).click();
  await expect(page.getByRole("table", { name: "Change by price" }).getByRole("row").nth(1)).toContainText(/, base|, level 1/);
  await walkTheWeek(page);
  await page.getByRole("button", { name: "Show as a table" }).press("Enter");
  await expectAccessible(page, "the map of the week");
  await expectNoSidewaysScroll(page, "the map of the week");
  await page.getByRole("tab", { name: "Zones and groups" }).click();
  await expect(page.getByRole("table", { name: "Change by customer group" })).toBeVisible();
  await page.getByRole("tab", { name: "Customers" }).click();
  await expect(page.getByRole("table", { name: "Accounts that would pay most more" }).getByRole("row").nth(1)).toContainText("+€");
  await expect(page.getByRole("list", { name: "Accounts by how much more or less they would pay" }).getByRole("listitem")).toHaveCount(8);
  await expectAccessible(page, "the change by customer");
  await page.getByRole("tab", { name: /^Without a price/ }).click();
  await expect(page.getByText("Every UDR keeps a price.")).toBeVisible();
}

test("a pricing manager tries dearer films on all past usage, and an approver reads the same", async ({ as }) => {
  const anna = await as("anna");
  await draftDearerFilms(anna);
  try {
    await anna.getByRole("link", { name: "Backtest", exact: true }).click();
    await expect(anna.getByRole("heading", { level: 1 })).toHaveText("Backtests");
    await startBacktest(anna);
    // It may be done before anybody looks; until then it can be cancelled.
    const cancel = anna.getByRole("button", { name: "Cancel" });
    await expect(cancel.or(anna.getByText("Finished", { exact: true })).first()).toBeVisible();
    await untilFinished(anna);
    await expect(cancel).toHaveCount(0);
    await expect(headline(anna)).toHaveText(DEARER);
    const answer = await headline(anna).textContent();
    await readEverySide(anna);

    await anna.reload();
    await untilAlive(anna);
    await expect(headline(anna)).toHaveText(answer ?? "");
    await expect(anna.getByRole("tab", { name: /^Without a price/ })).toHaveAttribute("aria-selected", "true");

    await anna.getByRole("tab", { name: "Products" }).click();
    const download = anna.waitForEvent("download");
    await anna.getByRole("button", { name: "Download CSV of products" }).click();
    expect((await download).suggestedFilename()).toMatch(/^backtest-\d+-products\.csv$/);

    const boris = await as("boris");
    await openPage(boris, GLOBAL_BACKTESTS);
    await boris
      .getByRole("list", { name: "Backtests, the latest first" })
      .getByRole("link", { name: /^Backtest \d+: / })
      .first()
      .click();
    await expect(headline(boris)).toHaveText(answer ?? "");
  } finally {
    await discardDraft(anna);
  }
});

test("without a draft there is nothing to try, and old results say that theirs is gone", async ({ as }) => {
  const anna = await as("anna");
  await draftDearerFilms(anna);
  try {
    await openPage(anna, GLOBAL_BACKTESTS);
    await startBacktest(anna);
    await untilFinished(anna);
  } finally {
    const result = anna.url();
    await discardDraft(anna);
    await openPage(anna, result);
  }
  await expect(anna.getByText("The draft is not what was tried here.")).toBeVisible();
  await openPage(anna, GLOBAL_BACKTESTS);
  await expect(anna.getByText("No backtest can be started now.")).toBeVisible();
  await expect(anna.getByRole("form", { name: "New backtest" })).toHaveCount(0);
});

test("dates that do not fit are said by their field, and nothing starts", async ({ as }) => {
  const anna = await as("anna");
  await draftDearerFilms(anna);
  try {
    await openPage(anna, GLOBAL_BACKTESTS);
    await anna.getByLabel("First day").fill("2026-11-02");
    await anna.getByLabel("Last day").fill("2026-11-01");
    await expect(anna.getByRole("radio", { name: "Own dates" })).toBeChecked();
    await anna.getByRole("button", { name: "Start the backtest" }).click();
    const summary = anna.getByRole("alert").filter({ hasText: "There is a problem" });
    await expect(summary).toBeFocused();
    await expect(summary).toContainText("The last day lies before the first.");
    await expect(anna).toHaveURL(/\/backtests$/);
  } finally {
    await discardDraft(anna);
  }
});
