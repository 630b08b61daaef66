import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "#db/connection.ts";
import type { ProofOfLife } from "#db/proof-of-life.ts";
import { findUnknownTasks } from "#db/queries/jobs.ts";
import { TASKS } from "#lib/domain/job/tasks.ts";
import { log, logFault } from "#lib/log.ts";
import { expireOldBulks } from "./bulk/expire-old-bulks.ts";
import { askForDeliveries } from "./provisioning/ask-for-deliveries.ts";
import { askForWaitingRating } from "./rating/ask-for-rating.ts";

export type Watched = Readonly<{ proof: ProofOfLife; database: Database; every: number }>;

/**
 * Looks now and again for what nobody does: jobs of workers that have died and of a task that nobody here knows, deliveries that are due,
 * usage that waits, and bulk corrections that nobody started.
 */
export function startWatch({ proof, database, every }: Watched): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const reported = new Set<string>();

  async function look(): Promise<void> {
    const dead = await proof.takeFromTheDead();
    if (dead.length > 0) log("warn", { event: "worker.tookFromTheDead", workers: dead.join(" ") });
    await askForDeliveries(database);
    await askForWaitingRating(database);
    await expireOldBulks(database);
    for (const task of await findUnknownTasks(database, Object.keys(TASKS))) {
      // Left where it is: a newer worker may know it, while a new version replaces an old one machine by machine.
      if (!reported.has(task)) log("error", { event: "worker.unknownTask", task });
      reported.add(task);
    }
  }

  async function lookAgainAndAgain(): Promise<void> {
    while (!stopping.signal.aborted) {
      await look().catch((error: unknown) => logFault(error, { where: "worker watch", requestId: crypto.randomUUID() }));
      await pause(every, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  const watching = lookAgainAndAgain();
  const stop = () => {
    stopping.abort();
    return watching;
  };
  return { stop };
}
