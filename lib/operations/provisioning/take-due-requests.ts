import { findInstallation } from "#db/queries/installation.ts";
import { type TakenRequest, takeDueRequests as takeRequests } from "#db/queries/provisioning.ts";
import { withTransaction } from "#db/tx.ts";
import { spokenProtocols } from "#lib/domain/provisioning/delivery-protocols.ts";
import { leaseUntil } from "#lib/domain/provisioning/retry-schedule.ts";
import type { Context } from "../context.ts";

/** Takes requests whose attempt is due, each for one worker: of many that look at once, nobody gets what another one took. */
export async function takeDueRequests({ database, now }: Context, limit: number): Promise<readonly TakenRequest[]> {
  return withTransaction(database, async (tx) => {
    const protocols = spokenProtocols({ isDemo: (await findInstallation(tx))?.isDemo ?? false });
    return takeRequests(tx, { now, protocols, leasedUntil: leaseUntil(now), limit });
  });
}
