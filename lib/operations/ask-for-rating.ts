import { addJob } from "#db/queries/jobs.ts";
import type { Tx } from "#db/tx.ts";

/** Has whatever waits to be rated rated, as soon as this is committed. One job is enough, however many ask. */
export async function askForRating(tx: Tx): Promise<void> {
  await addJob(tx, { task: "rateWaitingUsage", payload: {}, key: "rate-waiting-usage" });
}
