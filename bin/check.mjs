// npm run check: everything that can be said about the code without running it, in seconds.
import { runChecks } from "./checks.mjs";
import { reportStep } from "./steps.mjs";

const results = await runChecks(reportStep);
process.exitCode = results.every(({ hasPassed }) => hasPassed) ? 0 : 1;
