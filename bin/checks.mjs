// What can be said about the code without running it. `npm run check` and `npm test` both run this list.
import { runStep } from "./steps.mjs";

const MINUTE = 60_000;

export const CHECKS = [
  { name: "format", commands: [["biome", "check", "--linter-enabled=false", "--error-on-warnings"]] },
  { name: "lint", commands: [["biome", "lint", "--error-on-warnings"]] },
  { name: "promises", commands: [["oxlint", "--type-aware", "--deny-warnings"]] },
  {
    name: "types",
    commands: [
      ["next", "typegen"],
      ["tsc", "--noEmit"],
    ],
  },
  { name: "import rules", commands: [["node", "bin/check-imports.mjs"]] },
  { name: "dead code", commands: [["knip"]] },
].map((check) => ({ ...check, limit: 6 * MINUTE }));

/** Two at a time: more would only wait for each other on a small machine. */
export async function runChecks(report) {
  const waiting = [...CHECKS];
  const results = [];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const result = await runStep(check);
      report(result);
      results.push(result);
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}
