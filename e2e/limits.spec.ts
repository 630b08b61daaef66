import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { findCaller, receipts } from "./journeys/ordering.ts";
import { expectAccessible } from "./support/appearance.ts";
import { openPage } from "./support/open-page.ts";

/** Its usage is billed once a month, and what is left behind limits nobody else. */
const HOTEL = { says: "Kourion", name: "Kourion Hotels Ltd" } as const;
const FILM = { code: "BRAVEHEART", name: "Braveheart" } as const;

/** Of one order: whatever was ordered before, two films pass and three do not. */
const REFUSED =
  /^2 an order for Braveheart: this order 3; 2 left, 2\.2 with the 10 % tolerated\. An order of 2 would still fit\. Order less/;

const limitsPanel = (page: Page) => page.locator("section").filter({ has: page.getByRole("heading", { name: "Limits", exact: true }) });

/** The account of the hotel, by its caller's bar. */
async function accountOf(page: Page): Promise<string> {
  await findCaller(page, HOTEL);
  const link = page.getByRole("region", { name: "Customer" }).getByRole("link", { name: HOTEL.name });
  return (await link.getAttribute("href")) ?? "/accounts";
}

async function chooseFilm(page: Page): Promise<void> {
  const finder = page.getByRole("combobox", { name: "Find a service" });
  await finder.fill(FILM.name);
  await expect(page.getByRole("listbox", { name: "Services" }).getByRole("option")).toHaveCount(1);
  await finder.press("Enter");
  await expect(page.getByRole("heading", { level: 2 }).filter({ hasText: FILM.name })).toBeFocused();
}

test("a care lead sets a limit, an order beyond it is refused with what would fit, and that passes", async ({ as }) => {
  const chloe = await as("chloe");
  const account = await accountOf(chloe);

  const emil = await as("emil");
  await openPage(emil, account);
  await limitsPanel(emil)
    .getByRole("link", { name: /^(Set|Edit) limits$/ })
    .click();
  await expect(emil.getByRole("heading", { level: 1 })).toHaveText("Limits");
  await emil.getByRole("button", { name: "Add a limit" }).click();
  const limit = emil.getByRole("group", { name: /^Limit \d+$/ }).last();
  await expect(limit.getByLabel("For", { exact: true })).toBeFocused();
  await emil.getByRole("button", { name: "Save", exact: true }).click();
  await expect(emil.getByRole("alert").filter({ hasText: "There is a problem" })).toBeFocused();
  await limit.getByLabel("For", { exact: true }).selectOption("product");
  await limit.getByLabel("Code of the service").fill(FILM.code.toLowerCase());
  await expect(limit.getByLabel("Code of the service")).toHaveValue(FILM.code);
  await limit.getByLabel("Counts").selectOption("quantity");
  await limit.getByLabel("Within").selectOption("transaction");
  await limit.getByLabel("At most").fill("2");
  await expectAccessible(emil, "the editor of limits");
  await emil.keyboard.press("Control+Enter");
  await expect(emil.getByRole("heading", { level: 1 })).toHaveText(HOTEL.name);
  await expect(limitsPanel(emil).getByRole("list", { name: "Limits and what is left of them" })).toContainText("an order for Braveheart");
  await expectAccessible(emil, "an account with limits");

  await openPage(chloe, new URL(chloe.url()).pathname + new URL(chloe.url()).search);
  await chooseFilm(chloe);
  await expect(chloe.getByRole("region", { name: "What is left of the account's limits" })).toContainText("an order for Braveheart");
  await chloe.getByText(/^Details of this order/).click();
  await chloe.getByLabel("Quantity", { exact: true }).fill("3");
  await expect(chloe.getByRole("group").getByText(REFUSED)).toBeVisible();
  await expect(chloe.getByRole("status").filter({ hasText: REFUSED })).toHaveCount(1);
  await expect(chloe.getByLabel("Quantity", { exact: true })).toBeFocused();
  await expect(chloe.getByRole("button", { name: /^Order (for|and)/ })).toBeDisabled();
  await expectAccessible(chloe, "an order beyond a limit");

  await chloe.getByLabel("Quantity", { exact: true }).fill("2");
  await expect(chloe.getByRole("button", { name: /^Order (for|and)/ })).toBeEnabled();
  await chloe.keyboard.press("Control+Enter");
  const receipt = receipts(chloe);
  await expect(receipt).toHaveCount(1);
  await expect(receipt).toContainText(FILM.name);

  await openPage(emil, `${account}/limits`);
  await expect(emil.getByRole("list", { name: "History, newest first" })).toContainText("Quantity an order for product BRAVEHEART");
  await emil
    .getByRole("button", { name: /^Remove limit/ })
    .last()
    .click();
  await emil.getByRole("button", { name: "Save", exact: true }).click();
  await expect(emil.getByRole("heading", { level: 1 })).toHaveText(HOTEL.name);
});

/** Of this run: what is there already is no change, and nobody is told of it. */
const credit = String(5000 + (Date.now() % 4000));

test("who saves over another's limits is told, and sees them", async ({ as }) => {
  const first = await as("emil");
  const account = await accountOf(first);
  const second = await as("emil");
  for (const page of [first, second]) await openPage(page, `${account}/limits`);
  await first.getByLabel("Credit limit", { exact: false }).first().fill(credit);
  await first.getByRole("button", { name: "Save", exact: true }).click();
  await expect(first.getByRole("heading", { level: 1 })).toHaveText(HOTEL.name);
  await second.getByLabel("Tolerated overrun").fill("5");
  await second.getByRole("button", { name: "Save", exact: true }).click();
  await expect(second.getByRole("alert").filter({ hasText: "saved it while you were editing" })).toContainText(`${credit}.00`);
});

test("a call-centre agent reads limits but does not set them", async ({ as }) => {
  const chloe = await as("chloe");
  const account = await accountOf(chloe);
  await chloe.goto(`${account}/limits`);
  await expect(chloe.getByRole("heading", { level: 1 })).not.toHaveText("Limits");
});
