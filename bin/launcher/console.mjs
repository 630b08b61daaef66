import path from "node:path";
import { ensureInstalled } from "./dependencies.mjs";
import { createLifecycle, stopOnSignals } from "./lifecycle.mjs";
import { stopOrphans } from "./orphans.mjs";
import { requireFreePort } from "./ports.mjs";
import { StartProblem } from "./problem.mjs";
import { handOverTo, newerNode, requireNodeToInstall, stopWithParent } from "./runtime.mjs";
import { ROOT, readSettings, readWorkerSettings } from "./settings.mjs";

const FULL_OR_FORBIDDEN = new Set(["EACCES", "EPERM", "EROFS", "ENOSPC"]);

/**
 * From a fresh clone to a console that answers. Until the packages are installed and a new enough Node runs, this may
 * import nothing but Node's own modules; the rest is loaded after that.
 * @param {"start" | "dev"} mode
 */
export function runConsole(mode) {
  return runToTheEnd(async (lifecycle) => {
    requireNodeToInstall();
    const settings = readSettings(mode, process.env);
    await stopOrphans(settings.consolesFolder);
    await requireFreePort(settings);
    return onNewNode(lifecycle, async () => {
      const { serve } = await import("./serve.mjs");
      return serve(settings, lifecycle);
    });
  });
}

/** A further background worker, for an installation of many machines. */
export function runWorkerAlone() {
  return runToTheEnd(async (lifecycle) => {
    requireNodeToInstall();
    const settings = readWorkerSettings(process.env);
    return onNewNode(lifecycle, async () => {
      const { serveJobs } = await import("./serve-jobs.mjs");
      return serveJobs(settings, lifecycle);
    });
  });
}

async function onNewNode(lifecycle, run) {
  await ensureInstalled(ROOT, lifecycle);
  const program = newerNode(ROOT);
  if (program !== undefined) return handOverTo(program, lifecycle);
  stopWithParent(lifecycle);
  return run();
}

async function runToTheEnd(run) {
  const lifecycle = createLifecycle();
  stopOnSignals(lifecycle);
  try {
    const code = await run(lifecycle);
    await lifecycle.stop();
    process.exit(code);
  } catch (error) {
    // A stop on purpose makes the steps under way fail; the signal's own handler ends the process.
    if (lifecycle.isStopping) return;
    await lifecycle.stop();
    console.error(sentenceFor(error));
    process.exit(1);
  }
}

/** Anything else is a fault of ours, whose stack somebody will need. */
function sentenceFor(error) {
  if (error instanceof StartProblem) return error.message;
  if (!FULL_OR_FORBIDDEN.has(error.code) || error.path === undefined) return error;
  return `Ratewright cannot write to ${path.dirname(error.path)} (${error.code}): give it the right and the room, or another data folder with RATEWRIGHT_DATA.`;
}
