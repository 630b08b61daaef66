import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { expectAccessible } from "./support/appearance.ts";
import { openPage } from "./support/open-page.ts";

/** What a run leaves behind stays archived, so each run has names of its own. */
const RUN = Date.now().toString(36).toUpperCase();

const title = (page: Page) => page.getByRole("heading", { level: 1 });

async function archive(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText(`${name} is archived.`)).toBeVisible();
}

/** By keyboard alone: from wherever the focus is, forward to the control of that name. */
async function tabTo(page: Page, label: string): Promise<void> {
  const control = page.getByLabel(label, { exact: true });
  for (let step = 0; step < 60; step += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(control).toBeFocused();
}

test("tonight's film by keyboard: what prices it is seen before it is saved, and the next begins like the first", async ({ as }) => {
  const [name, code] = [`Tonights film ${RUN}`, `TONIGHTS-FILM-${RUN}`];
  const second = `Second film ${RUN}`;
  const page = await as("anna");
  await openPage(page, "/products");
  await page.getByRole("link", { name: "New product" }).click();
  await expect(title(page)).toHaveText("New product");

  await page.getByLabel("Name").focus();
  await page.keyboard.type(name);
  await expect(page.getByLabel("Code")).toHaveValue(code);
  await tabTo(page, "Product type");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByLabel("Product type").locator("option:checked")).toHaveText("PPV events");
  await expect(page.getByText("No live plan has a rate for it: orders will be refused.")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByLabel("Product type").locator("option:checked")).toHaveText("PPV films");
  await expect(page.getByRole("main")).toContainText("by the rate of the type");
  await expectAccessible(page, "a new product and what prices it");

  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeFocused();
  await page.getByRole("alert").getByRole("link").first().click();
  await expect(page.getByLabel("Tax rate", { exact: true })).toBeFocused();
  await page.keyboard.type("10");
  await page.getByLabel("Valid to").fill("2027-01-01T00:00");
  await expect(page.getByText("its last minute is 31 Dec 2026, 23:59")).toBeVisible();
  await page.keyboard.press("Control+Shift+Enter");
  await expect(page.getByText("Product saved")).toBeVisible();
  await expect(page.getByLabel("Name")).toBeFocused();
  await expect(page.getByLabel("Name")).toHaveValue("");
  await expect(page.getByLabel("Product type").locator("option:checked")).toHaveText("PPV films");
  await page.keyboard.type(second);
  await page.keyboard.press("Control+Enter");
  await expect(title(page)).toHaveText(second);
  await archive(page, second);

  await openPage(page, `/products/${code}/edit`);
  await expect(page.getByText("stays as it is")).toBeVisible();
  await page.getByRole("button", { name: "Add a rate" }).click();
  await expect(page.getByLabel("Tax rate", { exact: true })).toBeFocused();
  await page.keyboard.type("19");
  await page.getByLabel("From", { exact: false }).last().fill("2020-01-01T00:00");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toContainText("A tax rate begins in the future");
  await page.getByLabel("From", { exact: false }).last().fill("2029-01-01T00:00");
  await page.keyboard.press("Control+Enter");
  await expect(title(page)).toHaveText(name);
  await expect(page.getByRole("main")).toContainText("19 %");
  await archive(page, name);
});

test("of two who edit one product, the second is told what the first saved, and may put it over", async ({ as }) => {
  const [name, code] = [`Shared film ${RUN}`, `SHARED-FILM-${RUN}`];
  const anna = await as("anna");
  const hera = await as("hera");
  await openPage(anna, "/products/new");
  await anna.getByLabel("Name").fill(name);
  await anna.getByLabel("Product type").selectOption({ label: "PPV films" });
  await anna.getByLabel("Tax rate", { exact: true }).fill("10");
  await anna.getByRole("button", { name: "Save", exact: true }).click();
  await expect(title(anna)).toHaveText(name);

  await openPage(anna, `/products/${code}/edit`);
  await openPage(hera, `/products/${code}/edit`);
  await hera.getByLabel("Valid to").fill("2027-02-01T00:00");
  await hera.keyboard.press("Control+Enter");
  await expect(title(hera)).toHaveText(name);
  await anna.getByLabel("Description").fill("Mine");
  await anna.keyboard.press("Control+Enter");
  const conflict = anna.getByRole("alert").filter({ hasText: "saved it while you were editing" });
  await expect(conflict).toContainText("Hera");
  await expect(conflict).toContainText("1 Feb 2027, 00:00");
  await conflict.getByRole("button", { name: "Save mine over it" }).click();
  await expect(title(anna)).toHaveText(name);
  await expect(anna.getByRole("main")).toContainText("Mine");
  await archive(anna, name);
});

