import { expect, type Page } from "@playwright/test";
import { openPage } from "../support/open-page.ts";

const chain = (page: Page) => page.getByRole("list", { name: "RBI chain" }).getByRole("listitem");
/** By its name: what tells that something is done is a dialog too. */
const dialog = (page: Page) => page.getByRole("dialog", { name: /· UDR \d+$/ });
const preview = (page: Page) => page.getByRole("region", { name: "Preview" });

/** On the summary page by the account's number; the number of the UDR opens it. */
export async function openUdr(page: Page, { account, udr }: { readonly account: string; readonly udr: string }): Promise<void> {
  await openPage(page, "/udrs");
  await page.getByLabel("Account number").fill(account);
  await expect(page).toHaveURL(new RegExp(`account=${account}`));
  await page
    .getByRole("grid", { name: /Usage detail records/ })
    .getByRole("link", { name: udr, exact: true })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`UDR ${udr}`);
}

export type Chain = readonly (readonly [title: string, amount: string, state: string])[];

/** What was posted for the UDR, in order, and what it comes to. */
export async function expectChain(page: Page, items: Chain, together: string): Promise<void> {
  await expect(chain(page)).toHaveCount(items.length);
  for (const [index, texts] of items.entries()) for (const text of texts) await expect(chain(page).nth(index)).toContainText(text);
  await expect(page.getByText("Together", { exact: true }).locator("..")).toContainText(together);
}

export type Correction = {
  readonly action: string;
  readonly reason: string;
  /** What the preview lists, in order: name, amount. */
  readonly entries: readonly (readonly [string, string])[];
  readonly net: string;
  /** What the button says that it does. */
  readonly submit: string | RegExp;
  readonly fill?: (page: Page) => Promise<void>;
};

export async function beginCorrection(page: Page, action: string): Promise<void> {
  await page.getByRole("button", { name: "Actions" }).click();
  await page.getByRole("menuitem", { name: action }).click();
  await expect(dialog(page)).toBeVisible();
}

/** Reads what will post, gives a reason, agrees, and is told that it is done. */
export async function correct(page: Page, correction: Correction): Promise<void> {
  await beginCorrection(page, correction.action);
  await correction.fill?.(page);
  await expectPreview(page, correction);
  await page.getByLabel("Reason").click();
  await page.getByRole("option", { name: correction.reason }).click();
  await dialog(page).getByRole("button", { name: correction.submit }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByText(/is now at revision \d+\./).first()).toBeVisible();
}

async function expectPreview(page: Page, { entries, net }: Pick<Correction, "entries" | "net">): Promise<void> {
  await expect(preview(page)).toHaveAttribute("aria-busy", "false");
  const rows = preview(page).getByRole("table", { name: "Entries that would post" }).locator("tbody tr");
  await expect(rows).toHaveCount(entries.length);
  for (const [index, texts] of entries.entries()) for (const text of texts) await expect(rows.nth(index)).toContainText(text);
  await expect(preview(page).getByRole("row", { name: /^Net/ })).toContainText(net);
}

/** The day of the UDR at 02:00, when a film costs half. */
export async function moveToNight(page: Page): Promise<void> {
  const from = dialog(page).getByLabel("From", { exact: true });
  const day = (await from.inputValue()).slice(0, 10);
  await from.fill(`${day}T02:00`);
}

export async function expectAboveLimit(page: Page, action: string): Promise<void> {
  await beginCorrection(page, action);
  await expect(preview(page)).toContainText("Above your limit");
  // What is above the limit is asked for: nothing that would do it alone is offered.
  await expect(dialog(page).getByRole("button", { name: /^Ask for approval of −€/ })).toBeEnabled();
  await expect(dialog(page).getByRole("button", { name: /^(Create|Cancel|Set As|Post)/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Leave as it is" }).click();
  await expect(dialog(page)).toBeHidden();
}
