import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { expectAccessible } from "./support/appearance.ts";
import { openPage } from "./support/open-page.ts";

/** What a run leaves behind stays, so each run has names of its own. */
const RUN = Date.now().toString(36).toUpperCase();

async function exported(page: Page): Promise<string> {
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV", exact: true }).click();
  return readFile(await (await download).path(), "utf8");
}

async function openImport(page: Page, what: string) {
  await page.getByRole("button", { name: "Import CSV", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: `Import ${what}`, exact: true });
  await expect(dialog).toBeVisible();
  return dialog;
}

test("tax rates come in with their steps, go out, and come in again with one cell changed", async ({ as }) => {
  const [code, name] = [`SHEET-${RUN}`, `Sheet rate ${RUN}`];
  const page = await as("anna");
  await openPage(page, "/tax-rates");
  const dialog = await openImport(page, "tax rates");
  const preview = dialog.getByRole("table", { name: "What the import would do" });
  await dialog.getByLabel("Rows").fill(`code,name,per cent,from\n${code},${name},5,2014-01-13\n${code},,a lot,2099-01-01`);
  await dialog.getByRole("button", { name: "Preview", exact: true }).click();
  await expect(preview).toContainText("Row 3, per cent:");
  await expect(dialog.getByRole("button", { name: /^Import \d/ })).toHaveCount(0);
  await expectAccessible(page, "an import of tax rates with an error");

  await dialog.getByLabel("Rows").fill(`code,name,per cent,from\n${code},${name},5,2014-01-13\n${code},,7,2099-01-01`);
  await dialog.getByRole("button", { name: "Preview", exact: true }).click();
  await expect(dialog).toContainText("1 new");
  await dialog.getByRole("button", { name: "Import 1 tax rate", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("table", { name: "Tax rates" }).getByRole("link", { name, exact: true })).toBeVisible();

  await openPage(page, `/tax-rates?q=${code}`);
  const sheet = await exported(page);
  expect(sheet).toContain(`${code},${name},5,2014-01-13\n${code},${name},7,2099-01-01\n`);
  const again = await openImport(page, "tax rates");
  await again.getByLabel("Rows").fill(sheet);
  await again.getByRole("button", { name: "Preview", exact: true }).click();
  await expect(again).toContainText("Every row is stored already, so there is nothing to import.");
  await again.getByLabel("Rows").fill(sheet.replace(",7,", ",8,"));
  await again.getByRole("button", { name: "Preview", exact: true }).click();
  await expect(again.getByRole("table", { name: "What the import would do" })).toContainText("8 % from 2099-01-01");
  await again.getByRole("button", { name: "Import 1 tax rate", exact: true }).click();
  await expect(again).toBeHidden();
  await openPage(page, `/tax-rates/${code}`);
  await expect(page.getByRole("list", { name: "Steps, newest first" }).getByRole("listitem").first()).toContainText("8 % from 1 Jan 2099");
  await expect(page.getByRole("list", { name: "History, newest first" })).toContainText("Edited");
});

const LISTS = [
  ["/billing-terms", "billing term schemes"],
  ["/subscription-types", "subscription types"],
  ["/account-classifications", "account classifications"],
  ["/reason-codes", "reason codes"],
  ["/provisioning", "provisioning providers"],
  ["/agreements", "agreements"],
] as const;

for (const [address, what] of LISTS) {
  test(`the list of ${what} goes out, and its own sheet changes nothing`, async ({ as }) => {
    const page = await as("anna");
    await openPage(page, address);
    const sheet = await exported(page);
    const dialog = await openImport(page, what);
    await dialog.getByLabel("Rows").fill(sheet);
    await dialog.getByRole("button", { name: "Preview", exact: true }).click();
    await expect(dialog).toContainText("Every row is stored already, so there is nothing to import.");
    await expect(dialog).toContainText("0 errors");
  });
}

test("an agreement's row makes a draft, and a cell that is wrong is named", async ({ as }) => {
  const anna = await as("anna");
  await openPage(anna, "/agreements");
  const dialog = await openImport(anna, "agreements");
  await dialog.getByLabel("Rows").fill("account,limits\nA-10001,as much as they like");
  await dialog.getByRole("button", { name: "Preview", exact: true }).click();
  await expect(dialog.getByRole("table", { name: "What the import would do" })).toContainText("Row 2, limits:");
  await expectAccessible(anna, "an import of agreements with an error");
});

test("who may not manage definitions exports them and imports nothing", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/tax-rates");
  await expect(page.getByRole("link", { name: "Export CSV", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Import CSV", exact: true })).toHaveCount(0);
});
