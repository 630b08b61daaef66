import { unbilledGross } from "#db/queries/account-position.ts";
import {
  findAccountByNumber,
  listAssignments,
  listBillsOfAccount,
  listIdentifiers,
  listSubscriptionTerms,
  type SubscriptionTerms,
} from "#db/queries/accounts.ts";
import { networksFor } from "#db/queries/allowed-networks.ts";
import { countUnbilled } from "#db/queries/billing-queue.ts";
import { devicesOfAccount } from "#db/queries/devices.ts";
import { ledgerBalance } from "#db/queries/ledger.ts";
import { listSubscribersOfAccount, listTermedServices } from "#db/queries/subscribers.ts";
import { listStandingPins, type PinRecord } from "#db/queries/version-pins.ts";
import { findWallet } from "#db/queries/wallets.ts";
import type { Reader } from "#db/tx.ts";
import type { AccountDetail, IdentifierView, KeptVersion, SubscriptionCard, TermedServiceView } from "#lib/domain/account/account-view.ts";
import { mayReveal, seesWhole, shownNumber } from "#lib/domain/account/identifier.ts";
import type { AllowedNetworks } from "#lib/domain/agreement/allowed-networks-schema.ts";
import { networksInShort } from "#lib/domain/agreement/networks-words.ts";
import { thresholdsInWords } from "#lib/domain/billing-term/billing-term-view.ts";
import { deviceViews } from "#lib/domain/device/device-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { isServiceEffective, type Subscriber, type TermedService } from "#lib/domain/subscription/subscriber.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Currency, minorDigits } from "#lib/kernel/currency.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { type Micros, microsToString } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { priceSteps, priceSurroundings } from "../price-plan-steps.ts";

const BILLS_SHOWN = 12;

/** Everything of a customer that an agent needs in one look. */
export async function getAccount(context: Context, number: string): Promise<Result<AccountDetail, Refusal>> {
  const { database } = context;
  const head = await findAccountByNumber(database, number);
  if (head === null) return refused({ code: "NOT_FOUND", path: "number" });
  const show = amountsIn(head.currency);
  const bills = await listBillsOfAccount(database, head, BILLS_SHOWN + 1);
  const assignments = await listAssignments(database, head);
  const owed = await ledgerBalance(database, head, "receivable");
  const unbilled = await unbilledGross(database, head);
  const { name, classification, currency, timeZone, taxClass, creditLimit } = head;
  return ok({
    number: head.number,
    name,
    classification,
    currency,
    zone: timeZone,
    taxClass,
    creditLimit: creditLimit === null ? null : show(creditLimit),
    balance: show(owed),
    unbilled: show(unbilled),
    position: show(owed + unbilled),
    subscriptions: await subscriptionCards(context, head),
    keptVersions: (await listStandingPins(database, head, context.now)).map((pin) => keptVersion(pin, context.now)),
    assignments: assignments.map(({ identifier, from, to, ...row }) => ({
      ...row,
      identifier: identifier === null ? null : shownNumber(context.actor, identifier),
      from: instantToString(from),
      to: textOrNull(to),
    })),
    bills: bills.slice(0, BILLS_SHOWN).map(({ number: billNumber, kind, subscriptionNumber, total, issuedAt }) => ({
      number: billNumber,
      kind,
      subscriptionNumber,
      total: show(total),
      currency,
      issuedAt: instantToString(issuedAt),
    })),
    hasMoreBills: bills.length > BILLS_SHOWN,
  });
}

type Owner = {
  readonly shard: number;
  readonly accountId: number;
  readonly number: string;
  readonly classification: { readonly name: string };
};

