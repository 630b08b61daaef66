import path from "node:path";
import { defineConfig } from "@playwright/test";
import { browserLaunchOptions } from "./browser.ts";
import { consoleAddress } from "./server.ts";

const DATA = path.resolve(import.meta.dirname, "../.test-data");
const MINUTE = 60_000;

/** What only looks, at pages that are always there. */
const ONLY_LOOKING = ["**/pages.spec.ts", "**/first-load.spec.ts"];

/** Two side by side: journeys one after the other, because one reads what another wrote, and beside them the pages are looked at. */
export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: path.join(DATA, "journey-results"),
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 2 * MINUTE,
  // A development server compiles a page when it is first asked for.
  expect: { timeout: process.env.JOURNEYS_URL ? MINUTE / 2 : 10_000 },
  reporter: [
    ["list"],
    [path.join(import.meta.dirname, "support", "failed-page-reporter.ts")],
    ["json", { outputFile: path.join(DATA, "reports", "journeys.json") }],
  ],
  globalSetup: path.join(import.meta.dirname, "global-setup.ts"),
  use: {
    baseURL: await consoleAddress(),
    launchOptions: await browserLaunchOptions(),
    // A step that waits in vain says so long before its story ends.
    actionTimeout: MINUTE / 2,
    locale: "en-GB",
    // Neither UTC nor the business zone: a page that formats in the reader's zone by accident shows another time here.
    timezoneId: "Asia/Kolkata",
    screenshot: "only-on-failure",
    // Kept for each step, it takes a third of the time again; whoever looks for a fault asks for it.
    trace: process.env.JOURNEYS_TRACE === "1" ? "retain-on-failure" : "off",
  },
  projects: [
    { name: "journeys", testMatch: "**/*.spec.ts", testIgnore: ONLY_LOOKING, workers: 1, teardown: "afterwards" },
    { name: "pages", testMatch: ONLY_LOOKING, workers: 1, teardown: "afterwards" },
    { name: "afterwards", testMatch: "**/*.afterwards.ts" },
  ],
});
