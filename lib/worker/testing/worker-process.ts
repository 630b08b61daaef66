/**
 * A worker in a process of its own that can be killed: it says "taken" for each job and never ends one. Told to stop it breaks the job off,
 * or, called "deaf", does not.
 */
import { runWorker } from "../run-worker.ts";
import { HANDLERS } from "../tasks.ts";

const [databaseUrl = "", manner] = process.argv.slice(2);
const stopping = new AbortController();
process.on("SIGTERM", () => stopping.abort());

await runWorker({
  databaseUrl,
  concurrency: 1,
  signal: stopping.signal,
  handlers: {
    ...HANDLERS,
    backtest: (_context, { backtestId }, { abortSignal }) => {
      process.stdout.write(`taken ${backtestId}\n`);
      return new Promise((_resolve, reject) => {
        if (manner !== "deaf") abortSignal.addEventListener("abort", () => reject(new Error("broken off")));
      });
    },
  },
});
process.exit(0);
