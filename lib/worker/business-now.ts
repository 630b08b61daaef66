import { findInstallation } from "#db/queries/installation.ts";
import type { Reader } from "#db/tx.ts";
import { type Instant, instantFromMillis } from "#lib/kernel/instant.ts";

/** The demo's clock can be set; elsewhere the offset is 0, which the database sees to. */
export async function businessNow(reader: Reader): Promise<Instant> {
  const installation = await findInstallation(reader);
  return instantFromMillis(Date.now() + (installation?.clockOffsetMillis ?? 0));
}
