import { gzipSync } from "node:zlib";
import { type APIRequestContext, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { addressOf, type PageSample } from "./console-pages.ts";

/** In kB, gzipped: what a page may load of script before it can be worked with. */
const BUDGET = { list: 250, editor: 330, other: 330 } as const satisfies Record<PageSample["weight"], number>;

/** Only a built console has the sizes that people load. */
export const HAS_NO_SIZES = process.env.JOURNEYS_URL !== undefined;

/** Kilobytes of a script; each is fetched once, since pages share most of theirs. */
const sizes = new Map<string, Promise<number>>();

/**
 * The scripts that the document names, in its tags or for the parts that React takes over: what must be there before the page can be worked
 * with. What those scripts fetch later by themselves is not named there. No browser is needed to read it.
 */
async function scriptKilobytes({ request }: Pick<BrowserContext, "request">, address: string): Promise<number> {
  const document = (await (await request.get(address)).text()).replaceAll(ONLY_FOR_OLD_BROWSERS, "");
  const named = new Set([...document.matchAll(SCRIPT)].map(([file]) => file));
  const kilobytes = [...named].map((file) => {
    const known = sizes.get(file) ?? sizeOf(request, file);
    sizes.set(file, known);
    return known;
  });
  return (await Promise.all(kilobytes)).reduce((sum, size) => sum + size, 0);
}

/** No browser that the console runs in loads these. */
const ONLY_FOR_OLD_BROWSERS = /<script[^>]*\snoModule\b[^>]*>/gi;

const SCRIPT = /static\/chunks\/[\w.~%/-]+?\.js/g;

async function sizeOf(request: APIRequestContext, file: string): Promise<number> {
  const response = await request.get(`/_next/${file}`);
  expect(response.status(), file).toBe(200);
  return gzipSync(await response.body()).length / 1000;
}

/** `visitor` is signed in as who looks at the page. */
export async function expectWithinBudget(visitor: Page, sample: PageSample): Promise<void> {
  const address = await addressOf(sample, visitor);
  const kB = await scriptKilobytes(visitor.context(), address);
  const budget = BUDGET[sample.weight];
  test.info().annotations.push({ type: "first load", description: `${kB.toFixed(1)} of ${budget} kB` });
  // Every page has the framework's: an address that names fewer was no page.
  expect(kB, `${address} in kB`).toBeGreaterThan(LEAST);
  expect(kB, `${address} in kB`).toBeLessThanOrEqual(budget);
}

const LEAST = 100;
