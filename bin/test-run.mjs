// The order of `npm test`: cheap checks first, then tests without a database, with one, the build, and the browser.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { runChecks } from "./checks.mjs";
import { ROOT, reportStep, runStep } from "./steps.mjs";
import { countPlaywright, countStep, countVitest, sumCounts } from "./test-reports.mjs";

const MINUTE = 60_000;
const REPORTS = path.join(ROOT, ".test-data", "reports");

const reportFile = (name) => path.join(REPORTS, `${name}.json`);

const vitest = (project) => [
  "vitest",
  "run",
  "--project",
  project,
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${reportFile(project)}`,
];

const RUNNERS = [
  { name: "unit", commands: [vitest("unit")], limit: 12 * MINUTE, count: countVitest },
  { name: "database", commands: [vitest("database")], limit: 25 * MINUTE, count: countVitest },
  { name: "build", commands: [["node", "bin/build.mjs"]], limit: 12 * MINUTE },
  { name: "journeys", commands: [["playwright", "test", "--config", "e2e"]], limit: 60 * MINUTE, count: countPlaywright, needs: "build" },
];

/** Returns the exit code. A step that fails does not keep the others from running, except those that need what it makes. */
export async function runAllTests() {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const begun = performance.now();
  const checks = await runChecks(reportStep);
  const results = checks.map((check) => ({ name: check.name, ...countOne(check.hasPassed) }));
  for (const runner of RUNNERS) results.push({ name: runner.name, ...(await runOne(runner, results)) });
  return summarise(results, (performance.now() - begun) / 1000);
}

async function runOne(runner, results) {
  const isMissingItsNeed = results.some(({ name, failed }) => name === runner.needs && failed > 0);
  if (isMissingItsNeed) {
    console.log(`✗ ${runner.name.padEnd(16)} not run: ${runner.needs} failed`);
    return countOne(false);
  }
  const result = await runStep(runner);
  reportStep(result);
  if (runner.count === undefined) return countOne(result.hasPassed);
  const count = countStep({ report: readReport(runner.name), count: runner.count, hasPassed: result.hasPassed });
  if (result.hasPassed && count.failed > 0) console.log(`    ${runner.name} ran no test, or reported a failure that its program did not.`);
  return count;
}

const countOne = (hasPassed) => ({ passed: hasPassed ? 1 : 0, failed: hasPassed ? 0 : 1, skipped: 0 });

function readReport(name) {
  try {
    return JSON.parse(readFileSync(reportFile(name), "utf8"));
  } catch {
    // No report is what a crash leaves behind; countStep takes it for a failure.
    return undefined;
  }
}

function summarise(results, seconds) {
  console.log("");
  for (const { name, passed, failed, skipped } of results) {
    const cells = [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])];
    console.log(`  ${name.padEnd(16)} ${cells.join(", ")}`);
  }
  const { passed, failed } = sumCounts(results);
  console.log(`\n${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}
