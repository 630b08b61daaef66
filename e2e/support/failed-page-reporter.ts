import { existsSync, readFileSync } from "node:fs";
import type { FullResult, Reporter, TestCase, TestResult } from "@playwright/test/reporter";

const SHOWN_LINES = 160;

/** Prints what the page of a failed journey said: of a run on another machine the printed text is all that comes back. */
// Playwright takes a reporter from a default export.
// biome-ignore lint/style/noDefaultExport: see above.
export default class FailedPageReporter implements Reporter {
  readonly #failed: string[] = [];

  onTestEnd(test: TestCase, { status, attachments }: TestResult): void {
    if (status === test.expectedStatus || status === "skipped") return;
    const paths = attachments.flatMap(({ name, path }) =>
      name === "error-context" && path !== undefined && existsSync(path) ? [path] : [],
    );
    for (const path of paths) this.#failed.push(`The page of "${test.title}":\n${firstLines(readFileSync(path, "utf8"))}`);
  }

  onEnd(_result: FullResult): void {
    for (const page of this.#failed) console.log(`\n${page}`);
  }
}

/** The snapshot of the page; before it stands what the reporter of the run prints as well. */
function firstLines(context: string): string {
  const snapshot = context.slice(Math.max(0, context.indexOf("# Page snapshot")));
  return snapshot.split("\n").slice(0, SHOWN_LINES).join("\n");
}
