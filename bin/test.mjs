// npm test: everything, on a fresh clone with nothing but Node and npm. The last line is `N passed, N failed`, whatever happens before it.
import { ensureInstalled } from "./launcher/dependencies.mjs";
import { createLifecycle } from "./launcher/lifecycle.mjs";
import { handOverTo, newerNode, requireNodeToInstall } from "./launcher/runtime.mjs";
import { ROOT } from "./launcher/settings.mjs";

const INTERRUPTED = 130;

const lifecycle = createLifecycle();
let hasHandedOver = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.once(signal, () => void interrupted());
}

async function interrupted() {
  await lifecycle.stop();
  // The one that was handed the work has said so already.
  if (!hasHandedOver) reportUnfinished("Interrupted.");
  process.exit(INTERRUPTED);
}

/** The packages bring the Node on which everything else runs, so nothing else is loaded before they are there. */
async function run() {
  requireNodeToInstall();
  await ensureInstalled(ROOT, lifecycle);
  const program = newerNode(ROOT);
  hasHandedOver = program !== undefined;
  if (hasHandedOver) return handOverTo(program, lifecycle);
  const { runAllTests } = await import("./test-run.mjs");
  return runAllTests();
}

function reportUnfinished(reason) {
  console.error(reason);
  console.log("0 passed, 1 failed");
}

try {
  process.exitCode = await run();
} catch (error) {
  if (!lifecycle.isStopping) reportUnfinished(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
