import { openDatabase } from "#db/connection.ts";
import { findBrokenInvariants, INVARIANTS } from "#db/invariants/check-invariants.ts";

// `npm run invariants`: what must always be true of a database, looked up. Exit 1 when something is not.
const { database, close } = openDatabase(process.env.DATABASE_URL ?? "", { max: 1 });
const broken = await findBrokenInvariants(database);
await close();
for (const { id, sentence, offenders } of broken) {
  console.error(`${id} does not hold: ${sentence}`);
  for (const offender of offenders) console.error(`  ${JSON.stringify(offender)}`);
}
console.log(`${INVARIANTS.length - broken.length} of ${INVARIANTS.length} invariants hold.`);
process.exitCode = broken.length > 0 ? 1 : 0;