test("three rows from a spreadsheet: one is wrong, is mended, and all are imported; the second time nothing changes", async ({ as }) => {
  const codes = ["A", "B", "C"].map((letter) => `ROW-${letter}-${RUN}`);
  const row = (code: string, type: string) => [code, `Film ${code}`, type, "PPV", "2026-12-01", "10"].join("\t");
  const sheet = (lastType: string) =>
    ["code\tname\ttype\tfamily\tvalid from\ttax rate", ...codes.map((code, index) => row(code, index === 2 ? lastType : "PPV-MOVIE"))].join(
      "\n",
    );
  const page = await as("anna");
  await openPage(page, "/products");
  const open = async () => {
    await page.getByRole("button", { name: "Import CSV" }).click();
    return page.getByRole("dialog", { name: "Import products" });
  };

  const dialog = await open();
  await dialog.getByLabel("Rows").fill(sheet("PPV-MOVEI"));
  await dialog.getByRole("button", { name: "Preview" }).click();
  await expect(dialog).toContainText("2 new");
  await expect(dialog.getByRole("row").filter({ hasText: "Error" })).toContainText("No product type in use has the code PPV-MOVEI.");
  await expect(dialog.getByRole("button", { name: /^Import/ })).toHaveCount(0);
  await expectAccessible(page, "the preview of an import");

  await dialog.getByLabel("Rows").fill(sheet("PPV-MOVIE"));
  await dialog.getByRole("button", { name: "Preview" }).click();
  await expect(dialog).toContainText("3 new");
  await dialog.getByRole("button", { name: "Import 3 products" }).click();
  await expect(page.getByText("Products imported: 3 added.")).toBeVisible();
  await expect(dialog).toHaveCount(0);

  const again = await open();
  await again.getByLabel("Rows").fill(sheet("PPV-MOVIE"));
  await again.getByRole("button", { name: "Preview" }).click();
  await expect(again).toContainText("Every row is stored already");
  await again.getByRole("button", { name: "Cancel" }).click();

  for (const code of codes) {
    await openPage(page, `/products/${code}`);
    await archive(page, `Film ${code}`);
  }
});

test("a product type and a family are made, used and put away; what is used is not", async ({ as }) => {
  const [typeName, familyName] = [`Series ${RUN}`, `Winter films ${RUN}`];
  const page = await as("anna");
  await openPage(page, "/product-types/new");
  await page.getByLabel("Name").fill(typeName);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toContainText("Choose at least one UDR type");
  await page.getByRole("checkbox", { name: /^Pay-per-view/ }).check();
  await expect(page.getByRole("radio", { name: /^Default/ })).toBeChecked();
  await page.keyboard.press("Control+Enter");
  await expect(title(page)).toHaveText(typeName);
  await archive(page, typeName);

  await openPage(page, "/product-families/new");
  await page.getByLabel("Name").fill(familyName);
  await page.keyboard.press("Control+Enter");
  await expect(title(page)).toHaveText(familyName);
  await archive(page, familyName);

  await openPage(page, "/product-types/PPV-MOVIE");
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByRole("alertdialog")).toContainText(/It is in use by \d+ products/);
  await page.getByRole("alertdialog").getByRole("button", { name: "Go back" }).click();
});

test("who may read products and not manage them takes the list along and is offered nothing to change", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/products");
  await expect(page.getByRole("link", { name: "New product" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Import CSV" })).toHaveCount(0);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  expect((await download).suggestedFilename()).toBe("products.csv");
  await openPage(page, "/products/new");
  await expect(title(page)).toHaveText("Your role does not include this page");
});
