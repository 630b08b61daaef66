import { openDatabase } from "#db/connection.ts";
import { DEMO_DECODER_KEY, DEMO_PASSWORD, DEMO_PEOPLE } from "#db/seed/demo-people.ts";
import { seedAluxsat } from "#db/seed/scenario.ts";
import { hashPassword } from "#lib/auth/password.ts";
import { hashServiceKey } from "#lib/auth/service-key.ts";
import { ROLE_NAMES } from "#lib/domain/people/permissions.ts";
import { orderHistory } from "./demo-history.ts";

// Loads the demo into an empty database, once, and prints who may sign in. Run by the launcher where the demo exists.
const { database, close } = openDatabase(process.env.DATABASE_URL ?? "", { max: 5 });
const credentials = { passwordHash: await hashPassword(DEMO_PASSWORD), decoderKeyHash: hashServiceKey(DEMO_DECODER_KEY) };
const loaded = await seedAluxsat(database, credentials);
if (loaded) await orderHistory(database, loaded);
await close();

for (const { email, role, does } of DEMO_PEOPLE) console.log(`${email.padEnd(24)} ${ROLE_NAMES[role]}: ${does}`);
console.log(`Password of all of them: ${DEMO_PASSWORD}`);
console.log(`Key of the decoder service account: ${DEMO_DECODER_KEY}`);
