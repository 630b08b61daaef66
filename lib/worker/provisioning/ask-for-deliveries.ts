import type { Database } from "#db/connection.ts";
import { findInstallation } from "#db/queries/installation.ts";
import { addJob } from "#db/queries/jobs.ts";
import { isDeliveryDue } from "#db/queries/provisioning.ts";
import { withTransaction } from "#db/tx.ts";
import { spokenProtocols } from "#lib/domain/provisioning/delivery-protocols.ts";
import { businessNow } from "../business-now.ts";

/**
 * Asks for the delivery of what has become due since: attempts that failed, leases of workers that have died, requests from before there was a
 * worker. An order asks for its own at once.
 */
export async function askForDeliveries(database: Database): Promise<void> {
  await withTransaction(database, async (tx) => {
    const protocols = spokenProtocols({ isDemo: (await findInstallation(tx))?.isDemo ?? false });
    const isDue = await isDeliveryDue(tx, { now: await businessNow(tx), protocols });
    if (isDue) await addJob(tx, { task: "deliverRequests", payload: {}, key: "deliver what is due" });
  });
}
