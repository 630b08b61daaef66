import { expect, type Page } from "@playwright/test";
import { openPage } from "../support/open-page.ts";

const dialog = (page: Page) => page.getByRole("dialog", { name: "Run billing for one account" });
const preview = (page: Page) => dialog(page).getByRole("region", { name: "What will be billed" });

async function askFor(page: Page, account: string): Promise<void> {
  await openPage(page, "/billing");
  await page.getByRole("button", { name: "Run billing for one account" }).click();
  await dialog(page).getByLabel("Account number").fill(account);
}

export type Waiting = {
  readonly account: string;
  readonly name: string;
  readonly items: number;
  readonly document: string;
  readonly total: string;
};

/** Reads what waits, runs it, and sees on the run's page the document that came of it, with the same total. */
export async function runBilling(page: Page, { account, name, items, document, total }: Waiting): Promise<void> {
  await askFor(page, account);
  await expect(preview(page).getByRole("status")).toContainText(`${name}: ${items} ${items === 1 ? "item waits" : "items wait"}.`);
  await expect(preview(page).getByRole("row", { name: /^Total/ })).toContainText(total);
  await dialog(page)
    .getByRole("button", { name: `Create 1 ${document} of ${total}` })
    .click();
  await expect(page).toHaveURL(/\/billing\/\d+$/);
  await expect(page.getByRole("main")).toContainText("Completed");
  const issued = page.getByRole("table", { name: "Bills of this run" }).getByRole("row").nth(1);
  await expect(issued).toContainText(total);
  await issued.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/bills\//);
  await expect(page.getByRole("article")).toContainText(name);
  await expect(page.getByRole("article")).toContainText(total);
}

export async function expectNothingToBill(page: Page, account: string): Promise<void> {
  await askFor(page, account);
  await expect(preview(page).getByRole("status")).toContainText("nothing to bill");
  await expect(dialog(page).getByRole("button", { name: "Run billing" })).toBeDisabled();
}

export async function expectBill(
  page: Page,
  { number, name, total }: { readonly number: string; readonly name: string; readonly total: string },
): Promise<void> {
  await openPage(page, `/bills/${number}`);
  await expect(page.getByRole("article", { name: `Bill ${number}` })).toContainText(name);
  await expect(page.getByRole("article")).toContainText(total);
}
