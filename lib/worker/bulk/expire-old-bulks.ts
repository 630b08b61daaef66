import { randomUUID } from "node:crypto";
import type { Database } from "#db/connection.ts";
import { log } from "#lib/log.ts";
import { expireBulks } from "#lib/operations/bulk/expire-bulks.ts";
import { businessNow } from "../business-now.ts";

/** Puts away bulk corrections that were looked at and never started. */
export async function expireOldBulks(database: Database): Promise<void> {
  const actor = { kind: "system", name: "bulk" } as const;
  const expired = await expireBulks({ actor, now: await businessNow(database), requestId: randomUUID(), database });
  if (expired > 0) log("info", { event: "bulk.expired", jobs: expired });
}
