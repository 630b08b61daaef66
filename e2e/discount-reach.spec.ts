import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { expectAccessible } from "./support/appearance.ts";
import { openPage } from "./support/open-page.ts";

/** What a run leaves behind stays a draft, so each run has names of its own. */
const RUN = Date.now().toString(36).toUpperCase();

const panel = (page: Page, heading: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: heading, exact: true }) });

test("an agent says what a subscription gets, what not, and why", async ({ as }) => {
  const daphne = await as("daphne");
  await openPage(daphne, "/accounts/A-10001");
  await daphne.getByRole("link", { name: /^What it gets ?: S-20001$/ }).click();
  await expect(daphne.getByRole("heading", { level: 1 })).toHaveText("What S-20001 gets");
  await expect(panel(daphne, "Price plans").getByRole("list", { name: "Price plans" })).toContainText("Global price plan");
  const discounts = panel(daphne, "Additive discounts").getByRole("list", { name: "Discounts", exact: true });
  const goodwill = discounts.getByRole("listitem").filter({ hasText: "Goodwill v" }).first();
  await expect(goodwill).toContainText("An agent may give it");
  await expect(goodwill).toContainText("Only for the product type PPV-MOVIE");
  await expect(goodwill).toContainText("each usage decides");
  await expectAccessible(daphne, "what a subscription gets");

  const services = panel(daphne, "Services");
  await services.getByLabel("Find a service").fill("rings");
  const film = services.getByRole("list", { name: "Services" }).getByRole("button", { name: /Lord of the Rings 1/ });
  await film.click();
  await expect(film).toHaveAttribute("aria-pressed", "true");
  await expect(panel(daphne, "Price").getByRole("list", { name: "Why it costs that" })).toContainText("Global price plan");
  await expect(panel(daphne, "Additive discounts")).toContainText("for usage of The Lord of the Rings 1");
  await expect(goodwill).not.toContainText("each usage decides");
});

test("a subscription that may order nothing is told by what it fails", async ({ as }) => {
  const chloe = await as("chloe");
  await openPage(chloe, "/ordering?subscription=S-20004");
  await chloe.getByRole("region", { name: "Customer" }).getByRole("link", { name: "What it gets" }).click();
  await expect(chloe.getByRole("heading", { level: 1 })).toHaveText("What S-20004 gets");
  const catalogs = panel(chloe, "Catalogs").getByRole("list", { name: "Catalogs", exact: true });
  await expect(catalogs).toContainText("Cannot order through it");
  await expect(catalogs.getByText(": not met").first()).toBeAttached();
  await expect(panel(chloe, "Services").getByRole("list", { name: "Services" })).toContainText("Not available");
  // Who may not see price plans is not led to them.
  await expect(panel(chloe, "Price plans").getByRole("link")).toHaveCount(0);
});

test("a discount tells whom it reaches, and what it took lately", async ({ as }) => {
  const anna = await as("anna");
  await openPage(anna, "/discounts/GOODWILL");
  const reach = panel(anna, "Who gets it?");
  await expect(reach.getByRole("list", { name: "Accounts by group" })).toContainText("VIP");
  await expect(reach.getByRole("status")).toContainText("Subscriptions on flexible terms");
  await expect(reach.getByRole("status")).toContainText("UDRs of the last 31 days");
  await expectAccessible(anna, "a discount with its reach");

  await openPage(anna, "/discounts/VIP-10");
  const groups = panel(anna, "Who gets it?").getByRole("list", { name: "Accounts by group" });
  await expect(groups.getByRole("listitem")).toHaveCount(1);
  await expect(groups).toContainText("VIP");
});

test("drafts come out of a sheet, after they were seen, and the list goes out as one", async ({ as }) => {
  const [code, name] = [`SHEET-${RUN}`, `Sheet ${RUN}`];
  const anna = await as("anna");
  await openPage(anna, "/discounts");
  await anna.getByRole("button", { name: "Import CSV" }).click();
  const dialog = anna.getByRole("dialog", { name: "Import discounts" });
  await dialog.getByLabel("Rows").fill(`code,name,value,valid to\n${code},${name},101,2026-01-02`);
  await dialog.getByRole("button", { name: "Preview" }).click();
  await expect(dialog.getByRole("table", { name: "What the import would do" })).toContainText("A percentage between 0 and 100");
  await expectAccessible(anna, "an import of discounts with an error");
  await dialog.getByLabel("Rows").fill(`code,name,value,valid to\n${code},${name},10,2026-01-02`);
  await dialog.getByRole("button", { name: "Preview" }).click();
  await expect(dialog.getByRole("table", { name: "What the import would do" })).toContainText("10 % of each usage");
  await dialog.getByRole("button", { name: "Import 1 draft" }).click();
  await expect(dialog).toBeHidden();
  await expect(anna.getByRole("link", { name, exact: true })).toBeVisible();

  const sheet = await anna.request.get(`/api/discounts/csv?q=${code}`);
  expect(sheet.headers()["content-disposition"]).toContain("discounts.csv");
  expect(await sheet.text()).toContain(`${code},${name}`);
});
