// npm run rate: what usage costs under a pricing document, from files or pipes. Standard output carries results and nothing else.
import { constants } from "node:os";
import { ensureInstalled } from "./launcher/dependencies.mjs";
import { createLifecycle } from "./launcher/lifecycle.mjs";
import { StartProblem } from "./launcher/problem.mjs";
import { handOverTo, newerNode, requireNodeToInstall, stopWithParent } from "./launcher/runtime.mjs";
import { ROOT } from "./launcher/settings.mjs";

const lifecycle = createLifecycle();
const stopWith = (code) => void lifecycle.stop().then(() => process.exit(code));

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stopWith(128 + constants.signals[signal]));
process.stdout.on("error", (error) => {
  // Whoever read the results has read enough (`| head`): that is an end, not a fault.
  if (error.code !== "EPIPE") console.error(`The results cannot be written: ${error.message}`);
  stopWith(error.code === "EPIPE" ? 0 : 1);
});

/** The packages bring the Node on which everything else runs, so nothing else is loaded before they are there. */
async function run() {
  requireNodeToInstall();
  await ensureInstalled(ROOT, lifecycle, { output: process.stderr });
  const program = newerNode(ROOT);
  if (program !== undefined) return handOverTo(program, lifecycle);
  stopWithParent(lifecycle);
  const { runRateCommand } = await import("./rate/run-rate-command.ts");
  const { stdin: input, stdout: output, stderr: errors } = process;
  return runRateCommand(process.argv.slice(2), { lifecycle, input, output, errors, folder: folderOfCaller() });
}

/** npm runs scripts in the project's folder; files are named from where the caller stands. */
function folderOfCaller() {
  const { npm_lifecycle_event: script, INIT_CWD: folder } = process.env;
  return script === "rate" && folder ? folder : process.cwd();
}

try {
  const code = await run();
  await lifecycle.stop();
  process.exit(code);
} catch (error) {
  if (!lifecycle.isStopping) {
    console.error(error instanceof StartProblem ? error.message : error);
    stopWith(1);
  }
}
