import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { CountedKeys, expectDialogClosed } from "../support/counted-keys.ts";
import { discardDraft } from "../support/draft.ts";
import { openPage } from "../support/open-page.ts";

/** Opening the plan from the palette is two of the keys that the flow may take: this begins where they end. */
const KEYS = 25;
const KEYS_TO_THE_PLAN = 2;
const MILLIS = 90_000;

/** PM-1: "this film €10, €5 at night", by keyboard alone, from the plan to the review. */
test("a pricing manager gives a film a price by day and one by night in at most 25 keys", async ({ as }) => {
  const page = await as("anna");
  await openPage(page, "/price-plans/GLOBAL");
  const keys = new CountedKeys(page);
  const began = Date.now();

  await keys.press("e");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Draft of v\d+$/);
  try {
    await keys.press("n");
    const rate = page.getByRole("dialog", { name: "New rate" });
    await expect(rate.getByLabel("Which", { exact: true })).toBeFocused();
    await keys.press("Shift+Tab");
    await expect(rate.getByRole("radio", { name: /^A product type/ })).toBeFocused();
    await keys.press("ArrowDown");
    await expect(rate.getByRole("radio", { name: /^One product/ })).toBeChecked();
    await keys.tabTo(rate.getByLabel("Which", { exact: true }));
    await keys.type("Bravehea");
    await expect(page.getByRole("option", { name: /^Braveheart/ })).toBeVisible();
    await keys.press("ArrowDown");
    await keys.press("Enter");
    await expect(rate.getByLabel("Which", { exact: true })).toHaveValue("Braveheart");
    await keys.tabTo(rate.getByLabel(/^Price/));
    await keys.type("10");
    await keys.press("Control+Enter");
    await expectDialogClosed(page);

    await keys.press("t");
    const level = page.getByRole("dialog", { name: "New level of Braveheart" });
    await expect(level.getByRole("combobox", { name: "At the times of" })).toBeFocused();
    await keys.press("Enter");
    await expect(page.getByRole("option", { name: /^PPV off-peak/ })).toBeVisible();
    await keys.type("PPV off");
    await keys.press("Enter");
    await expect(level.getByRole("combobox", { name: "At the times of" })).toContainText("PPV off-peak");
    await expect(level.getByRole("combobox", { name: "At the times of" })).toBeFocused();
    await keys.tabTo(level.getByLabel(/^Price/));
    // A field that Tab comes to has its text selected: what is typed takes its place.
    await keys.type("5");
    await keys.press("Control+Enter");
    await expectDialogClosed(page);
    await expect(page.getByRole("textbox", { name: "Braveheart, level 1, price" })).toHaveValue("5");
    await expect(page.getByRole("main")).toContainText("1 change");

    await keys.press("Control+Enter");
    const submission = page.getByRole("dialog", { name: "Submit for review" });
    await expect(submission.getByLabel("Why")).toBeFocused();
    await keys.type("A night price for Braveheart.");
    await keys.press("Control+Enter");
    await expect(page.getByText("In review:")).toBeVisible();

    expect(Date.now() - began, "milliseconds").toBeLessThan(MILLIS);
    expect(keys.pressed + KEYS_TO_THE_PLAN, "keys besides what is typed").toBeLessThanOrEqual(KEYS);
  } finally {
    await openPage(page, "/price-plans/GLOBAL/draft");
    const withdraw = page.getByRole("button", { name: "Withdraw from review" });
    if (await withdraw.isVisible()) await withdraw.click();
    await expect(page.getByRole("button", { name: "Discard" })).toBeVisible();
    await discardDraft(page);
  }
});
