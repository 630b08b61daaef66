import { Worker } from "node:worker_threads";
import type { ThreadAnswer, ThreadNews, ThreadOrder } from "./chunk-thread.ts";
import type { Rater, RaterWork } from "./rater.ts";

/** Milliseconds that a thread stays when its backtest is over: the next one finds its code loaded and compiled, half of what a million UDRs take. */
const KEPT_FOR = 10 * 60_000;

/** Of a thread's memory for what is made and thrown away at once: with less of it, more of a page is still in use when it is swept, and is copied. */
const YOUNG_MEGABYTES = 64;

type Thread = { readonly worker: Worker; readonly ask: (order: ThreadOrder, onRead?: (udrs: number) => void) => Promise<ThreadAnswer> };

/** Threads that nobody uses now, each with what will end it. */
const idle = new Map<Thread, NodeJS.Timeout>();

/** How many threads are there already: with as many as it wants, a backtest need not begin without them. */
export function threadsKept(): number {
  return idle.size;
}

/** A thread that rates; it is there when it is ready to. Aborted, it is ended with what it has not answered. */
export async function raterInThread(work: RaterWork, abortSignal: AbortSignal): Promise<Rater> {
  const thread = takeIdle() ?? startThread();
  const stop = () => void thread.worker.terminate();
  abortSignal.addEventListener("abort", stop);
  if (abortSignal.aborted) stop();
  try {
    await thread.ask({ kind: "begin", ...work });
  } catch (error) {
    abortSignal.removeEventListener("abort", stop);
    throw error;
  }
  return {
    rate: async (shards, onRead) => {
      const answer = await thread.ask({ kind: "rate", shards }, onRead);
      if (answer.kind !== "rated") throw new Error(`the thread is ${answer.kind} where it should have rated`);
      return answer.rated;
    },
    end: async () => {
      try {
        await thread.ask({ kind: "end" });
        keep(thread);
      } finally {
        abortSignal.removeEventListener("abort", stop);
      }
    },
  };
}

function startThread(): Thread {
  const worker = new Worker(new URL("./chunk-thread.ts", import.meta.url), {
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  const failed = new Promise<never>((_, reject) => {
    worker.on("error", reject);
    worker.on("exit", () => reject(new Error("a thread of the backtest was stopped")));
  });
  // Whoever waits for an answer hears of it; between two answers nobody does.
  failed.catch(() => {});
  const ask: Thread["ask"] = (order, onRead) => {
    const answered = new Promise<ThreadAnswer>((resolve) => {
      const hear = (message: ThreadAnswer | ThreadNews) => {
        if (message.kind === "read") return onRead?.(message.udrs);
        worker.off("message", hear);
        resolve(message);
      };
      worker.on("message", hear);
    });
    worker.postMessage(order);
    return Promise.race([answered, failed]);
  };
  const thread = { worker, ask };
  worker.once("exit", () => forget(thread));
  return thread;
}

function takeIdle(): Thread | null {
  const [thread] = idle.keys();
  if (thread === undefined) return null;
  forget(thread);
  thread.worker.ref();
  return thread;
}

/** Nobody waits for a thread that is kept: a process that has nothing else to do ends. */
function keep(thread: Thread): void {
  thread.worker.unref();
  const timer = setTimeout(() => {
    forget(thread);
    void thread.worker.terminate();
  }, KEPT_FOR);
  idle.set(thread, timer.unref());
}

function forget(thread: Thread): void {
  clearTimeout(idle.get(thread));
  idle.delete(thread);
}
