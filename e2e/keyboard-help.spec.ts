import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { expectAccessible } from "./support/appearance.ts";
import { openPage } from "./support/open-page.ts";

const help = (page: Page) => page.getByRole("dialog", { name: "Keyboard" });
const onThisPage = (page: Page) =>
  help(page)
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "On this page" }) });

test("the help lists the keys of the page one is on, and a listed key works", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/products");
  await page.keyboard.press("?");
  await expect(help(page)).toBeVisible();
  await expect(onThisPage(page)).toHaveCount(0);
  await page.keyboard.press("Escape");

  await openPage(page, "/udrs");
  await page.getByRole("row").nth(1).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/udrs\/\d+$/);
  await page.keyboard.press("?");
  await expect(onThisPage(page).getByRole("term")).toHaveText([
    "Back to the list",
    "Adjust",
    "Cancel the UDR",
    "Reverse the last action",
    "Change the billing directive",
    "Why it costs this",
    "Go to: History",
  ]);
  await expectAccessible(page, "the keys of a UDR");
  await page.keyboard.press("Escape");
  await expect(help(page)).toBeHidden();
  await page.keyboard.press("e");
  await expect(page.locator("#why")).toBeFocused();
});

test("a form says which keys save it", async ({ as }) => {
  const page = await as("anna");
  await openPage(page, "/products/new");
  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("?");
  await expect(onThisPage(page).getByRole("term")).toHaveText(["Save", "Save and add another"]);
  await page.keyboard.press("Escape");
  await openPage(page, "/price-plans/GLOBAL");
  await page.keyboard.press("?");
  await expect(onThisPage(page).getByRole("term")).toHaveText(["Edit the draft"]);
});
