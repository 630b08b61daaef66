import { gzipSync } from "node:zlib";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { addressOf, type PageSample } from "./console-pages.ts";
import { untilTakenOver } from "./open-page.ts";

/** In kB, gzipped: what a page may load of script before it can be worked with. */
const BUDGET = { list: 250, editor: 330, other: 330 } as const satisfies Record<PageSample["weight"], number>;

/** Only a built console has the sizes that people load. */
export const HAS_NO_SIZES = process.env.JOURNEYS_URL !== undefined;

/**
 * The scripts that the document names, in its tags or for the parts that React takes over: what must be there before the page can be worked
 * with. What those scripts fetch later by themselves is not named there, so a slow machine measures the same as a fast one.
 */
async function scriptKilobytes(page: Page, address: string): Promise<number> {
  const sizes = new Map<string, Promise<number>>();
  const count = page.context().on("response", (response) => {
    if (response.request().resourceType() === "script")
      sizes.set(
        fileOf(response.url()),
        response.body().then((body) => gzipSync(body).length),
      );
  });
  const document = await (await page.goto(address))?.text();
  await untilTakenOver(page);
  count.removeAllListeners("response");
  const named = [...sizes].filter(([file]) => document?.includes(file));
  return (await Promise.all(named.map(([, size]) => size))).reduce((sum, size) => sum + size, 0) / 1000;
}

const fileOf = (url: string) => url.slice(url.lastIndexOf("/") + 1);

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
