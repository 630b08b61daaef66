import { expect, type Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { basePrice, openDraft } from "../support/draft.ts";

const dialogNamed = (page: Page, name: string) => page.getByRole("dialog", { name });
const saved = (page: Page) => expect(page.getByText("All changes saved")).toBeVisible();
const cost = (page: Page, quantity: string) =>
  page
    .getByRole("table", { name: "What usage would cost" })
    .getByRole("row")
    .filter({ has: page.getByRole("cell", { name: quantity, exact: true }) });

async function discardDraft(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Discard" }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: /^Discard/ })
    .click();
  await expect(page).toHaveURL(/\/price-plans\/GLOBAL$/);
}

/** A level of bands, by keyboard from the button on: the cost beside the form, then the draft, its checks and its price. */
test("a pricing manager adds a level of bands, sees what it comes to, and takes it back", async ({ as }) => {
  const page = await as("anna");
  await openDraft(page);
  await page.getByRole("button", { name: "Add a level" }).press("Enter");
  const dialog = dialogNamed(page, "New level of PPV films");
  await dialog.getByRole("combobox", { name: "At the times of" }).press("Enter");
  await page.getByRole("option", { name: /PPV off-peak/ }).press("Enter");
  await dialog.getByRole("combobox", { name: "Kind of charge" }).press("Enter");
  await page.getByRole("option", { name: /Graduated/ }).press("Enter");
  await dialog.getByLabel("Price, band 2").press("Control+Enter");
  await expect(dialog.getByRole("alert")).toContainText("Band 1, price: give a price or a flat amount. 0 means free.");
  await dialog.getByLabel("Price, band 1").fill("1,50");
  await dialog.getByLabel("Price, band 2").fill("0.75");
  await dialog.getByLabel("Flat, band 2").fill("2");
  await expect(cost(page, "10")).toContainText("€15.00");
  await expect(cost(page, "11")).toContainText("€17.75");
  await dialog.getByLabel("Price, band 2").press("Control+Enter");
  await expect(dialog).toBeHidden();

  const main = page.getByRole("main");
  await expect(main).toContainText("A level of PPV films was added.");
  await expect(main).toContainText("1 change");
  // Level 1 asks for the same hours, so the new one never holds: an error, and nothing that can be submitted.
  await expect(main).toContainText(/never (holds|wins)|no usage|lower level/i);
  await expect(page.getByRole("button", { name: "Submit for review" })).toBeDisabled();
  await saved(page);
  await page.reload();
  await expect(page.getByRole("textbox", { name: "PPV films, level 2, up to 10" })).toHaveValue("1.50");

  await page.getByRole("button", { name: "Remove level 2 of PPV films" }).press("Enter");
  await expect(main).toContainText("Level 2 of PPV films was removed.");
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(page.getByRole("textbox", { name: "PPV films, level 2, up to 10" })).toHaveValue("1.50");
  await page.getByRole("button", { name: "Remove level 2 of PPV films" }).press("Enter");
  await saved(page);
  await expect(main).toContainText("No changes");
  await discardDraft(page);
});

/** Two browsers, one draft: whoever saves second loses nothing, and chooses. */
test("two people change the same rate: both versions are shown and one is chosen", async ({ as }) => {
  const [mine, theirs] = [await as("anna"), await as("anna")];
  await openDraft(mine);
  await openDraft(theirs);
  await basePrice(theirs).fill("11");
  await saved(theirs);

  await mine.getByRole("button", { name: "Change the base of PPV films" }).click();
  const dialog = dialogNamed(mine, "Base price of PPV films");
  await dialog.getByRole("combobox", { name: "Kind of charge" }).click();
  await mine.getByRole("option", { name: /^Flat/ }).click();
  await dialog.getByLabel("Amount").fill("3");
  await dialog.getByRole("button", { name: "Put into the draft" }).click();
  const notice = mine.getByText("Somebody else changed the same rate");
  await expect(notice).toBeVisible();
  await expect(mine.getByRole("main")).toContainText("Base: €3.00 flat");
  await expect(mine.getByRole("main")).toContainText("Base: €11.00");
  await mine.getByRole("button", { name: "Keep mine" }).click();
  await saved(mine);
  await theirs.reload();
  await expect(theirs.getByRole("textbox", { name: "PPV films, base, amount" })).toHaveValue("3");
  await discardDraft(theirs);
});
