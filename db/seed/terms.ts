import { micros } from "#lib/kernel/money.ts";
import type { Database } from "../connection.ts";
import { accountClassification, billingTermScheme, subscriptionType } from "../schema/billing-term.ts";
import { creditLimit, reasonCode } from "../schema/people.ts";
import type { Tx } from "../tx.ts";
import { definitionId } from "./definitions.ts";

export type SeededTerms = {
  readonly classifications: { readonly vip: number; readonly standard: number };
  readonly subscriptionTypes: { readonly ott: number };
  readonly schemes: { readonly monthly: number; readonly instant: number; readonly prepaid: number };
};

/** Who customers are, how they are billed, why a charge may be corrected, and how much an agent may credit alone. */
export async function seedTerms(tx: Tx, database: Database): Promise<SeededTerms> {
  const classifications = { vip: await definitionId(database), standard: await definitionId(database) };
  await tx.insert(accountClassification).values([
    { accountClassificationId: classifications.vip, code: "VIP", name: "VIP" },
    { accountClassificationId: classifications.standard, code: "STANDARD", name: "Standard" },
  ]);
  const subscriptionTypes = { ott: await definitionId(database) };
  await tx.insert(subscriptionType).values({ subscriptionTypeId: subscriptionTypes.ott, code: "OTT", name: "Over-the-top TV" });
  const schemes = await seedSchemes(tx, database);
  await seedReasons(tx, database);
  await tx.insert(creditLimit).values([
    { role: "careAgent", currency: "EUR", perAction: micros("50"), perDay: micros("200") },
    { role: "careLead", currency: "EUR", perAction: micros("500"), perDay: micros("2000") },
  ]);
  return { classifications, subscriptionTypes, schemes };
}

async function seedSchemes(tx: Tx, database: Database): Promise<SeededTerms["schemes"]> {
  const schemes = { monthly: await definitionId(database), instant: await definitionId(database), prepaid: await definitionId(database) };
  const shared = { state: "effective", billingMethod: "anniversary", cycleDay: 1, frequencyMonths: 1, flexible: true, currency: "EUR" };
  await tx.insert(billingTermScheme).values([
    {
      ...shared,
      billingTermSchemeId: schemes.monthly,
      code: "NORMAL-MONTHLY",
      name: "Normal monthly",
      description: "Billed at the end of the month, or as soon as three films are unbilled.",
      classification: "normal",
      billingType: "postBill",
      maximumUnbilledUdrs: 3,
      maximumUnbilledAmount: null,
    },
    {
      ...shared,
      billingTermSchemeId: schemes.instant,
      code: "NORMAL-INSTANT",
      name: "Normal, billed instantly",
      description: "Every film is billed as it is ordered.",
      classification: "normal",
      billingType: "postBill",
      maximumUnbilledUdrs: 1,
      maximumUnbilledAmount: null,
    },
    {
      ...shared,
      billingTermSchemeId: schemes.prepaid,
      code: "PREPAID",
      name: "Prepaid",
      description: "Every film is paid from the wallet as it is ordered.",
      classification: "prepaid",
      billingType: "preRated",
      maximumUnbilledUdrs: null,
      maximumUnbilledAmount: null,
    },
  ]);
  return schemes;
}

/** `usageHappened` decides whether the quantity keeps counting: a favour does, an error does not. */
const REASONS = [
  { code: "GOODWILL", label: "Goodwill after a complaint", usageHappened: true },
  { code: "DISPUTE", label: "Customer disputes the charge", usageHappened: true },
  { code: "QUALITY", label: "Poor picture or interrupted", usageHappened: true },
  { code: "NOT-DELIVERED", label: "Was never delivered", usageHappened: false },
  { code: "RECORDED-WRONGLY", label: "Recorded wrongly", usageHappened: false },
  { code: "ORDERED-TWICE", label: "Ordered twice by mistake", usageHappened: false },
] as const;

async function seedReasons(tx: Tx, database: Database): Promise<void> {
  for (const [index, reason] of REASONS.entries()) {
    await tx.insert(reasonCode).values({ ...reason, reasonCodeId: await definitionId(database), position: index + 1 });
  }
}
