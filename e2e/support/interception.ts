import type { Page } from "@playwright/test";

/**
 * To be asked of a page before it loads what a journey will hold, change or lose. The browser hears asynchronously that requests are to be
 * intercepted: of the first keys pressed right after the first `route`, one in fifty reached the server unseen.
 */
export async function interceptable(page: Page): Promise<Page> {
  await page.route("**", (route) => route.fallback());
  return page;
}
