import type { Page } from "@playwright/test";
import { openPage } from "./open-page.ts";

/** Chooses a reason in the dialog, and looks at what would post. */
export async function lookAtBulk(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: /^Correct / });
  await dialog.getByRole("combobox", { name: "Reason" }).click();
  await page.getByRole("option").first().click();
  await dialog.getByRole("button", { name: "See what would post" }).click();
}

/** The newest bulk correction; where there is none, one that was looked at and left. */
export async function aBulk(page: Page): Promise<string> {
  const newest = page.getByRole("table", { name: "Bulk corrections, newest first" }).getByRole("row").nth(1).getByRole("link").first();
  await openPage(page, "/bulk");
  if ((await newest.count()) === 0) {
    await openPage(page, "/udrs");
    await page.getByRole("grid").getByRole("checkbox").nth(1).check();
    await page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Correct…" }).click();
    await lookAtBulk(page);
    await page.getByRole("dialog").getByRole("button", { name: "Leave them as they are" }).click();
    await openPage(page, "/bulk");
  }
  return (await newest.getAttribute("href")) ?? "/bulk";
}
