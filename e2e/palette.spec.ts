import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { openPage } from "./support/open-page.ts";

const palette = (page: Page) => page.getByRole("dialog", { name: "Search or jump to" });
const title = (page: Page) => page.getByRole("heading", { level: 1 });
const selected = (page: Page) => palette(page).getByRole("option", { selected: true });

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(palette(page).getByRole("combobox")).toBeFocused();
}

test("the palette opens a price plan, a product and a definition by name and by code", async ({ as }) => {
  const page = await as("anna");
  await openPage(page, "/");
  for (const { typed, shown, address } of [
    { typed: "global pr", shown: "Price plan · GLOBAL", address: /\/price-plans\/GLOBAL$/ },
    { typed: "lotr1", shown: "Product · LOTR1", address: /\/products\/LOTR1$/ },
    { typed: "mobile dev", shown: "Usage zone · MOBILE-DEVICES", address: /\/usage-zones\/MOBILE-DEVICES$/ },
  ]) {
    await openPalette(page);
    await page.keyboard.type(typed);
    await expect(selected(page)).toContainText(shown);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(address);
    await expect(title(page)).toBeFocused();
  }
});

test("the palette shows a price plan only to whom it may be shown", async ({ as }) => {
  const page = await as("chloe");
  await openPage(page, "/");
  await openPalette(page);
  await page.keyboard.type("global pr");
  await expect(palette(page).getByRole("status")).toContainText("Nothing found");
});

test("the palette finds a page by the beginnings of its words, and none by letters from anywhere in it", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/");
  await openPalette(page);
  await page.keyboard.type("vall");
  await expect(selected(page)).toContainText("Value lists");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("eleni");
  await expect(
    palette(page)
      .getByRole("option", { name: /Eleni Georgiou/ })
      .first(),
  ).toBeVisible();
  await expect(palette(page).getByRole("option", { name: /Value lists/ })).toHaveCount(0);
});
