import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./support/appearance.ts";
import { openPage } from "./support/open-page.ts";

const palette = (page: Page) => page.getByRole("dialog", { name: "Search or jump to" });
const title = (page: Page) => page.getByRole("heading", { level: 1 });
const selected = (page: Page) => palette(page).getByRole("option", { selected: true });
const group = (page: Page, name: string) => palette(page).getByRole("group", { name });

/** Eleni's, and what of hers may never reach the browser of who sees endings only. */
const ELENI = { phone: "+35799000101", card: "4400100101" };

/** A keyboard whose presses are counted: a chord is one. */
function counted(page: Page) {
  let presses = 0;
  return {
    press: async (keys: string) => {
      presses += 1;
      await page.keyboard.press(keys);
    },
    count: () => presses,
  };
}

async function copy(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
}

async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(palette(page).getByRole("combobox")).toBeFocused();
  await page.keyboard.type(text);
}

test("a caller's telephone: three keys, and one stands at the subscription", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/");
  await copy(page, "00357 99 000-105");
  const keyboard = counted(page);
  await keyboard.press("Control+k");
  await expect(palette(page).getByRole("combobox")).toBeFocused();
  await keyboard.press("Control+v");
  // Faster than any answer: Enter waits for it.
  await keyboard.press("Enter");
  await expect(page).toHaveURL(/\/accounts\/A-10005#S-20005$/);
  await expect(title(page)).toContainText("Kourion Hotels");
  await expect(title(page)).toBeFocused();
  await expect(page.locator("#S-20005")).toBeInViewport();
  expect(keyboard.count()).toBe(3);
});

test("what is searched stands in no address, no storage and no answer that is kept", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/");
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  const answered = page.waitForResponse((response) => response.url().endsWith("/api/search"));
  await type(page, ELENI.phone);
  expect((await answered).headers()["cache-control"]).toContain("no-store");
  await expect(selected(page)).toContainText("Eleni Georgiou");
  await expectAccessible(page, "the palette with an account");
  await page.keyboard.press("Enter");
  await expect(title(page)).toContainText("Eleni Georgiou");
  const stored = await page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]));
  const ending = ELENI.phone.slice(-8);
  expect([...requests, page.url(), stored].filter((text) => text.includes(ending))).toEqual([]);
});

test("people, orders and rated billing items are found beside accounts, and a name without its accent", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/");
  await type(page, "desk night");
  await expect(group(page, "People").getByRole("option", { name: /Night desk/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/accounts\/A-10005#S-20005$/);
  await type(page, "élèni");
  await expect(selected(page)).toContainText("Eleni Georgiou");
  await page.keyboard.press("Escape");

  await openPage(page, "/udrs");
  await type(page, "order 40001");
  await expect(group(page, "Bills, orders and RBIs").getByRole("option", { name: /Order 40001/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/udrs\/\d+$/);
  await expect(title(page)).toBeFocused();
});

test("the palette does what the page offers, and goes back to where one was", async ({ as }) => {
  const page = await as("daphne");
  await openPage(page, "/accounts/A-10001");
  await page.keyboard.press("Control+k");
  await expect(group(page, "On this page").getByRole("option", { name: /Order a service/ })).toBeVisible();
  await page.keyboard.type("order a service");
  await expect(selected(page)).toContainText("Order a service");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/ordering\?subscription=S-20001$/);
});

test("who sees endings only has one number shown by saying why, on record, and for this look only", async ({ as }) => {
  const george = await as("george");
  await openPage(george, "/accounts/A-10001");
  const card = george.locator("#S-20001");
  await expect(card).toContainText("•••••••••101");
  expect(await george.content()).not.toContain(ELENI.phone);
  await expectAccessible(george, "an account with masked numbers");
  await expectNoSidewaysScroll(george);

  const button = card.getByRole("button", { name: "Reveal Phone" });
  await button.focus();
  await george.keyboard.press("Enter");
  const menu = george.getByRole("menu");
  await expect(menu.getByRole("group", { name: /It is written down/ })).toBeVisible();
  await expectAccessible(george, "the reasons for revealing");
  await menu.getByRole("menuitem", { name: "An audit or a control" }).press("Enter");
  await expect(card.getByText(ELENI.phone, { exact: true })).toBeVisible();
  await expect(card).toContainText("•••••••101");

  await openPage(george, "/accounts/A-10001");
  await expect(card).toContainText("•••••••••101");
  await expect(card.getByText(ELENI.phone, { exact: true })).toHaveCount(0);
  await openPage(george, "/audit?action=identifier.reveal");
  const entry = george.locator("#main");
  await expect(entry).toContainText("An audit or a control");
  expect(await george.content()).not.toContain(ELENI.phone);
});

test("the whole number finds whose it is, and is answered by its ending; its beginning finds nobody", async ({ as }) => {
  const george = await as("george");
  await openPage(george, "/");
  await type(george, ELENI.card);
  await expect(selected(george)).toContainText("Eleni Georgiou");
  await expect(selected(george)).toContainText("•••••••101");
  await george.keyboard.press("Control+a");
  await george.keyboard.type(ELENI.card.slice(0, 8));
  await expect(palette(george).getByRole("status")).toContainText("Nothing found");
});

/** Pages and answers that know a customer's numbers, as a browser gets them. */
const KNOWING = [
  "/",
  "/accounts",
  "/accounts/A-10001",
  "/accounts/A-10001/limits",
  "/accounts/A-10001/subscriptions/S-20001/offer",
  "/accounts/A-10003",
  "/agreements/A-10005",
  "/udrs",
  "/imports",
  "/parked",
  "/provisioning",
  "/audit",
  "/api/udrs",
];

for (const name of ["george", "anna", "boris", "hera"] as const) {
  test(`no page and no route sends ${name} a number whole`, async ({ as }) => {
    const page = await as(name);
    for (const address of KNOWING) {
      const text = await (await page.request.get(address)).text();
      const found = text.match(/\+3579900\d{4}|44001\d{5}/g) ?? [];
      expect.soft([...new Set(found)], address).toEqual([]);
    }
  });
}
