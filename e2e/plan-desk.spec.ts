import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./support/appearance.ts";
import { basePrice, discardDraft, nightPrice, openDraft } from "./support/draft.ts";
import { openPage } from "./support/open-page.ts";

const PLAN = "/price-plans/GLOBAL";
const saved = (page: Page) => expect(page.getByText("All changes saved")).toBeVisible();
const dialogOf = (page: Page, name: string) => page.getByRole("dialog", { name });
const sampleNamed = (page: Page, name: string) =>
  page.getByRole("list", { name: "Samples", exact: true }).getByRole("listitem").filter({ hasText: name });

async function keepSample(page: Page, name: string): Promise<void> {
  await page.getByLabel("Used at").fill("2026-12-01T02:14");
  await page.getByRole("button", { name: "Keep as a sample" }).click();
  const dialog = dialogOf(page, "Keep as a sample");
  await expect(dialog.getByLabel("Name")).toHaveValue(/Tue 1 Dec 2026, 02:14/);
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Keep the sample" }).click();
  await expect(dialog).toBeHidden();
  await expect(sampleNamed(page, name)).toContainText("Unchanged");
}

async function removeSample(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: `Remove ${name}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove the sample" }).click();
  await expect(sampleNamed(page, name)).toHaveCount(0);
}

/** What somebody keeps an eye on: seen while it is edited, confirmed at the submission, shown to whoever decides. */
test("a sample whose price changes is confirmed before the review, and the reviewer sees it", async ({ as }) => {
  const page = await as("anna");
  const name = `A film at night ${Date.now()}`;
  await openDraft(page);
  await keepSample(page, name);
  await nightPrice(page).fill("4.20");
  await expect(sampleNamed(page, name)).toContainText("Changed");
  await expect(sampleNamed(page, name)).toContainText("€4.20");
  await expectAccessible(page, "the draft with samples");
  await expectNoSidewaysScroll(page, "the draft with samples");
  await saved(page);

  await page.getByRole("button", { name: "Submit for review" }).click();
  const dialog = dialogOf(page, "Submit for review");
  await expect(dialog.getByRole("list", { name: "Samples whose price changes" })).toContainText(name);
  await dialog.getByLabel("Live from").fill("2030-01-01T00:00");
  await dialog.getByLabel("Why").fill("Cheaper nights, to be looked at and withdrawn.");
  await dialog.getByRole("button", { name: /^Submit \d+ changes?$/ }).click();
  await expect(dialog.getByRole("alert").first()).toContainText("Look at the samples and confirm their new prices.");
  await dialog.getByRole("checkbox", { name: /^Th(is|ese) prices? (is|are) meant/ }).check();
  await dialog.getByRole("button", { name: /^Submit \d+ changes?$/ }).click();
  await expect(dialog).toBeHidden();

  await page.getByRole("link", { name: "Open the review" }).click();
  await expect(page.getByRole("list", { name: "Samples whose price changes" })).toContainText(name);
  await openPage(page, `${PLAN}/draft`);
  await page.getByRole("button", { name: "Withdraw from review" }).click();
  await page.getByRole("button", { name: `Accept the new price of ${name} as expected` }).click();
  await expect(sampleNamed(page, name)).toContainText("Unchanged");
  await page.getByRole("button", { name: `Load ${name} into the calculator` }).click();
  await expect(page.getByLabel("Used at")).toHaveValue(/^2026-12-01T02:14/);
  await removeSample(page, name);
  await discardDraft(page);
});

test("the week of prices is walked by arrow keys, and is a table too", async ({ as }) => {
  const page = await as("anna");
  await openDraft(page);
  await page.getByRole("button", { name: "Prices over the week" }).click();
  const dialog = dialogOf(page, "Prices over the week");
  const grid = dialog.getByRole("grid", { name: "Price by hour of the week" });
  await grid.getByRole("gridcell").first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(grid.getByRole("gridcell", { name: /^Mon\w*, 01:00 to 02:00: €5\.00$/ })).toBeFocused();
  await page.keyboard.press("End");
  await expect(grid.getByRole("gridcell", { name: /^Mon\w*, 23:00 to 24:00: €10\.00$/ })).toBeFocused();
  await page.keyboard.press("Home");
  await expect(grid.getByRole("gridcell", { name: /00:00 to 01:00: €10\.00 at its beginning, €5\.00 at its end$/ }).first()).toBeFocused();
  await expectAccessible(page, "the week of prices");
  await dialog.getByRole("button", { name: "Show as a table" }).click();
  await expect(dialog.getByRole("row", { name: /^Sunday/ })).toContainText("01:00–07:00 €5.00; 07:00–24:00 €10.00");
  await expectNoSidewaysScroll(page, "the week of prices");
  await page.keyboard.press("Escape");
  await discardDraft(page);
});

test("a link followed before the pause of the autosave takes what was typed along", async ({ as }) => {
  const page = await as("anna");
  await openDraft(page);
  await basePrice(page).fill("13.37");
  await page.getByRole("link", { name: "Tariff sheet" }).click();
  await expect(page).toHaveURL(/\/draft\/tariff$/);
  await expect(page.getByRole("article")).toContainText("€13.37");
  await openPage(page, `${PLAN}/draft`);
  await expect(basePrice(page)).toHaveValue("13.37");
  await basePrice(page).fill("not a price");
  await page.getByRole("link", { name: "Price plans" }).first().click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Go on editing" }).click();
  await expect(page).toHaveURL(/\/draft$/);
  await page.getByRole("link", { name: "Price plans" }).first().click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Leave without saving" }).click();
  await expect(page).toHaveURL(/\/price-plans$/);
  await discardDraft(page);
});

test("rates go out as CSV, come in again, and a pasted block is looked at, put in and undone", async ({ as }) => {
  const page = await as("anna");
  await openDraft(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download rates of the draft as CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("GLOBAL-draft-rates.csv");
  const csv = await readFile(await file.path(), "utf8");
  await page.getByRole("button", { name: "Paste rates" }).click();
  const dialog = dialogOf(page, "Rates from a spreadsheet");
  await dialog.getByLabel("Or choose a file").setInputFiles({ name: "rates.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expect(dialog.getByRole("status")).toContainText("Nothing in it differs from the draft.");
  const rows = dialog.getByLabel("Paste rows");
  await rows.fill("code\tlevel\tprice\nPPV-MOVIE\tbase\t12.5\nPPV-MOVIE\t7777\t1");
  await expect(dialog.getByRole("table", { name: "To be mended" })).toContainText("Write base, or a whole number from 1 to 1000.");
  await expect(dialog.getByRole("button", { name: "Put 0 changes into the draft" })).toBeDisabled();
  await expectAccessible(page, "pasted rates with something to mend");
  await rows.fill("code\tlevel\tprice\nPPV-MOVIE\tbase\t12.5");
  await expect(dialog.getByRole("region", { name: "What it changes" })).toContainText("€12.50");
  await dialog.getByRole("button", { name: "Put 1 change into the draft" }).click();
  await expect(basePrice(page)).toHaveValue("12.5");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(basePrice(page)).not.toHaveValue("12.5");
  await discardDraft(page);
});

test("a version's tariff sheet is a page to print, with nothing of the console on paper", async ({ as }) => {
  const page = await as("anna");
  await openPage(page, `${PLAN}/versions/1/tariff`);
  const sheet = page.getByRole("article");
  await expect(sheet).toContainText("Valid from");
  await expect(sheet).toContainText("00:01–07:00");
  await expect(sheet).toContainText("At all other times");
  await expect(sheet).toContainText(/Prices include/);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await expect(page.getByRole("navigation").first()).toBeHidden();
  await expect(sheet).toBeVisible();
});
