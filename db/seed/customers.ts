import { shardOf } from "#lib/kernel/shard.ts";
import type { Database } from "../connection.ts";
import { nextId } from "../ids.ts";
import {
  account,
  accountNumber,
  assignment,
  costCentre,
  identifier,
  person,
  subscription,
  subscriptionDevice,
  subscriptionService,
} from "../schema/account.ts";
import { wallet } from "../schema/wallet.ts";
import type { Tx } from "../tx.ts";
import { ALUXSAT_FOUNDED, ALUXSAT_ZONE } from "./definitions.ts";
import type { SeededProducts } from "./products.ts";
import type { SeededTerms } from "./terms.ts";

export type SeededSubscription = {
  readonly shard: number;
  readonly accountId: number;
  readonly accountNumber: string;
  readonly subscriptionId: number;
  readonly subscriptionNumber: string;
  readonly walletId: number | null;
};

export type CustomerName = "eleni" | "nikos" | "maria" | "petros" | "hotel";

export type Offer = { readonly terms: SeededTerms; readonly products: SeededProducts };

export type NewCustomer = {
  readonly name: string;
  readonly classification: "vip" | "standard";
  readonly scheme: "monthly" | "instant" | "prepaid";
  readonly hasPpvService: boolean;
  readonly phone: string;
  readonly smartCard: string;
  /** A second device of the household. */
  readonly bedroomCard?: string;
};

/** Synthetic people, each with one subscription. Names and numbers are invented (the phone range is reserved for fiction). */
export const CUSTOMERS = {
  eleni: {
    name: "Eleni Georgiou",
    classification: "vip",
    scheme: "monthly",
    hasPpvService: true,
    phone: "+35799000101",
    smartCard: "4400100101",
  },
  nikos: {
    name: "Nikos Christodoulou",
    classification: "vip",
    scheme: "prepaid",
    hasPpvService: true,
    phone: "+35799000102",
    smartCard: "4400100102",
  },
  maria: {
    name: "Maria Ioannou",
    classification: "standard",
    scheme: "monthly",
    hasPpvService: true,
    phone: "+35799000103",
    smartCard: "4400100103",
    bedroomCard: "4400100203",
  },
  petros: {
    name: "Petros Antoniou",
    classification: "vip",
    scheme: "monthly",
    hasPpvService: false,
    phone: "+35799000104",
    smartCard: "4400100104",
  },
  hotel: {
    name: "Kourion Hotels Ltd",
    classification: "vip",
    scheme: "instant",
    hasPpvService: true,
    phone: "+35799000105",
    smartCard: "4400100105",
  },
} as const satisfies Record<CustomerName, NewCustomer>;

export async function seedCustomers(tx: Tx, database: Database, offer: Offer): Promise<Readonly<Record<CustomerName, SeededSubscription>>> {
  const eleni = await addCustomer(tx, database, { offer, customer: CUSTOMERS.eleni });
  const nikos = await addCustomer(tx, database, { offer, customer: CUSTOMERS.nikos });
  const maria = await addCustomer(tx, database, { offer, customer: CUSTOMERS.maria });
  const petros = await addCustomer(tx, database, { offer, customer: CUSTOMERS.petros });
  const hotel = await addCustomer(tx, database, { offer, customer: CUSTOMERS.hotel });
  await assignHotel(tx, database, hotel);
  return { eleni, nikos, maria, petros, hotel };
}

export type CustomerToAdd = { readonly offer: Offer; readonly customer: NewCustomer };

/** One more customer with one subscription; the wallet of a prepaid one is empty. */
export async function addCustomer(tx: Tx, database: Database, { offer, customer }: CustomerToAdd): Promise<SeededSubscription> {
  const accountId = await nextId(database, "account");
  const shard = shardOf(accountId);
  const number = `A-${accountId}`;
  await tx.insert(accountNumber).values({ number, shard, accountId });
  await tx.insert(account).values({
    shard,
    accountId,
    number,
    name: customer.name,
    accountClassificationId: offer.terms.classifications[customer.classification],
    currency: "EUR",
    timeZone: ALUXSAT_ZONE,
    taxClass: "standard",
    creditLimit: null,
  });
  const { subscriptionId, subscriptionNumber } = await addSubscription(tx, database, {
    offer,
    customer: { ...customer, shard, accountId },
  });
  const walletId = customer.scheme === "prepaid" ? await addWallet(tx, database, { shard, accountId, subscriptionId }) : null;
  return { shard, accountId, accountNumber: number, subscriptionId, subscriptionNumber, walletId };
}

async function addSubscription(
  tx: Tx,
  database: Database,
  {
    offer: { terms, products },
    customer,
  }: { readonly offer: Offer; readonly customer: NewCustomer & { readonly shard: number; readonly accountId: number } },
): Promise<{ readonly subscriptionId: number; readonly subscriptionNumber: string }> {
  const { shard, accountId, phone, smartCard, bedroomCard } = customer;
  const subscriptionId = await nextId(database, "subscription");
  const subscriptionNumber = `S-${subscriptionId}`;
  const key = { shard, accountId, subscriptionId };
  await tx.insert(subscription).values({
    ...key,
    number: subscriptionNumber,
    subscriptionTypeId: terms.subscriptionTypes.ott,
    billingTermSchemeId: terms.schemes[customer.scheme],
    payment: customer.scheme === "prepaid" ? "prepaid" : "normal",
    state: "effective",
    provisioningProviderId: products.providerId,
    device: smartCard,
    startedAt: ALUXSAT_FOUNDED,
  });
  await tx.insert(subscriptionDevice).values(
    bedroomCard === undefined
      ? [{ ...key, number: smartCard }]
      : [
          { ...key, number: smartCard, label: "Living room" },
          { ...key, number: bedroomCard, label: "Bedroom" },
        ],
  );
  await tx.insert(identifier).values([
    { ...key, kind: "phone", value: phone },
    { ...key, kind: "smartCard", value: smartCard },
  ]);
  const productId = products.products.get("PPV-SERVICE");
  if (customer.hasPpvService && productId !== undefined) {
    await tx.insert(subscriptionService).values({ ...key, productId, state: "effective", effectiveFrom: ALUXSAT_FOUNDED });
  }
  return { subscriptionId, subscriptionNumber };
}

async function addWallet(
  tx: Tx,
  database: Database,
  key: { readonly shard: number; readonly accountId: number; readonly subscriptionId: number },
): Promise<number> {
  const walletId = await nextId(database, "wallet");
  await tx.insert(wallet).values({ ...key, walletId, currency: "EUR", floor: 0n, balance: 0n, debt: 0n, seq: 0 });
  return walletId;
}

/** A dated assignment: who uses the hotel's subscription, and which cost centre bears it. */
async function assignHotel(tx: Tx, database: Database, { shard, accountId, subscriptionId }: SeededSubscription): Promise<void> {
  const owner = { shard, accountId };
  const personId = await nextId(database, "person");
  const costCentreId = await nextId(database, "costCentre");
  await tx.insert(person).values({ ...owner, personId, name: "Night desk", reference: "N-1" });
  await tx.insert(costCentre).values({ ...owner, costCentreId, code: "GUEST-TV", name: "Guest entertainment" });
  await tx.insert(assignment).values({
    ...owner,
    assignmentId: await nextId(database, "assignment"),
    subscriptionId,
    personId,
    costCentreId,
    assignedFrom: ALUXSAT_FOUNDED,
  });
}
