/** Prints the one-time link that makes the first administrator, while there is none. Run at every start without the demo. */
import { randomUUID } from "node:crypto";
import { openDatabase } from "#db/client.ts";
import { machineNow } from "#lib/auth/machine-clock.ts";
import { config } from "#lib/config.ts";
import { createFirstAdministratorLink } from "#lib/operations/people/create-first-administrator-link.ts";

const { databaseUrl, origin, demo } = config();
const { database, close } = openDatabase(databaseUrl, { max: 1, applicationName: "ratewright first administrator" });
const context = { actor: { kind: "system", name: "start" }, now: machineNow(), requestId: randomUUID(), database } as const;
const link = demo ? null : await createFirstAdministratorLink(context);
if (link?.ok && link.value) {
  process.stdout.write(`Make the first administrator within 24 hours: ${origin}/first-administrator?token=${link.value.token}\n`);
}
await close();
