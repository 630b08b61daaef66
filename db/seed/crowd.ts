import type { Role } from "#lib/domain/people/permissions.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Database } from "../connection.ts";
import { reasonCode } from "../schema/people.ts";
import { source, udrType } from "../schema/usage.ts";
import type { Tx } from "../tx.ts";
import { seedAgreement } from "./agreements.ts";
import { openAccounts } from "./crowd-accounts.ts";
import { storeBills } from "./crowd-bills.ts";
import { diceOf } from "./crowd-dice.ts";
import { inventFilms } from "./crowd-films.ts";
import { liveThrough } from "./crowd-history.ts";
import { inventMembers } from "./crowd-members.ts";
import { seedPastOffer } from "./crowd-prices.ts";
import { crowdRater } from "./crowd-rating.ts";
import { type Correcting, storeRbis, storeTrail, storeUdrs } from "./crowd-store.ts";
import type { UdrIds } from "./crowd-usage.ts";
import type { SeededPeople } from "./people.ts";
import { FILMS } from "./products.ts";
import type { Aluxsat } from "./scenario.ts";

/** Any number would do; this one is kept, so that everybody sees the same demo. */
const SEED = 2026;

/**
 * Some 260 households and hotels that watched some 9,000 films in the last two months: imported, rated by the engine, corrected here and
 * there, billed at each month's end, or still waiting. The same for everybody who loads it on one day, but for what has not happened yet.
 */
export async function seedCrowd(tx: Tx, database: Database, { aluxsat, now }: { aluxsat: Aluxsat; now: Instant }): Promise<void> {
  const dice = diceOf(SEED);
  const members = inventMembers(dice, now);
  const films = inventFilms(dice, { members, now });
  const { people, plan, offer } = aluxsat;
  const pricing = { requestedBy: userOf(people, "pricingManager").userId, decidedBy: userOf(people, "pricingApprover").userId };
  await seedPastOffer(tx, database, { plan, ...pricing, now });
  const accounts = await openAccounts(tx, database, { offer, members });
  const ids = await udrIds(tx, aluxsat);
  const productIds = FILMS.map(({ code }) => present(ids.products.get(code), code));
  const rate = await crowdRater(tx, { pricePlanId: plan.pricePlanId, productIds, now });
  const history = await liveThrough(database, { films, accounts, ids, rate }, now);
  const correcting = await correctingOf(tx, people);
  await storeUdrs(tx, history.udrs, correcting);
  await storeRbis(tx, history.ledger);
  await storeBills(tx, database, history.bills);
  await storeTrail(tx, history, correcting);
  const hotel = present(
    accounts.find(({ member }) => member.kind === "hotel"),
    "a hotel",
  );
  await seedAgreement(tx, database, { owner: { ...hotel, name: hotel.member.name }, ...pricing, now });
}

async function udrIds(tx: Tx, { products }: Aluxsat): Promise<UdrIds> {
  const types = await tx.select().from(udrType);
  const sources = await tx.select().from(source);
  const { udrTypeId } = present(
    types.find(({ code }) => code === "PPV"),
    "the UDR type of films",
  );
  return { udrTypeId, products, sources: new Map(sources.map(({ code, sourceId }) => [code, sourceId])) };
}

async function correctingOf(tx: Tx, people: SeededPeople): Promise<Correcting> {
  const reasons = await tx.select().from(reasonCode);
  return {
    agent: { kind: "user", ...userOf(people, "careAgent"), role: "careAgent", sessionId: "demo" },
    reasons: new Map(reasons.map((reason) => [reason.code, reason])),
  };
}

function userOf({ users }: SeededPeople, role: Role) {
  return present(users.get(role), `the demo's ${role}`);
}
