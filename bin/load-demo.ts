import { openDatabase } from "#db/connection.ts";
import { seedCrowd } from "#db/seed/crowd.ts";
import { DEMO_DECODER_KEY, DEMO_PASSWORD, DEMO_PEOPLE } from "#db/seed/demo-people.ts";
import { seedImports } from "#db/seed/imports.ts";
import { seedAluxsat } from "#db/seed/scenario.ts";
import { seedSports } from "#db/seed/sports.ts";
import { hashPassword } from "#lib/auth/password.ts";
import { hashServiceKey } from "#lib/auth/service-key.ts";
import { ROLE_NAMES } from "#lib/domain/people/permissions.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { orderHistory } from "./demo-history.ts";

// Loads the demo into an empty database, once, and prints who may sign in. Run by the launcher where the demo exists.
const { database, close } = openDatabase(process.env.DATABASE_URL ?? "", { max: 5 });
const credentials = { passwordHash: await hashPassword(DEMO_PASSWORD), decoderKeyHash: hashServiceKey(DEMO_DECODER_KEY) };
const now = instantFromMillis(Date.now());
// In one transaction: a loading that is killed leaves nothing, and the next start loads it whole.
await seedAluxsat(database, credentials, async (tx, aluxsat) => {
  // The journeys know every row of the small demo; everybody else gets the crowd with it.
  const hasCrowd = process.env.RATEWRIGHT_DEMO_CROWD !== "0";
  if (hasCrowd) await seedCrowd(tx, database, { aluxsat, now });
  await seedSports(tx, database, aluxsat);
  await orderHistory(Object.assign(tx, { leases: database.leases, url: database.url }), aluxsat);
  // Of the crowd's usage, and last, so that no other number changes.
  if (hasCrowd) await seedImports(tx, database, { aluxsat, now });
});
await close();

for (const { email, role, does } of DEMO_PEOPLE) console.log(`${email.padEnd(24)} ${ROLE_NAMES[role]}: ${does}`);
console.log(`Password of all of them: ${DEMO_PASSWORD}`);
console.log(`Key of the decoder service account: ${DEMO_DECODER_KEY}`);
