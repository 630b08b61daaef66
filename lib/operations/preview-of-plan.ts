import { unbilledGross } from "#db/queries/account-position.ts";
import { ledgerBalance } from "#db/queries/ledger.ts";
import { loadRateNames } from "#db/queries/rate-definitions.ts";
import { findUdrNames } from "#db/queries/udr-names.ts";
import type { Tx } from "#db/tx.ts";
import type { Rated } from "#lib/domain/billing/rbi.ts";
import { eachInWords } from "#lib/domain/discount/given-discount-words.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import { type ChangeFacts, changeInWords, changeWarnings } from "#lib/domain/udr/change-in-words.ts";
import type { AccountEffect, ChangePreview, DiscountAsked, WalletEffect } from "#lib/domain/udr/change-preview.ts";
import { fieldChanges } from "#lib/domain/udr/field-changes.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { type Micros, microsToString, sumMicros } from "#lib/kernel/money.ts";
import { explainInWords } from "#lib/rating/words/explain-in-words.ts";
import { billForecastOf } from "./bill-forecast-of.ts";
import type { Context } from "./context.ts";
import { mayAskForCredit } from "./credit-above-limit.ts";
import type { PlannedChange } from "./plan-udr-change.ts";
import { entriesOf, triggeredBecause } from "./planned-change-parts.ts";
import { previewToken } from "./preview-token.ts";
import { withPin } from "./with-pin.ts";

/** A planned change for who is to agree to it: an agent, or the second person whom an agent asked. Writes nothing. */
export async function previewOf(tx: Tx, context: Context, plan: PlannedChange): Promise<ChangePreview> {
  const { change, before, after, planned, net, approval, subscriber, rated } = plan;
  const { currency } = subscriber;
  const money = (amount: Micros) => microsToString(amount, minorDigits(currency));
  const triggers = await triggeredBecause(tx, plan);
  const netBefore = sumMicros(plan.rbis.map(({ gross }) => gross));
  const names = { before: await findUdrNames(tx, before.udr), after: await findUdrNames(tx, after.udr) };
  const keepsPersonal = change.action === "reverse" && plan.succeeds === null && Object.keys(after.personal).length > 0;
  const facts: ChangeFacts = { ...plan, action: change.action, after: after.udr, triggers, netBefore, keepsPersonal };
  return {
    token: previewToken({ actor: context.actor, change, planned }),
    action: change.action,
    succeeds: plan.succeeds,
    currency,
    sentence: changeInWords(facts),
    entries: entriesOf(plan, triggers !== null),
    // What takes another's place has the same facts.
    fields: plan.succeeds === null ? fieldChanges({ ...before, names: names.before }, { ...after, names: names.after }) : [],
    net: money(net),
    udr: { before: money(netBefore), after: money(netBefore + net) },
    effect: await effectOf(tx, plan, money),
    triggers,
    billing: await billForecastOf(tx, context, { plan, triggers }),
    warnings: changeWarnings(facts),
    approval: approval && {
      of: approval.of,
      credit: money(approval.credit),
      limit: money(approval.limit),
      mayAsk: await mayAskForCredit(tx, context, plan),
    },
    asks: await askedOf(tx, plan, names.after.unitName),
    price: rated && (await priceOf(tx, context, { rated, subscriber, unit: names.after.unitName })),
  };
}

type Repriced = { readonly rated: Rated; readonly subscriber: Subscriber; readonly unit: string };

async function priceOf(tx: Tx, context: Context, { rated, subscriber, unit }: Repriced) {
  const price = explainInWords(rated.explanation, { names: await loadRateNames(tx), unit });
  return withPin(tx, context, { price, rated, subscription: subscriber });
}

/** What a second person would be asked about, and what the usage would cost then. */
async function askedOf(tx: Tx, { asking, subscriber }: PlannedChange, unit: string): Promise<DiscountAsked | null> {
  if (asking === null) return null;
  const { currency } = subscriber;
  const { rated, discounts } = asking;
  return {
    discounts: eachInWords(discounts, { currency, unit }),
    gross: rated && microsToString(rated.gross, minorDigits(currency)),
    headline: rated && explainInWords(rated.explanation, { names: await loadRateNames(tx), unit }).headline,
  };
}

async function effectOf(tx: Tx, plan: PlannedChange, money: (amount: Micros) => string): Promise<WalletEffect | AccountEffect> {
  const { wallet, planned, subscriber, net } = plan;
  if (wallet === null) {
    const owed = (await ledgerBalance(tx, subscriber, "receivable")) + (await unbilledGross(tx, subscriber));
    return { kind: "account", owed: { before: money(owed), after: money(owed + net) } };
  }
  const { amount, debtChange } = planned.walletMovement ?? { amount: 0n, debtChange: 0n };
  return {
    kind: "wallet",
    balance: { before: money(wallet.balance), after: money(wallet.balance + amount) },
    debt: { before: money(wallet.debt), after: money(wallet.debt + debtChange) },
  };
}
