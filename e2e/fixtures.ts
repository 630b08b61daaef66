import { test as base, expect, type Page } from "@playwright/test";
import { FaultWatch } from "./support/fault-watch.ts";
import { type PersonName, signInAs } from "./support/sign-in.ts";

type Fixtures = {
  /** Looks over every context of the test; what it finds and nobody announced fails the test. */
  readonly faults: FaultWatch;
  /** A page of a browser of one's own, signed in as that person of the demo. */
  readonly as: (name: PersonName) => Promise<Page>;
};

export const test = base.extend<Fixtures>({
  faults: [
    // Playwright reads from the pattern what a fixture needs, and asks for a pattern.
    async ({ browserName: _browserName }, use) => {
      const faults = new FaultWatch();
      await use(faults);
      expect(faults.unexpected(), "what went wrong without anybody looking").toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, faults }, use) => {
    await faults.watch(context);
    await use(context);
  },
  as: async ({ browser, faults }, use) => {
    const open: Page[] = [];
    await use(async (name) => {
      const context = await browser.newContext();
      await faults.watch(context);
      const page = await context.newPage();
      open.push(page);
      await signInAs(page, name);
      return page;
    });
    await Promise.all(open.map((page) => page.context().close()));
  },
});
