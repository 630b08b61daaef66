import { randomInt } from "node:crypto";
import type { Database } from "#db/connection.ts";
import { businessNow } from "../business-now.ts";
import { ADAPTERS } from "./adapters.ts";
import { type DeliveryHome, deliverRequests } from "./deliver-requests.ts";

type Surroundings = Pick<DeliveryHome, "reportFault"> & { readonly database: Database };

const DICE = 1_000_000;

/** The job: by the adapters of this installation, at its business clock. */
export function deliverWith({ database, reportFault }: Surroundings, abortSignal: AbortSignal): Promise<void> {
  const home = { database, reportFault, adapters: ADAPTERS, clock: () => businessNow(database), chance: () => randomInt(DICE) / DICE };
  return deliverRequests(home, abortSignal);
}
