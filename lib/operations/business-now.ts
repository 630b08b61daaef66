import type { Database } from "#db/client.ts";
import { findInstallation } from "#db/queries/installation.ts";
import { withTransaction } from "#db/tx.ts";
import { config } from "#lib/config.ts";
import { type Instant, plusMillis } from "#lib/kernel/instant.ts";

export type BusinessClock = {
  readonly now: Instant;
  readonly zone: string;
  readonly offsetMillis: number;
  /** Only the demo's clock can be set. */
  readonly movable: boolean;
};

const UNNAMED_INSTALLATION = { timeZone: "UTC", clockOffsetMillis: 0, isDemo: false };

/** The business clock: the server's time, moved by the demo's offset. Read once per request, before anything else happens. */
export async function businessClock(database: Database, machineNow: Instant): Promise<BusinessClock> {
  const { timeZone, clockOffsetMillis, isDemo } = (await withTransaction(database, findInstallation)) ?? UNNAMED_INSTALLATION;
  const movable = isDemo && config().demo;
  const offsetMillis = movable ? clockOffsetMillis : 0;
  return { now: plusMillis(machineNow, offsetMillis), zone: timeZone, offsetMillis, movable };
}
