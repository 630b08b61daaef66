import { expect, type Page } from "@playwright/test";
import { withDraft } from "./draft.ts";
import { openPage } from "./open-page.ts";

export const GLOBAL_BACKTESTS = "/price-plans/GLOBAL/backtests";

/** Of all usage there is, by keyboard from the first field on. The draft is open, and the page of its backtests too. */
export async function startBacktest(page: Page): Promise<void> {
  await page.getByRole("radio", { name: "All usage there is" }).press("Space");
  await page.getByLabel("Last day").press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Backtest \d+$/);
}

export async function untilFinished(page: Page): Promise<void> {
  await expect(page.getByRole("main").getByText("Finished", { exact: true })).toBeVisible({ timeout: 60_000 });
}

/** The newest backtest of the Global price plan; the first one is made. */
export async function aBacktest(page: Page): Promise<string> {
  await openPage(page, GLOBAL_BACKTESTS);
  const newest = page.getByRole("list", { name: "Backtests, the latest first" }).getByRole("link").first();
  if ((await newest.count()) > 0) return (await newest.getAttribute("href")) ?? GLOBAL_BACKTESTS;
  let address = GLOBAL_BACKTESTS;
  await withDraft(page, async () => {
    await openPage(page, GLOBAL_BACKTESTS);
    await startBacktest(page);
    await untilFinished(page);
    address = new URL(page.url()).pathname;
  });
  return address;
}
