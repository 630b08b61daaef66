import { existsSync, readFileSync } from "node:fs";
import type { FullResult, Reporter, TestCase, TestResult } from "@playwright/test/reporter";

const SHOWN_LINES = 60;

type Failed = { readonly title: string; readonly errors: readonly string[]; readonly pages: readonly string[] };

/**
 * Prints at the end what the page of each failed journey said, and after the pages once more what failed: of a run on another
 * machine the last lines of the printed text are all that comes back.
 */
// Playwright takes a reporter from a default export.
// biome-ignore lint/style/noDefaultExport: see above.
export default class FailedPageReporter implements Reporter {
  readonly #failed: Failed[] = [];

  onTestEnd(test: TestCase, { status, attachments, errors, duration }: TestResult): void {
    if (status === test.expectedStatus || status === "skipped") return;
    const pages = attachments.flatMap(({ name, path }) =>
      name === "error-context" && path !== undefined && existsSync(path) ? [contentOf(readFileSync(path, "utf8"))] : [],
    );
    const title = `${test.location.file.split("/").at(-1)}: "${test.title}", ${status} after ${duration} ms`;
    this.#failed.push({ title, pages, errors: errors.map(({ message, value }) => inShort(message ?? value ?? "no message")) });
  }

  onEnd(_result: FullResult): void {
    for (const { title, pages } of this.#failed) for (const page of pages) console.log(`\nThe page of ${title}:\n${page}`);
    for (const { title, errors } of this.#failed) console.log(`\nFailed: ${title}\n${errors.join("\n")}`);
  }
}

/** The snapshot of the page's own part: what stands before it, the reporter of the run prints as well, or every page has it. */
function contentOf(context: string): string {
  const snapshot = context.slice(Math.max(0, context.indexOf("# Page snapshot"))).split("\n");
  const main = snapshot.findIndex((line) => /^\s*- main\b/.test(line));
  return snapshot.slice(Math.max(0, main), Math.max(0, main) + SHOWN_LINES).join("\n");
}

const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g");

function inShort(message: string): string {
  return message
    .replace(COLOUR, "")
    .split("\n")
    .slice(0, SHOWN_LINES / 2)
    .join("\n");
}
