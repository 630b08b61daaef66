/** The rating of what waits, in a process of its own that can be killed in the middle of it. It says "ready", and begins when it is told. */
import { once } from "node:events";
import { openDatabase } from "#db/connection.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { rateWaitingUsage } from "#lib/operations/rating/rate-waiting-usage.ts";

const [databaseUrl = "", now = "0"] = process.argv.slice(2);

const { database, close } = openDatabase(databaseUrl, { max: 2 });
process.stdout.write("ready\n");
await once(process.stdin, "data");
process.stdin.destroy();
const actor = { kind: "system", name: "rating" } as const;
await rateWaitingUsage(
  { actor, now: instantFromMillis(Number.parseInt(now, 10)), requestId: "killed", database },
  { reportFault: () => "a fault" },
);
await close();
