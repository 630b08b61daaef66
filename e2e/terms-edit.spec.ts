import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { expectAccessible } from "./support/appearance.ts";
import { openPage } from "./support/open-page.ts";

/** What a run leaves behind stays archived, so each run has names of its own. */
const RUN = Date.now().toString(36).toUpperCase();

const title = (page: Page) => page.getByRole("heading", { level: 1 });

/** What asks for something; a toast is a dialog, too, but has nothing to send. */
const dialogOf = (page: Page) => page.getByRole("dialog").filter({ has: page.getByRole("button", { name: /Save|Preview|Import/ }) });

async function archive(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
  // The word of an earlier archiving may still stand there.
  await expect(page.getByText(`${name} is archived.`).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Restore" })).toBeVisible();
}

test("billing terms are made, read as a sentence, set as effective, terminated and archived", async ({ as }) => {
  const name = `Quarterly ${RUN}`;
  const page = await as("anna");
  await openPage(page, "/billing-terms");
  await page.getByRole("link", { name: "New scheme" }).click();
  await expect(title(page)).toHaveText("New billing terms");
  await page.getByLabel("Name").fill(name);
  await expect(page.getByLabel("Code", { exact: true })).toHaveValue(`QUARTERLY-${RUN}`);
  const meaning = page.locator("section").filter({ has: page.getByRole("heading", { name: "In words" }) });
  await page.getByLabel("Cycle day").fill("31");
  await page.getByLabel("Unbilled UDRs").fill("3");
  await expect(meaning.getByRole("status")).toHaveText(
    "Every month on day 31, or the last day of a shorter month; bills as soon as 3 UDRs are unbilled.",
  );
  await expect(meaning.getByRole("list", { name: "Next cycles" }).getByRole("listitem")).toHaveCount(3);

  await page.getByLabel("Cycle day").fill("32");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeFocused();
  await page.getByRole("link", { name: "A day from 1 to 31." }).click();
  await expect(page.getByLabel("Cycle day")).toBeFocused();
  await page.getByLabel("Cycle day").fill("31");

  await page.getByLabel("Kind").selectOption("prepaid");
  await expect(page.getByLabel("Unbilled UDRs")).toHaveCount(0);
  await expect(page.getByLabel("Billing", { exact: true }).getByRole("option")).toHaveText(["Rated in advance", "Rated when used"]);
  await page.getByLabel("Kind").selectOption("normal");
  await expect(page.getByLabel("Unbilled UDRs")).toHaveValue("3");
  await expectAccessible(page, "the editor of billing terms");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Billing terms saved")).toBeVisible();
  await expect(title(page)).toHaveText(name);

  await expect(page.getByRole("button", { name: "Terminate" })).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("button", { name: "Set as effective" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Set as effective" }).click();
  await expect(page.getByText(`${name} is effective.`)).toBeVisible();
  await page.getByRole("button", { name: "Terminate" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Terminate" }).click();
  await expect(page.getByText(`${name} is terminated.`)).toBeVisible();
  await expect(page.getByRole("list", { name: "History, newest first" })).toContainText("Terminated");
  await archive(page, name);
});

test("terms that somebody has say what changes for them, keep their currency and are not archived", async ({ as }) => {
  const page = await as("anna");
  await openPage(page, "/billing-terms/NORMAL-MONTHLY/edit");
  await expect(page.getByLabel("Currency")).toHaveAttribute("readonly", "");
  await expect(page.getByLabel("Kind")).toBeDisabled();
  await page.getByLabel("Cycles begin").selectOption("period");
  await page.getByLabel("Cycle day").fill("15");
  await expect(page.getByRole("main")).toContainText("Their billing cycles begin anew: every month on day 15.");
  await page.getByRole("link", { name: "Cancel" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Leave without saving" }).click();
  await expect(title(page)).toHaveText("Normal monthly");
  await openPage(page, "/billing-terms/NORMAL-INSTANT");
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("It is in use by");
});

for (const { list, add, what, name } of [
  { list: "/account-classifications", add: "New classification", what: "Account classification", name: `Gold ${RUN}` },
  { list: "/subscription-types", add: "New subscription type", what: "Subscription type", name: `Satellite ${RUN}` },
]) {
  test(`${what}: made, renamed, archived and restored`, async ({ as }) => {
    const page = await as("anna");
    await openPage(page, list);
    await page.getByRole("link", { name: add }).click();
    await page.getByLabel("Name").fill(name);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(`${what} saved`)).toBeVisible();
    await page.getByRole("link", { name: "Edit" }).click();
    await page.getByLabel("Name").fill(`${name} renamed`);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(title(page)).toHaveText(`${name} renamed`);
    await archive(page, `${name} renamed`);
    await page.getByRole("button", { name: "Restore" }).click();
    await expect(page.getByText(`${name} renamed is in use again.`)).toBeVisible();
    await archive(page, `${name} renamed`);
  });
}

test("a provider is made, given codes by paste and by sheet, and put away", async ({ as }) => {
  const name = `Conax ${RUN}`;
  const page = await as("anna");
  await openPage(page, "/provisioning");
  await expect(page.getByRole("heading", { name: "Requests" })).toHaveCount(0);
  await page.getByRole("link", { name: "New provider" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Speaks").fill("REST");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Provider saved")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("have no code: their orders are refused");

  await page.getByRole("link", { name: "Give them codes" }).click();
  await page.getByLabel("Codes", { exact: true }).fill("LOTR1\tA1\nLIMITLESS\tA2\nNOWHERE\tA3");
  await page.getByRole("button", { name: "Fill in" }).click();
  await expect(page.getByRole("main")).toContainText("2 codes filled in. Not in the table: NOWHERE.");
  await page.getByLabel("Find a product").fill("limitless");
  await expect(page.getByLabel("Their code of Limitless")).toHaveValue("A2");
  await expectAccessible(page, "the editor of product codes");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Product codes saved")).toBeVisible();
  await expect(title(page)).toHaveText(name);
  await expect(page.getByRole("table", { name: "Product codes" }).getByRole("rowheader")).toHaveText([/Limitless/, /Lord of the Rings 1/]);

  await page.getByRole("button", { name: "Import CSV" }).click();
  const dialog = dialogOf(page);
  await dialog.getByLabel("Rows").fill("BRAVEHEART,A4\nLOTR1,\nNOWHERE,A3");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await expect(dialog).toContainText("There is no product NOWHERE.");
  await dialog.getByLabel("Rows").fill("BRAVEHEART,A4\nLOTR1,");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByRole("button", { name: "Import 2 codes" }).click();
  await expect(page.getByText("2 codes imported.")).toBeVisible();
  await expect(page.getByRole("table", { name: "Product codes" }).getByRole("rowheader")).toHaveText([/Braveheart/, /Limitless/]);
  await archive(page, name);

  await openPage(page, "/provisioning/NAGRA");
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("It is in use by");
});

test("a reason is made, moved by keyboard and by pointer, and put away", async ({ as }) => {
  const name = `Courtesy ${RUN}`;
  const page = await as("anna");
  await openPage(page, "/reason-codes");
  await page.getByRole("link", { name: "New reason" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Reason saved")).toBeVisible();
  await openPage(page, "/reason-codes");
  const rows = page.getByRole("list", { name: "Reasons, in the order in which they are offered" }).getByRole("listitem");
  const row = rows.filter({ hasText: name });
  await expect(rows.last()).toContainText(name);
  const count = await rows.count();
  await row.getByRole("link", { name }).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.locator("[data-announcements]")).toHaveText(`${name} is ${count - 1} of ${count}`);
  await expect(rows.nth(count - 2)).toContainText(name);
  await row.getByRole("button", { name: `Move ${name} down` }).click();
  await expect(rows.last()).toContainText(name);

  const handle = row.locator("[data-handle]");
  await handle.scrollIntoViewIfNeeded();
  const from = await handle.boundingBox();
  const to = await rows.first().boundingBox();
  if (!from || !to) throw new Error("the list is not to be seen");
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect(rows.first()).toContainText(name);
  await expectAccessible(page, "the order of reasons");
  await row.getByRole("link", { name }).click();
  await archive(page, name);
});

test("a care lead says who holds a subscription, and which cost centre bears it", async ({ as }) => {
  const page = await as("emil");
  await openPage(page, "/accounts");
  await page.getByRole("row").nth(1).getByRole("link").first().click();
  const panel = page.locator("section").filter({ has: page.getByRole("heading", { name: "Who holds what" }) });
  await panel.getByRole("button", { name: "Add a person" }).click();
  await dialogOf(page).getByLabel("Name").fill(`Maria ${RUN}`);
  await dialogOf(page).getByRole("button", { name: "Save" }).click();
  await expect(panel.getByRole("region", { name: "People" })).toContainText(`Maria ${RUN}`);
  await panel.getByRole("button", { name: "Add a cost centre" }).click();
  await dialogOf(page).getByLabel("Name").fill(`Sales ${RUN}`);
  await dialogOf(page).getByLabel("Code").fill(`S-${RUN}`);
  await dialogOf(page).getByRole("button", { name: "Save" }).click();
  await expect(panel.getByRole("region", { name: "Cost centres" })).toContainText(`Sales ${RUN}`);
  await panel
    .getByRole("button", { name: /^Assign S-/ })
    .first()
    .click();
  await dialogOf(page)
    .getByLabel("Person")
    .selectOption({ label: `Maria ${RUN}` });
  await dialogOf(page)
    .getByLabel("Cost centre")
    .selectOption({ label: `Sales ${RUN} (S-${RUN})` });
  await dialogOf(page).getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("table", { name: "People and cost centres" })).toContainText(`Maria ${RUN}`);
  await expectAccessible(page, "who holds what");
});
