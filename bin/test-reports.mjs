// Reads what the test runners report about themselves, and counts. A runner that ran nothing, or that failed without naming a failed test,
// has one failure more than it says: silence is not success.

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** @returns {Count} */
export function countVitest(report) {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  );
  return {
    passed: report.numPassedTests,
    // A file that could not even be loaded has no failed tests, and is a failure all the same.
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @returns {Count} */
export function countPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
}

/**
 * What a step counts for, from its report (undefined when it wrote none) and from how its program ended.
 * @returns {Count}
 */
export function countStep({ report, count, hasPassed }) {
  const { passed, failed, skipped } = report === undefined ? { passed: 0, failed: 0, skipped: 0 } : count(report);
  const hasHidden = failed === 0 && (!hasPassed || passed === 0);
  return { passed, failed: failed + (hasHidden ? 1 : 0), skipped };
}

/** @returns {Count} */
export function sumCounts(counts) {
  return counts.reduce(
    (sum, { passed, failed, skipped }) => ({ passed: sum.passed + passed, failed: sum.failed + failed, skipped: sum.skipped + skipped }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}
