import { setTimeout as pause } from "node:timers/promises";
import { log, logFault } from "#lib/log.ts";
import { openSession, type Session, type WorkerOptions } from "./session.ts";

export type RunOptions = WorkerOptions & Readonly<{ signal: AbortSignal }>;

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/**
 * Runs jobs until `signal` fires; then what can end soon ends and the rest is given back. A database that cannot be reached at first is the
 * caller's trouble; one that goes away later is waited for.
 */
export async function runWorker(options: RunOptions): Promise<void> {
  let session: Session | undefined = await openSession(options);
  while (session !== undefined) {
    await endOf(session, options.signal);
    await session.stop();
    if (options.signal.aborted) return;
    log("warn", { event: "worker.lost" });
    session = await openAgain(options);
  }
}

/** The session's own end, or the word to stop. */
async function endOf(session: Session, signal: AbortSignal): Promise<void> {
  const { promise: told, resolve: tell } = Promise.withResolvers<void>();
  const onAbort = () => tell();
  signal.addEventListener("abort", onAbort);
  if (signal.aborted) tell();
  await Promise.race([session.lost, told]);
  signal.removeEventListener("abort", onAbort);
}

async function openAgain(options: RunOptions): Promise<Session | undefined> {
  const { signal } = options;
  for (let length = FIRST_PAUSE; ; length = Math.min(2 * length, LONGEST_PAUSE)) {
    await pause(length, undefined, { signal }).catch(() => {});
    if (signal.aborted) return undefined;
    try {
      return await openSession(options);
    } catch (error) {
      logFault(error, { where: "worker", requestId: crypto.randomUUID() });
    }
  }
}
