import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./support/appearance.ts";
import { openPage } from "./support/open-page.ts";

const grid = (page: Page) => page.getByLabel(/^Usage detail records/);
const chips = (page: Page) => page.getByRole("list", { name: "Criteria that hold" });
const search = (page: Page) => page.getByRole("searchbox");
const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });

test("by keyboard: what a caller reads out becomes a criterion, and no telephone number an address", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/udrs");
  await expect(grid(page)).toBeVisible();
  await page.keyboard.press("/");
  await expect(search(page)).toBeFocused();
  await page.keyboard.type("S-20001");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/subscription=S-20001/);
  await expect(chips(page).getByRole("button", { name: "Take away: Subscription: S-20001" })).toBeVisible();
  await expect(search(page)).toHaveValue("");

  // A number that Eleni's page shows to who may see it.
  await openPage(page, "/accounts/A-10001");
  const telephone = /\+?357\d{8}/.exec((await page.getByRole("main").textContent())?.replaceAll(" ", "") ?? "")?.[0];
  expect(telephone).toBeDefined();
  await openPage(page, "/udrs");
  await expect(grid(page)).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type(telephone ?? "");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/subscription=S-2\d+/);
  expect(decodeURIComponent(page.url())).not.toContain((telephone ?? "").slice(-8));

  await page.keyboard.press("Escape");
  await search(page).fill("nobody of that name");
  await search(page).press("Enter");
  await expect(page.getByText(/^Nothing is called like this/)).toBeVisible();
});

test("criteria stand in the address and as chips, and each goes as it came", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/udrs?state=posted&account=A-10001&colour=red&from=2026-02-30");
  await expect(page.getByText("Part of the address was left out")).toBeVisible();
  await expect(page.getByText(/cannot be read: colour, from\.$/)).toBeVisible();
  await page.getByRole("button", { name: "Tidy the address" }).click();
  await expect(page).toHaveURL(/\/udrs\?account=A-10001&state=posted$/);
  await expect(page.getByText("Part of the address was left out")).toBeHidden();

  await page.getByRole("button", { name: "More criteria" }).click();
  await page.getByLabel("Charge", { exact: true }).selectOption({ label: "Billed" });
  await expect(page).toHaveURL(/charge=billed/);
  await page.getByLabel("Total at least", { exact: true }).fill("five");
  await expect(page.getByText("An amount such as 12.50.")).toBeVisible();
  await page.getByLabel("Total at least", { exact: true }).fill("999999");
  await expect(page).toHaveURL(/totalMin=999999/);
  await expect(heading(page, "No UDR matches these criteria")).toBeVisible();
  await expect(page.getByText("Total at least 999999", { exact: false }).first()).toBeVisible();
  await expectAccessible(page, "the criteria, open, and no match");
  await expectNoSidewaysScroll(page, "the criteria");

  await chips(page).getByRole("button", { name: "Take away: Total at least: 999999" }).press("Enter");
  await expect(page).not.toHaveURL(/totalMin/);
  await expect(page.getByLabel("Total at least", { exact: true })).toHaveValue("");
  await page.goBack();
  await expect(page).toHaveURL(/totalMin=999999/);
  await expect(page.getByLabel("Total at least", { exact: true })).toHaveValue("999999");
  await page.getByRole("button", { name: "Clear criteria" }).click();
  await expect(page).toHaveURL(/\/udrs$/);
  await expect(grid(page)).toBeVisible();
});

test("metadata want something that bounds them, and what is personal stays out of the address", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/udrs");
  await page.getByRole("button", { name: "More criteria" }).click();
  const condition = page.getByRole("form", { name: "Condition on metadata" });
  await condition.getByLabel("Metadata attribute").selectOption({ label: "Device" });
  await condition.getByLabel("Value", { exact: true }).fill("TABLET");
  await condition.getByLabel("Value", { exact: true }).press("Enter");
  await expect(page).toHaveURL(/metadata=device/);
  await expect(heading(page, "This asks too much at once")).toBeVisible();
  await expect(page.getByText(/needs one account, one subscription, or a time of at most 31 days/)).toBeVisible();
  await page.getByRole("button", { name: "The last 31 days" }).click();
  await expect(page).toHaveURL(/from=\d{4}-\d\d-\d\d&to=/);
  await expect(heading(page, "This asks too much at once")).toBeHidden();
  await page.getByRole("button", { name: "Clear criteria" }).click();

  await page.getByLabel("Account number").fill("A-10001");
  await expect(page).toHaveURL(/account=A-10001/);
  await condition.getByLabel("Metadata attribute").selectOption({ label: "Location" });
  await expect(condition.getByText(/^Personal: it is kept out of the address/)).toBeVisible();
  await condition.getByLabel("Comparison").selectOption({ label: "begins with" });
  await condition.getByLabel("Value", { exact: true }).fill("Nowhere at all");
  await condition.getByRole("button", { name: "Add condition" }).click();
  await expect(chips(page).getByRole("button", { name: /begins with Nowhere at all/ })).toBeVisible();
  await expect(heading(page, "No UDR matches these criteria")).toBeVisible();
  expect(page.url()).not.toMatch(/Nowhere|metadata/);
});

test("the list opens at a day, and says when it ends before", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/udrs");
  await page.getByLabel("Jump to date").fill("1999-01-01");
  await expect(page).toHaveURL(/jump=1999-01-01/);
  await expect(heading(page, "Nothing from 1999-01-01 on")).toBeVisible();
  await page.getByRole("button", { name: "Back to the top" }).click();
  await expect(page).not.toHaveURL(/jump/);
  await expect(grid(page)).toBeVisible();
});
