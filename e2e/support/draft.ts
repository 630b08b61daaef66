import { expect, type Page } from "@playwright/test";
import { openPage } from "./open-page.ts";

const PLAN = "/price-plans/GLOBAL";

/** Begins a draft of the Global price plan, or goes on with the one there is. */
export async function openDraft(page: Page): Promise<void> {
  await openPage(page, PLAN);
  await page
    .getByRole("button", { name: "Edit prices" })
    .or(page.getByRole("link", { name: "Continue the draft" }))
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Draft of v\d+$/);
}

export const basePrice = (page: Page) => page.getByRole("textbox", { name: "PPV films, base, price" });
export const nightPrice = (page: Page) => page.getByRole("textbox", { name: "PPV films, level 1, price" });

export type Submission = { readonly liveFrom: string; readonly why: string };

/** Asks for approval of the open draft, to go live at that local time. */
export async function submitDraft(page: Page, { liveFrom, why }: Submission): Promise<void> {
  await page.getByRole("button", { name: "Submit for review" }).click();
  const dialog = page.getByRole("dialog", { name: "Submit for review" });
  await dialog.getByRole("radio", { name: "At a set time" }).check();
  await dialog.getByLabel("Live from").fill(liveFrom);
  await dialog.getByLabel("Why").fill(why);
  await dialog.getByRole("button", { name: /^Submit \d+ changes?$/ }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("In review:")).toBeVisible();
}

export async function discardDraft(page: Page): Promise<void> {
  await openPage(page, `${PLAN}/draft`);
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Discard the draft" }).click();
  await expect(page).toHaveURL(new RegExp(`${PLAN}$`));
}

/** A page of a price change under way exists only while there is one. */
export async function withDraft(page: Page, look: () => Promise<void>): Promise<void> {
  await openDraft(page);
  try {
    // It is saved after a pause, with or without a press of the button.
    const stored = page.waitForResponse((response) => response.request().method() === "PUT");
    await basePrice(page).fill("11.00");
    await stored;
    await expect(page.getByText("All changes saved")).toBeVisible();
    await look();
  } finally {
    await discardDraft(page);
  }
}

export async function withReview(page: Page, look: () => Promise<void>): Promise<void> {
  await withDraft(page, async () => {
    await openPage(page, `${PLAN}/draft`);
    await submitDraft(page, { liveFrom: "2030-01-01T00:00", why: "To be looked at and withdrawn." });
    try {
      await look();
    } finally {
      await openPage(page, `${PLAN}/draft`);
      await page.getByRole("button", { name: "Withdraw from review" }).click();
      await expect(page.getByRole("button", { name: "Discard" })).toBeVisible();
    }
  });
}
