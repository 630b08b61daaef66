import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { quoteFilm, receipts } from "./journeys/ordering.ts";
import { expectAccessible } from "./support/appearance.ts";
import { openPage } from "./support/open-page.ts";

const FILM = "Serendipity";
/** Each order of theirs is billed at once. */
const HOTEL = { says: "Kourion", name: "Kourion Hotels Ltd" } as const;

const goodwill = (page: Page) => page.getByRole("checkbox", { name: "Goodwill", exact: true });
const percent = (page: Page) => page.getByLabel("Goodwill in %", { exact: true });

/** The film with a discount, by keyboard alone. */
async function quoteWithGoodwill(page: Page): Promise<void> {
  await quoteFilm(page, { caller: HOTEL, film: FILM });
  await goodwill(page).press("Space");
  await expect(percent(page)).toHaveValue("10");
  await expect(page.getByRole("main")).toContainText("(10 % GOODWILL)");
}

async function orderedUdr(page: Page): Promise<string> {
  await expect(receipts(page)).toHaveCount(1);
  const text = await receipts(page)
    .getByRole("link", { name: /^UDR \d+$/ })
    .textContent();
  return (text ?? "").replace("UDR ", "");
}

test("an agent gives a discount within its range, the bill shows it, and an Adjust takes it away", async ({ as }) => {
  const chloe = await as("chloe");
  await quoteWithGoodwill(chloe);
  await percent(chloe).fill("60");
  await expect(chloe.getByText("Choose a value from 5 to 50 %.", { exact: true })).toBeVisible();
  await expect(percent(chloe)).toBeFocused();
  await expect(chloe.getByRole("button", { name: /^Order and bill/ })).toBeDisabled();
  await percent(chloe).fill("20");
  await expect(chloe.getByRole("main")).toContainText("(20 % GOODWILL)");
  await expect(chloe.getByRole("blockquote")).toContainText("with GOODWILL 20 %");
  await expectAccessible(chloe, "a quote with a discount");
  await expect(chloe.getByRole("button", { name: /^Order and bill/ })).toBeEnabled();
  await chloe.keyboard.press("Control+Enter");
  const udr = await orderedUdr(chloe);
  await receipts(chloe)
    .getByRole("link", { name: /^Bill / })
    .click();
  await expect(chloe.getByRole("article")).toContainText(/€(8|4)\.00/);

  const emil = await as("emil");
  await openPage(emil, `/udrs/${udr}`);
  await expect(emil.getByRole("main")).toContainText("GOODWILL 20 %");
  await emil.getByRole("button", { name: "Actions" }).click();
  await emil.getByRole("menuitem", { name: "Adjust" }).click();
  const dialog = emil.getByRole("dialog", { name: /· UDR \d+$/ });
  await expect(goodwill(emil)).toBeChecked();
  await goodwill(emil).press("Space");
  const preview = dialog.getByRole("region", { name: "Preview" });
  await expect(preview).toContainText("Discounts");
  await expect(preview).toContainText(/becomes\s*none/);
  await dialog.getByLabel("Reason").click();
  await emil.getByRole("option", { name: "Customer disputes the charge" }).click();
  await dialog.getByRole("button", { name: /^Create/ }).click();
  await expect(dialog).toBeHidden();
  await expect(emil.getByRole("list", { name: "RBI chain" }).getByRole("listitem")).toHaveCount(3);
});

test("beyond what agents give a second person is asked, and approves", async ({ as }) => {
  const why = `The film stopped twice, ${new Date().toISOString()}`;
  const chloe = await as("chloe");
  await quoteWithGoodwill(chloe);
  await percent(chloe).fill("30");
  await expect(chloe.getByText(/^Costs €\S+ now; with the approval of a second person €\S+\.$/)).toBeVisible();
  await expect(chloe.getByRole("blockquote")).toContainText("If GOODWILL 30 % is approved, it costs");
  await expect(chloe.getByRole("button", { name: /and ask for approval/ })).toBeEnabled();
  await chloe.keyboard.press("Control+Enter");
  await expect(chloe.getByLabel("Why", { exact: true })).toBeFocused();
  await expect(chloe.getByText("Say why. Who approves the discount reads it.", { exact: true })).toBeVisible();
  await chloe.keyboard.type(why);
  await chloe.keyboard.press("Control+Enter");
  const udr = await orderedUdr(chloe);
  await expect(receipts(chloe)).toContainText("Approval of GOODWILL 30 % asked for");

  const boris = await as("boris");
  await openPage(boris, "/reviews");
  const waiting = boris
    .getByRole("table", { name: "Discounts with orders that wait for a decision" })
    .getByRole("row")
    .filter({ hasText: why });
  await expect(waiting).toContainText(/€(10|5)\.00 → €(7|3)\.[05]0/);
  await waiting.getByRole("link", { name: "GOODWILL 30 %" }).click();
  await expect(boris.getByRole("heading", { level: 1 })).toHaveText("Discount with an order: GOODWILL 30 %");
  await expect(boris.getByRole("list", { name: "Entries" }).getByRole("listitem")).toHaveCount(2);
  await expectAccessible(boris, "a discount that waits for a second person");
  await boris.getByRole("button", { name: /^Approve: €/ }).click();
  await expect(boris.getByRole("main")).toContainText("Boris Demetriou");
  await expect(boris.getByRole("button", { name: /^Approve/ })).toHaveCount(0);

  await openPage(chloe, `/udrs/${udr}`);
  await expect(chloe.getByRole("main")).toContainText("GOODWILL 30 %, approved");
  const chain = chloe.getByRole("list", { name: "RBI chain" }).getByRole("listitem");
  await expect(chain).toHaveCount(3);
  await expect(chain.nth(2)).toContainText(/€(7|3)\.[05]0/);
  await expect(chain.nth(2)).toContainText("Billed");
});

