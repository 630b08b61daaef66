import type { Database } from "#db/connection.ts";
import { nextWaitingAccount } from "#db/queries/waiting-usage.ts";
import { withTransaction } from "#db/tx.ts";
import { askForRating } from "#lib/operations/ask-for-rating.ts";

/** Asks for the rating of what a job that has given up left waiting. Whoever makes usage wait asks for their own at once. */
export async function askForWaitingRating(database: Database): Promise<void> {
  await withTransaction(database, async (tx) => {
    if ((await nextWaitingAccount(tx, null)) !== null) await askForRating(tx);
  });
}
