import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./appearance.ts";
import { addressOf, type PageSample } from "./console-pages.ts";
import { openPage } from "./open-page.ts";

const TITLE = /^\S.* · Ratewright$/;

/** One file for each route that was looked at, with its title: workers share no memory. */
export const TITLES = path.resolve(import.meta.dirname, "../../.test-data/page-titles");

/** What every page owes its reader, whatever stands on it. */
export async function expectWholePage(page: Page, what: string): Promise<void> {
  await expect(page, what).toHaveTitle(TITLE);
  await expect(page.getByRole("heading", { level: 1 }), what).toHaveCount(1);
  await expect(page.getByRole("main"), what).toHaveCount(1);
  // What is fetched after the first paint belongs to the page.
  await expect(page.locator("[aria-busy=true]"), what).toHaveCount(0);
  await expectAccessible(page, what);
  await expectNoSidewaysScroll(page, what);
}

/** Opens the page of a route and looks at all of it. Its title is kept for the test that no two pages have the same. */
export async function lookAt(page: Page, route: string, sample: PageSample): Promise<void> {
  const response = await openPage(page, await addressOf(sample, page));
  expect(response.status()).toBe(200);
  await expectWholePage(page, route);
  writeFileSync(path.join(TITLES, encodeURIComponent(route)), await page.title());
}
