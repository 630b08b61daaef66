import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { expectAccessible } from "./support/appearance.ts";
import { openPage } from "./support/open-page.ts";

/** What a run leaves behind stays archived, so each run has names of its own. */
const RUN = Date.now().toString(36).toUpperCase();

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const panel = (page: Page, name: string) => page.locator("section").filter({ has: page.getByRole("heading", { name, exact: true }) });
const step = (page: Page, position: number) => page.getByRole("group", { name: `Step ${position}`, exact: true });

async function archive(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
}

test("a tax rate is made with its steps, changed where nobody refers to it, archived and restored", async ({ as }) => {
  const name = `Super-reduced ${RUN}`;
  const page = await as("anna");
  await openPage(page, "/tax-rates");
  const standard = page.getByRole("table", { name: "Tax rates" }).getByRole("row").filter({ hasText: "CY-STANDARD" });
  await expect(standard).toContainText("19 %");
  await page.getByRole("link", { name: "New tax rate" }).click();
  await expect(title(page)).toHaveText("New tax rate");
  await page.getByLabel("Name").fill(name);
  await expect(page.getByLabel("Code", { exact: true })).toHaveValue(`SUPER-REDUCED-${RUN}`);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeFocused();
  await page.getByRole("alert").getByRole("link", { name: "Give it a day." }).click();
  await expect(step(page, 1).getByLabel("From")).toBeFocused();
  await step(page, 1).getByLabel("From").fill("2014-01-13");
  await step(page, 1).getByLabel("Tax").fill("5");
  await page.getByRole("button", { name: "Add a step" }).click();
  await expect(step(page, 2).getByLabel("Tax")).toBeFocused();
  await step(page, 2).getByLabel("Tax").fill("3");
  await step(page, 2).getByLabel("From").fill("2099-01-01");
  await expectAccessible(page, "the editor of a tax rate");
  await page.keyboard.press("Control+Enter");
  await expect(title(page)).toHaveText(name);
  const steps = page.getByRole("list", { name: "Steps, newest first" });
  await expect(steps.getByRole("listitem")).toHaveText([/3 % from 1 Jan 2099/, /5 % since 13 Jan 2014, until 1 Jan 2099/]);
  await expectAccessible(page, "a tax rate");

  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByRole("button", { name: "Remove step 2" }).click();
  await expect(page.getByRole("button", { name: "Add a step" })).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(steps.getByRole("listitem")).toHaveText([/5 % since 13 Jan 2014$/]);
  await expect(page.getByRole("list", { name: "History, newest first" })).toContainText("Edited");

  await archive(page);
  await expect(page.getByRole("button", { name: "Restore" })).toBeVisible();
  await openPage(page, "/tax-rates?archived=1");
  await page.getByRole("button", { name: `Restore ${name}` }).click();
  await expect(page.getByRole("button", { name: `Restore ${name}` })).toHaveCount(0);
  await openPage(page, `/tax-rates/SUPER-REDUCED-${RUN}`);
  await archive(page);
  await expect(page.getByRole("button", { name: "Restore" })).toBeVisible();
});

test("what products had stays, only steps to come may change, and a rate in use is not archived", async ({ as }) => {
  const page = await as("anna");
  await openPage(page, "/tax-rates/CY-REDUCED/edit");
  await expect(page.getByRole("main")).toContainText("so what it was up to now stays");
  await expect(page.getByRole("main")).toContainText("from 2026-01-01");
  await expect(step(page, 1)).toHaveCount(0);
  await openPage(page, "/tax-rates/CY-REDUCED");
  await archive(page);
  await expect(page.getByRole("alertdialog")).toContainText(/It is in use by \d+ products/);
  await page.getByRole("alertdialog").getByRole("button", { name: "Go back" }).click();
  await panel(page, "Products").getByRole("link", { name: "See all" }).click();
  await expect(page.getByLabel("Shared tax rate")).toHaveValue("CY-REDUCED");
  await expect(page.getByRole("table", { name: "Products" })).toContainText("Derby night, live");
});

test("products with the same tax of their own are moved to the rate they share, as previewed", async ({ as }) => {
  const [name, code] = [`Shared tax ${RUN}`, `SHARED-TAX-${RUN}`];
  const page = await as("anna");
  await openPage(page, "/products/new");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Product type").selectOption({ label: "PPV films" });
  await page.getByLabel("Takes its tax from").selectOption({ label: "Standard rate" });
  await expect(page.getByRole("list", { name: "Steps of Standard rate" })).toContainText("19 %");
  await expect(page.getByLabel("Tax rate", { exact: true })).toHaveCount(0);
  await page.getByLabel("Takes its tax from").selectOption({ label: "Rates of its own" });
  await page.getByLabel("Tax rate", { exact: true }).fill("19");
  await page.keyboard.press("Control+Enter");
  await expect(title(page)).toHaveText(name);
  await expect(panel(page, "Tax")).toContainText("It has its own.");

  await openPage(page, "/tax-rates/CY-STANDARD");
  const alike = panel(page, "Products that have 19 % of their own");
  await expect(alike.getByRole("link", { name })).toBeVisible();
  await alike.getByRole("button", { name: /^Move \d+ products?$/ }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: /^Move \d+ products?$/ })
    .click();
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(alike.getByRole("link", { name })).toHaveCount(0);
  await expect(page.getByRole("list", { name: "History, newest first" })).toContainText("Products moved to it");

  await openPage(page, `/products/${code}`);
  await expect(panel(page, "Tax")).toContainText("It shares the tax rate Standard rate with other products.");
  await archive(page);
  await expect(page.getByRole("button", { name: "Restore" })).toBeVisible();
});

test("an account's tax class changes with a reason, and says what it does", async ({ as }) => {
  const page = await as("emil");
  await openPage(page, "/accounts");
  // Not one of the first, which other journeys rate usage of.
  await page.getByRole("row").last().getByRole("link").first().click();
  await page.getByRole("button", { name: "Change tax class" }).click();
  const dialog = page.getByRole("dialog").filter({ has: page.getByRole("button", { name: "Save" }) });
  await expect(dialog).toContainText("What was rated stays.");
  await expect(dialog).toContainText("Taxed at 0 % from the next rating.");
  await dialog.getByRole("radio", { name: "Exempt from tax" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toContainText("Say why");
  await dialog.getByLabel("Why").fill(`Certificate ${RUN}`);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("banner").or(page.getByRole("main")).getByText("Exempt from tax").first()).toBeVisible();

  await page.getByRole("button", { name: "Change tax class" }).click();
  await dialog.getByRole("radio", { name: "Standard tax" }).click();
  await dialog.getByLabel("Why").fill("Withdrawn");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("main").getByText("Standard tax").first()).toBeVisible();
});

test("who may not edit definitions looks at tax rates only", async ({ as }) => {
  const page = await as("chloe");
  await openPage(page, "/tax-rates/CY-REDUCED");
  await expect(page.getByRole("button", { name: "Archive" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Move/ })).toHaveCount(0);
});
