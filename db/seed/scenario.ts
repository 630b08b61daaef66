import { sql } from "drizzle-orm";
import { present } from "#lib/kernel/assert.ts";
import type { Database } from "../connection.ts";
import { installation } from "../schema/system.ts";
import { type Tx, withTransaction } from "../tx.ts";
import { seedAgreementDraft } from "./agreements.ts";
import { seedCatalogs } from "./catalogs.ts";
import { CUSTOMERS, type CustomerName, type Offer, type SeededSubscription, seedCustomers } from "./customers.ts";
import { ALUXSAT_ZONE } from "./definitions.ts";
import { seedDiscounts } from "./discounts.ts";
import { type Credentials, type SeededPeople, seedPeople } from "./people.ts";
import { type SeededPlan, seedPricePlan } from "./price-plan.ts";
import { seedProducts } from "./products.ts";
import { seedTerms } from "./terms.ts";
import { seedUsage } from "./usage.ts";

export type Aluxsat = {
  readonly customers: Readonly<Record<CustomerName, SeededSubscription>>;
  readonly people: SeededPeople;
  readonly plan: SeededPlan;
  readonly products: ReadonlyMap<string, number>;
  /** What further customers are made with. */
  readonly offer: Offer;
};

/** Nobody can sign in with these: what tests use that need the people but not their passwords. */
const NO_CREDENTIALS: Credentials = { passwordHash: "!", decoderKeyHash: "!" };

/** What is loaded with the worked example, in the transaction of it: all of it or nothing. */
type Further = (tx: Tx, aluxsat: Aluxsat) => Promise<void>;

/**
 * The worked example of seed 002: Aluxsat Co. with its films, prices, catalogs, terms, people and five customers. No orders
 * yet. Null when the database holds an installation already; two loaders at once load it once.
 */
export async function seedAluxsat(database: Database, credentials: Credentials, further?: Further): Promise<Aluxsat | null>;
export async function seedAluxsat(database: Database): Promise<Aluxsat>;
export async function seedAluxsat(
  database: Database,
  credentials: Credentials = NO_CREDENTIALS,
  further?: Further,
): Promise<Aluxsat | null> {
  return withTransaction(database, async (tx) => {
    // Longer than a request may take: a second loader waits until the first has loaded the crowd, on a slow machine too.
    for (const limit of ["lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout"]) {
      await tx.execute(sql`set local ${sql.identifier(limit)} = '120s'`);
    }
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('ratewright demo', 0))`);
    const known = await tx.select({ id: installation.installationId }).from(installation);
    if (known.length > 0) return null;
    const aluxsat = await seedAll(tx, database, credentials);
    await further?.(tx, aluxsat);
    return aluxsat;
  });
}

async function seedAll(tx: Tx, database: Database, credentials: Credentials): Promise<Aluxsat> {
  await tx.insert(installation).values({
    installationId: 1,
    name: "Aluxsat Co.",
    timeZone: ALUXSAT_ZONE,
    currency: "EUR",
    clockOffsetMillis: 0,
    isDemo: true,
  });
  const people = await seedPeople(tx, database, credentials);
  const usage = await seedUsage(tx, database);
  const products = await seedProducts(tx, database, usage.udrTypeId);
  const terms = await seedTerms(tx, database);
  const asked = { requestedBy: userIdOf(people, "pricingManager"), decidedBy: userIdOf(people, "pricingApprover") };
  const plan = await seedPricePlan(tx, database, asked);
  await seedCatalogs(tx, database, products);
  const offer = { terms, products };
  await seedDiscounts(tx, database, asked);
  const customers = await seedCustomers(tx, database, offer);
  const { shard, accountId, accountNumber: number } = customers.hotel;
  const owner = { shard, accountId, number, name: CUSTOMERS.hotel.name };
  await seedAgreementDraft(tx, database, { owner, editedBy: asked.requestedBy });
  return { customers, people, plan, products: products.products, offer };
}

function userIdOf({ users }: SeededPeople, role: "pricingManager" | "pricingApprover"): number {
  return present(users.get(role), `the demo's ${role}`).userId;
}
