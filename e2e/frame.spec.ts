import { expect, type Page } from "@playwright/test";
import { DEMO_PASSWORD } from "#db/seed/demo-people.ts";
import { test } from "./fixtures.ts";
import { setClock } from "./support/clock.ts";
import { openPage } from "./support/open-page.ts";
import { emailOf } from "./support/sign-in.ts";

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const palette = (page: Page) => page.getByRole("dialog", { name: "Search or jump to" });
const help = (page: Page) => page.getByRole("dialog", { name: "Keyboard" });

test("signing in by hand leads to the page that was asked for; a wrong password says so and keeps the address", async ({ page }) => {
  await openPage(page, "/products?q=lord");
  await expect(page).toHaveURL(/\/sign-in\?from=%2Fproducts%3Fq%3Dlord/);
  await page.getByLabel("E-mail").fill(emailOf("george"));
  await page.getByLabel("Password").fill("not the password");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "You are not signed in" })).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(emailOf("george"));
  await page.getByLabel("Password").fill(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/products\?q=lord$/);
  await expect(title(page)).toHaveText("Products");
});

test("a person of the demo is one press and Enter away", async ({ page }) => {
  await openPage(page, "/sign-in");
  await page.getByRole("region", { name: "This is a demo" }).getByRole("button", { name: "Auditor" }).click();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "George Pavlou, Auditor" })).toBeVisible();
});

test("the palette finds a page, an account and a UDR by keyboard alone", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/udrs");
  const firstUdr = page.getByRole("row").nth(1).getByRole("link").first();
  const udr = (await firstUdr.textContent()) ?? "none";

  await page.keyboard.press("Control+k");
  await expect(palette(page).getByRole("combobox")).toBeFocused();
  await page.keyboard.type("date/time");
  await expect(palette(page).getByRole("option", { selected: true })).toContainText("Date/time models");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/time-models$/);
  await expect(title(page)).toBeFocused();

  await page.keyboard.press("Control+k");
  await page.keyboard.type(udr);
  await expect(palette(page).getByRole("option", { name: `UDR ${udr}` })).toBeVisible();
  await expect(palette(page).getByRole("option", { selected: true })).toContainText(`UDR ${udr}`);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/udrs/${udr}$`));

  await page.keyboard.press("Control+k");
  await page.keyboard.type("eleni");
  await expect(palette(page).getByRole("option", { selected: true })).toContainText("Eleni Georgiou");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/accounts\/A-\d+$/);
  await expect(title(page)).toContainText("Eleni Georgiou");
});

test("Escape closes the palette and gives the focus back", async ({ as }) => {
  const page = await as("george");
  await openPage(page, "/");
  const link = page.getByRole("link", { name: "Catalogs" }).first();
  await link.focus();
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeVisible();
  await page.keyboard.type("zzzz nothing of that name");
  await expect(palette(page).getByRole("status")).toContainText("Nothing found");
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await expect(link).toBeFocused();
});

test("single keys go to pages and can be switched off; the palette stays", async ({ as }) => {
  const page = await as("george");
  await openPage(page, "/products");
  await page.keyboard.press("g");
  await page.keyboard.press("u");
  await expect(page).toHaveURL(/\/udrs$/);
  await expect(title(page)).toBeFocused();

  await page.keyboard.press("?");
  await expect(help(page)).toBeVisible();
  await help(page).getByRole("switch", { name: "Single-key shortcuts" }).click();
  await page.keyboard.press("Escape");
  await expect(help(page)).toBeHidden();

  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await page.keyboard.press("?");
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeVisible();
  await expect(help(page)).toBeHidden();
  await expect(page).toHaveURL(/\/udrs$/);
});

test("keys typed into a field stay there", async ({ as }) => {
  const page = await as("george");
  await openPage(page, "/products");
  const search = page.getByRole("searchbox", { name: "Search products" });
  await search.click();
  await page.keyboard.type("gu?");
  await expect(search).toHaveValue("gu?");
  await expect(help(page)).toBeHidden();
  await expect(page).toHaveURL(/\/products/);
});

test("the skip link leads past the navigation, and focus follows the page", async ({ as }) => {
  const page = await as("george");
  await openPage(page, "/");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();

  await page.getByRole("navigation").getByRole("link", { name: "Units" }).first().click();
  await expect(page).toHaveURL(/\/units$/);
  await expect(title(page)).toBeFocused();
  await page.goBack();
  await expect(page).toHaveURL(/\/(#main)?$/);
});

test("the theme that was chosen is in the first byte of the next page", async ({ as }) => {
  const page = await as("george");
  await openPage(page, "/units");
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("radio", { name: "Light" }).check();
  const light = await background();
  await page.getByRole("radio", { name: "Dark" }).check();
  await expect.poll(background).not.toBe(light);
  const dark = await background();

  const html = await (await page.request.get("/products")).text();
  expect(/<html[^>]*>/.exec(html)?.[0]).toContain('data-theme="dark"');
  await openPage(page, "/products");
  expect(await background()).toBe(dark);
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("radio", { name: "As the system" }).check();
  await expect.poll(() => page.locator("html").getAttribute("data-theme")).toBeNull();
});

test("the business clock moves for everybody, and back", async ({ as }) => {
  const page = await as("george");
  const other = await as("hera");
  await openPage(page, "/");
  await openPage(other, "/users");
  try {
    await setClock(page, "20:00 today");
    await other.reload();
    await expect(other.getByRole("button", { name: /^Business clock/ })).toContainText("20:0");
    await expect(other.getByRole("button", { name: /^Business clock/ })).toContainText("moved");
  } finally {
    await setClock(page, "Real time");
  }
});

test("on a phone the navigation is a sheet behind a button", async ({ as }) => {
  const page = await as("george");
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page, "/");
  await page.getByRole("button", { name: "Open the navigation" }).click();
  const sheet = page.getByRole("dialog", { name: "Navigation" });
  await sheet.getByRole("link", { name: "UDR types" }).click();
  await expect(page).toHaveURL(/\/udr-types$/);
  await expect(sheet).toBeHidden();
  await expect(title(page)).toHaveText("UDR types");
});

test("signing out ends the session in every tab at once, and a copy of its cookie is worth nothing", async ({ as, browser }) => {
  const page = await as("george");
  const tab = await page.context().newPage();
  await openPage(page, "/");
  await openPage(tab, "/audit");
  const copied = await page.context().storageState();

  await page.getByRole("button", { name: "George Pavlou, Auditor" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);

  await tab.getByRole("link", { name: "Units" }).first().click();
  await expect(tab).toHaveURL(/\/sign-in/);
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await page.evaluate(() => sessionStorage.getItem("ratewright.recents"))).toBeNull();

  const thief = await browser.newContext({ storageState: copied });
  const replay = await thief.newPage();
  await replay.goto("/audit");
  await expect(replay).toHaveURL(/\/sign-in\?from=%2Faudit$/);
  await thief.close();
});
