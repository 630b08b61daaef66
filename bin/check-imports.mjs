// Runs lib/import-rules.cjs over the whole tree. It insists that the cruiser saw the code: without a compiler that it can use,
// dependency-cruiser reads no TypeScript at all and reports, cheerfully, that nothing is wrong.
import { globSync } from "node:fs";
import { createRequire } from "node:module";
import { cruise } from "dependency-cruiser";

const ROOTS = ["app", "components", "db", "lib", "e2e", "bin", "proxy.ts", "instrumentation.ts"];
const LEAST_SHARE_SEEN = 0.5;

const rules = createRequire(import.meta.url)("../lib/import-rules.cjs");
const roots = ROOTS.filter((root) => globSync(root).length > 0);
const { output } = await cruise(roots, { ...rules.options, ruleSet: { forbidden: rules.forbidden }, validate: true });
const { summary, modules } = output;

const written = globSync("{app,components,db,lib,e2e,bin}/**/*.{ts,tsx}").length;
const seen = modules.filter(({ source }) => /\.tsx?$/.test(source) && !source.includes("node_modules")).length;

for (const { rule, from, to, cycle } of summary.violations) {
  const path = cycle ? cycle.map((step) => step.name ?? step).join(" → ") : to;
  const comment = rules.forbidden.find(({ name }) => name === rule.name)?.comment ?? "";
  console.log(`${rule.name}: ${from}${path && path !== from ? ` → ${path}` : ""}\n    ${comment}`);
}
const isBlind = seen === 0 || seen < written * LEAST_SHARE_SEEN;
if (isBlind) console.log(`The import rules saw ${seen} of ${written} TypeScript files: is @swc/core installed?`);
console.log(`${seen} files, ${summary.violations.length} violations`);
process.exitCode = isBlind || summary.violations.length > 0 ? 1 : 0;
