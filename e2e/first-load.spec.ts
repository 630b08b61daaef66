import { gzipSync } from "node:zlib";
import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { addressOf, type PageSample, SAMPLES } from "./support/console-pages.ts";
import { withDraft } from "./support/draft.ts";
import { openPage } from "./support/open-page.ts";

/** In kB, gzipped: what a page may load of script before it can be worked with. */
const BUDGET = { list: 250, editor: 330, other: 330 } as const satisfies Record<PageSample["weight"], number>;

/** Everything of script that the browser fetches until the page is alive; what comes later when needed does not count. */
async function scriptKilobytes(page: Page, address: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  const count = page.context().on("response", (response) => {
    if (response.request().resourceType() === "script") sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await openPage(page, address);
  count.removeAllListeners("response");
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
}

const weighed = Object.entries(SAMPLES).filter(([, { weight }]) => weight !== "other");
const measured: { readonly page: string; readonly weight: string; readonly kB: string; readonly budget: number }[] = [];

test.describe("first load", () => {
  // biome-ignore lint/suspicious/noSkippedTests: it says when and why, and runs wherever there is a build.
  test.skip(process.env.JOURNEYS_URL !== undefined, "Only a built console has the sizes that people load.");

  test.afterAll(() => {
    console.table(measured);
  });

  for (const [route, sample] of weighed) {
    test(`${route} loads its scripts within the budget`, async ({ as, browser }) => {
      const visitor = await as(sample.who ?? "george");
      const measure = async () => {
        const address = await addressOf(sample, visitor);
        const storageState = await visitor.context().storageState();
        // A browser that has been here before has the scripts already.
        const fresh = await browser.newPage({ storageState });
        const kB = await scriptKilobytes(fresh, address);
        await fresh.context().close();
        measured.push({ page: route, weight: sample.weight, kB: kB.toFixed(1), budget: BUDGET[sample.weight] });
        expect(kB, `${route} in kB`).toBeLessThanOrEqual(BUDGET[sample.weight]);
      };
      if (route === "/price-plans/[code]/draft") await withDraft(await as("anna"), measure);
      else await measure();
    });
  }
});
