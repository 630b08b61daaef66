import { gzipSync } from "node:zlib";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { addressOf, type PageSample } from "./console-pages.ts";
import { untilTakenOver } from "./open-page.ts";

/** In kB, gzipped: what a page may load of script before it can be worked with. */
const BUDGET = { list: 250, editor: 330, other: 330 } as const satisfies Record<PageSample["weight"], number>;

/** Only a built console has the sizes that people load. */
export const HAS_NO_SIZES = process.env.JOURNEYS_URL !== undefined;

/**
 * Everything of script that the browser fetches until React has taken over. What comes later does not count: what waits for a second, or for
 * the browser to have nothing else to do, is held back, so that it cannot slip in on a slow machine.
 */
async function scriptKilobytes(page: Page, address: string): Promise<number> {
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
    const wait = window.setTimeout.bind(window);
    const soon = (run: TimerHandler, millis = 0, ...given: unknown[]) => (millis < 1000 ? wait(run, millis, ...given) : 0);
    window.setTimeout = Object.assign(soon, wait);
  });
  const sizes: Promise<number>[] = [];
  const count = page.context().on("response", (response) => {
    if (response.request().resourceType() === "script") sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(address);
  await untilTakenOver(page);
  count.removeAllListeners("response");
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
}

/** `visitor` is signed in as who looks at the page; the scripts are weighed in a browser that has never been here. */
export async function expectWithinBudget(visitor: Page, browser: Browser, sample: PageSample): Promise<void> {
  const address = await addressOf(sample, visitor);
  const fresh = await browser.newPage({ storageState: await visitor.context().storageState() });
  const kB = await scriptKilobytes(fresh, address);
  await fresh.context().close();
  const budget = BUDGET[sample.weight];
  test.info().annotations.push({ type: "first load", description: `${kB.toFixed(1)} of ${budget} kB` });
  expect(kB, `${address} in kB`).toBeLessThanOrEqual(budget);
}