async function subscriptionCards(context: Context, key: Owner): Promise<readonly SubscriptionCard[]> {
  const { database } = context;
  const subscribers = await listSubscribersOfAccount(database, key);
  const terms = await listSubscriptionTerms(database, key);
  const identifiers = await listIdentifiers(database, key);
  const devices = await devicesOfAccount(database, key);
  const surroundings = await priceSurroundings(database, key, context.now);
  const networks = await networksFor(database, subscribers, context.now);
  const cards: SubscriptionCard[] = [];
  for (const subscriber of subscribers) {
    const { subscriptionId } = subscriber;
    const own = identifiers.filter((one) => one.subscriptionId === subscriptionId);
    const isMasked = !seesWhole(context.actor);
    const revealedOf = mayReveal(context.actor) ? { account: key.number, subscription: subscriber.subscriptionNumber } : null;
    cards.push({
      ...cardOf(
        subscriber,
        present(
          terms.find((one) => one.subscriptionId === subscriptionId),
          "the terms of a subscription",
        ),
      ),
      ...(await standingOf(database, subscriber)),
      prices: await priceSteps(context, { subscriber, groupName: key.classification.name, ...surroundings }),
      services: (await listTermedServices(database, subscriber)).map((service) => serviceView(service, context.now)),
      identifiers: own.map(({ kind, value }): IdentifierView => {
        const shown = shownNumber(context.actor, value);
        return { kind, value: shown, isMasked, reveal: revealedOf && { of: "identifier", ...revealedOf, kind, masked: shown } };
      }),
      networks: wordsOrNull(networks.get(subscriptionId)),
      devices: deviceViews(present(devices.get(subscriptionId), "the devices of a subscription"), { isMasked, revealedOf }),
    });
  }
  return cards;
}

function cardOf(subscriber: Subscriber, { type, scheme, startedAt }: SubscriptionTerms) {
  const { subscriptionId, subscriptionNumber, payment, state, provider, thresholds, currency } = subscriber;
  const { maximumUnbilledUdrs, maximumUnbilledAmount } = thresholds;
  const amount = maximumUnbilledAmount === null ? null : `${amountsIn(currency)(maximumUnbilledAmount)} ${currency}`;
  return {
    subscriptionId,
    number: subscriptionNumber,
    type,
    payment,
    state,
    scheme: { code: scheme.code, name: scheme.name },
    schemeInWords: thresholdsInWords({ classification: payment, maximumUnbilledUdrs, amount }),
    provider: provider?.name ?? null,
    startedAt: instantToString(startedAt),
  };
}

/** What waits for a bill, and the wallet of a prepaid one. */
async function standingOf(reader: Reader, subscriber: Subscriber) {
  const show = amountsIn(subscriber.currency);
  const { udrs, gross } = await countUnbilled(reader, subscriber);
  const wallet = subscriber.payment === "prepaid" ? await findWallet(reader, subscriber) : null;
  return {
    unbilledUdrs: udrs,
    unbilledGross: show(gross),
    wallet: wallet && { balance: show(wallet.balance), debt: show(wallet.debt), floor: show(wallet.floor), currency: wallet.currency },
  };
}

function keptVersion(pin: PinRecord, now: Instant): KeptVersion {
  const { pinId, planCode, planName, version, subscription, from, to, reason, createdBy, createdByName } = pin;
  return {
    pinId,
    plan: { code: planCode, name: planName },
    version,
    subscription,
    from: instantToString(from),
    to: textOrNull(to),
    hasBegun: from <= now,
    reason,
    by: createdByName ?? `user ${createdBy}`,
  };
}

function serviceView(service: TermedService, now: Instant): TermedServiceView {
  const { productCode, productName, effectiveFrom, effectiveTo } = service;
  return {
    code: productCode,
    name: productName,
    state: serviceState(service, now),
    from: instantToString(effectiveFrom),
    to: textOrNull(effectiveTo),
  };
}

function serviceState(service: TermedService, now: Instant): TermedServiceView["state"] {
  if (isServiceEffective(service, now)) return "effective";
  if (service.state === "notEffective") return "notEffective";
  return now < service.effectiveFrom ? "notYet" : "ended";
}

function amountsIn(currency: Currency): (amount: Micros) => string {
  return (amount) => microsToString(amount, minorDigits(currency));
}

function wordsOrNull(networks: AllowedNetworks | undefined): string | null {
  return networks === undefined ? null : networksInShort(networks);
}

function textOrNull(instant: Instant | null): string | null {
  return instant === null ? null : instantToString(instant);
}
