/** A worker in a process of its own that can be killed while it asks a provider, which is whoever answers at the given address. */
import { openDatabase } from "#db/connection.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { deliverRequests } from "../provisioning/deliver-requests.ts";
import type { ProvisioningAdapter } from "../provisioning/provisioning-adapter.ts";

const [databaseUrl = "", address = "", now = "0"] = process.argv.slice(2);

const overHttp: ProvisioningAdapter = {
  deliver: async ({ idempotencyKey }, signal) => {
    await fetch(`${address}/${idempotencyKey}`, { method: "POST", signal });
    return { kind: "delivered" };
  },
};

const { database, close } = openDatabase(databaseUrl, { max: 2 });
const clock = () => Promise.resolve(instantFromMillis(Number.parseInt(now, 10)));
const home = { database, adapters: () => overHttp, clock, chance: () => 0, reportFault: () => "a fault" };
await deliverRequests(home, new AbortController().signal);
await close();