test("what was asked is taken back, asked anew with an Adjust, and withdrawn when the usage is cancelled", async ({ as }) => {
  const why = `The film stopped again, ${new Date().toISOString()}`;
  const chloe = await as("chloe");
  await quoteWithGoodwill(chloe);
  await percent(chloe).fill("30");
  await expect(chloe.getByRole("button", { name: /and ask for approval/ })).toBeEnabled();
  await chloe.getByLabel("Why", { exact: true }).fill(why);
  await chloe.keyboard.press("Control+Enter");
  const udr = await orderedUdr(chloe);

  await test.step("who asked takes it back on the page of the UDR", async () => {
    await openPage(chloe, `/udrs/${udr}`);
    const usage = chloe.getByRole("main");
    await expect(usage).toContainText("GOODWILL 30 %, waits for a second person");
    await expectAccessible(chloe, "a UDR whose discount waits");
    await chloe.getByRole("button", { name: "Withdraw the request" }).click();
    await expect(usage).toContainText("GOODWILL 30 %, withdrawn");
    await expect(chloe.getByRole("button", { name: "Withdraw the request" })).toHaveCount(0);
  });

  const emil = await as("emil");
  const chain = emil.getByRole("list", { name: "RBI chain" }).getByRole("listitem");
  const request = await test.step("an Adjust that needs an approval says so, asks for a word, and changes nothing until then", async () => {
    await openPage(emil, `/udrs/${udr}`);
    await emil.getByRole("button", { name: "Actions" }).click();
    await emil.getByRole("menuitem", { name: "Adjust" }).click();
    const dialog = emil.getByRole("dialog", { name: /· UDR \d+$/ });
    await goodwill(emil).press("Space");
    await percent(emil).fill("30");
    const preview = dialog.getByRole("region", { name: "Preview" });
    await expect(preview).toContainText(/Costs €\S+ now; with the approval of a second person €\S+\./);
    await expect(preview).toContainText("GOODWILL 30 % is more than you may give alone.");
    await expectAccessible(emil, "an Adjust that asks for an approval");
    await dialog.getByLabel("Reason").click();
    await emil.getByRole("option", { name: "Goodwill after a complaint" }).click();
    await dialog.getByRole("button", { name: "Ask for approval" }).click();
    await expect(dialog).toContainText("Say why. Who approves it reads this.");
    await expect(dialog.getByLabel("In your words")).toBeFocused();
    await dialog.getByLabel("In your words").fill(why);
    await dialog.getByRole("button", { name: "Ask for approval" }).click();
    await expect(dialog).toBeHidden();
    await expect(emil.getByRole("main")).toContainText("GOODWILL 30 %, waits for a second person");
    await expect(chain).toHaveCount(1);

    await openPage(emil, "/");
    const mine = emil.getByRole("list", { name: "Your requests" }).getByRole("listitem").filter({ hasText: FILM }).first();
    await expect(mine).toContainText("Waits");
    await mine.getByRole("link").click();
    await expect(emil.getByRole("heading", { level: 1 })).toHaveText("Discount with an order: GOODWILL 30 %");
    await expect(emil.getByRole("main")).toContainText(why);
    await expect(emil.getByRole("button", { name: "Withdraw the request" })).toBeVisible();
    await expect(emil.getByRole("button", { name: /^Approve/ })).toHaveCount(0);
    await expectAccessible(emil, "a request, seen by who asked");
    return new URL(emil.url()).pathname;
  });

  const boris = await as("boris");
  await openPage(boris, request);
  const approve = boris.getByRole("button", { name: /^Approve: €/ });
  await expect(approve).toBeEnabled();

  await test.step("the UDR is cancelled, and the question goes with it", async () => {
    await openPage(emil, `/udrs/${udr}`);
    await emil.getByRole("button", { name: "Actions" }).click();
    await emil.getByRole("menuitem", { name: /^Cancel/ }).click();
    const dialog = emil.getByRole("dialog", { name: /· UDR \d+$/ });
    await dialog.getByLabel("Reason").click();
    await emil.getByRole("option", { name: "Customer disputes the charge" }).click();
    await dialog.getByRole("button", { name: /^(?:Create|Cancel)/ }).click();
    await expect(dialog).toBeHidden();
    await expect(emil.getByRole("main")).toContainText("withdrawn: The UDR was cancelled: Customer disputes the charge");
    await openPage(emil, request);
    await expect(emil.getByRole("main")).toContainText("Withdrawn");
    await expect(emil.getByRole("main")).toContainText("The UDR was cancelled: Customer disputes the charge");
    await expect(emil.getByRole("button", { name: "Withdraw the request" })).toHaveCount(0);
  });

  await test.step("who had it open is told why an approval does nothing, although the form goes", async () => {
    await approve.click();
    await expect(boris.getByText("It is not in review any more.").first()).toBeVisible();
    await expect(boris.getByRole("main")).toContainText("Withdrawn by");
    await expect(approve).toHaveCount(0);
    await expect(boris.getByText("It is not in review any more.").first()).toBeVisible();
  });
});
