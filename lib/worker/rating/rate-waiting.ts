import { randomUUID } from "node:crypto";
import type { Database } from "#db/connection.ts";
import { log } from "#lib/log.ts";
import { type RatingOptions, rateWaitingUsage } from "#lib/operations/rating/rate-waiting-usage.ts";
import { businessNow } from "../business-now.ts";

type Surroundings = Required<Pick<RatingOptions, "reportFault">> & { readonly database: Database };

/** The job: what waits is rated by the system, at the business clock. What could not be had now is another attempt's. */
export async function rateWaiting({ database, reportFault }: Surroundings, signal: AbortSignal): Promise<void> {
  const actor = { kind: "system", name: "rating" } as const;
  const context = { actor, now: await businessNow(database), requestId: randomUUID(), database };
  const { accounts, rated, parked, leftWaiting } = await rateWaitingUsage(context, { reportFault, signal });
  if (rated + parked > 0) log("info", { event: "usage.rated", accounts, rated, parked });
  if (leftWaiting.length > 0) throw new Error(`usage of ${leftWaiting.length} accounts could not be rated now`);
}
