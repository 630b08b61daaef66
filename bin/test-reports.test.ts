import { expect, test } from "vitest";
import { countPlaywright, countStep, countVitest, sumCounts } from "./test-reports.mjs";

const vitest = (passed: number, failed: number, testResults: readonly object[] = []) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults,
});
const playwright = (stats: object, errors: readonly object[] = []) => ({
  stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats },
  errors,
});

test.each([
  ["all pass", vitest(5, 0), { passed: 5, failed: 0, skipped: 1 }],
  ["one fails", vitest(4, 1, [{ status: "failed", assertionResults: [{ status: "failed" }] }]), { passed: 4, failed: 1, skipped: 1 }],
  ["a file cannot be loaded", vitest(4, 0, [{ status: "failed", assertionResults: [] }]), { passed: 4, failed: 1, skipped: 1 }],
])("Vitest: %s", (_case, report, count) => {
  expect(countVitest(report)).toEqual(count);
});

test.each([
  ["all pass", playwright({ expected: 3 }), { passed: 3, failed: 0, skipped: 0 }],
  ["a flaky journey is a failed journey", playwright({ expected: 2, flaky: 1 }), { passed: 2, failed: 1, skipped: 0 }],
  ["the console did not start", playwright({}, [{ message: "no answer" }]), { passed: 0, failed: 1, skipped: 0 }],
])("Playwright: %s", (_case, report, count) => {
  expect(countPlaywright(report)).toEqual(count);
});

test.each([
  ["passed", { report: vitest(5, 0), hasPassed: true }, { passed: 5, failed: 0, skipped: 1 }],
  ["ran nothing", { report: vitest(0, 0), hasPassed: true }, { passed: 0, failed: 1, skipped: 1 }],
  ["wrote no report", { report: undefined, hasPassed: true }, { passed: 0, failed: 1, skipped: 0 }],
  ["ended badly although every test passed", { report: vitest(5, 0), hasPassed: false }, { passed: 5, failed: 1, skipped: 1 }],
])("a step that %s", (_case, step, count) => {
  expect(countStep({ ...step, count: countVitest })).toEqual(count);
});

test("counts add up", () => {
  expect(
    sumCounts([
      { passed: 1, failed: 2, skipped: 3 },
      { passed: 10, failed: 20, skipped: 30 },
    ]),
  ).toEqual({ passed: 11, failed: 22, skipped: 33 });
});
