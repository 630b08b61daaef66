import { Worker } from "node:worker_threads";
import type { ThreadAnswer, ThreadOrder } from "./chunk-thread.ts";
import type { Rater, RaterWork } from "./rater.ts";

/** A thread that rates; it is there when it is ready to. Aborted, it is ended with what it has not answered. */
export async function raterInThread(work: RaterWork, abortSignal: AbortSignal): Promise<Rater> {
  const thread = new Worker(new URL("./chunk-thread.ts", import.meta.url), { execArgv: [] });
  const stop = () => void thread.terminate();
  abortSignal.addEventListener("abort", stop);
  if (abortSignal.aborted) stop();
  const failed = new Promise<never>((_, reject) => {
    thread.on("error", reject);
    thread.on("exit", () => {
      abortSignal.removeEventListener("abort", stop);
      reject(new Error("a thread of the backtest was stopped"));
    });
  });
  // Whoever waits for an answer hears of it; between two answers nobody does.
  failed.catch(() => {});
  const ask = (order: ThreadOrder): Promise<ThreadAnswer> => {
    const answered = new Promise<ThreadAnswer>((resolve) => thread.once("message", resolve));
    thread.postMessage(order);
    return Promise.race([answered, failed]);
  };
  await ask({ kind: "begin", ...work });
  return {
    rate: async (shards) => {
      const answer = await ask({ kind: "rate", shards });
      if (answer.kind !== "rated") throw new Error(`the thread is ${answer.kind} where it should have rated`);
      return answer.tally;
    },
    end: async () => {
      await ask({ kind: "end" });
    },
  };
}
