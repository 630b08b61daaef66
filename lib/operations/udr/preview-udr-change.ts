import { unbilledGross } from "#db/queries/account-position.ts";
import { countBillable } from "#db/queries/billing-queue.ts";
import { ledgerBalance } from "#db/queries/ledger.ts";
import { loadRateNames } from "#db/queries/rate-definitions.ts";
import { findUdrNames } from "#db/queries/udr-names.ts";
import type { Tx } from "#db/tx.ts";
import { reachedThreshold } from "#lib/domain/billing/billing-threshold.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { type ChangeFacts, changeInWords, changeWarnings } from "#lib/domain/udr/change-in-words.ts";
import type { AccountEffect, ChangePreview, PreviewEntry, WalletEffect } from "#lib/domain/udr/change-preview.ts";
import { fieldChanges } from "#lib/domain/udr/field-changes.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { type Micros, microsToString, sumMicros } from "#lib/kernel/money.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { explainInWords } from "#lib/rating/words/explain-in-words.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { type PlannedChange, planUdrChange } from "../plan-udr-change.ts";
import { previewToken } from "../preview-token.ts";

/** What the action would change and post, by the plan that its submit follows. Writes nothing. */
export async function previewUdrChange(context: Context, change: UdrChange): Promise<Result<ChangePreview, Refusal>> {
  return inTransaction(context, async (tx) => {
    const plan = await planUdrChange(tx, context, { change, claim: false });
    return plan.ok ? ok(await toPreview(tx, context, plan.value)) : plan;
  });
}

async function toPreview(tx: Tx, context: Context, plan: PlannedChange): Promise<ChangePreview> {
  const { change, before, after, planned, net, approval, subscriber, rated } = plan;
  const { currency } = subscriber;
  const money = (amount: Micros) => microsToString(amount, minorDigits(currency));
  const triggers = await triggeredBecause(tx, plan);
  const netBefore = sumMicros(plan.rbis.map(({ gross }) => gross));
  const names = { before: await findUdrNames(tx, before.udr), after: await findUdrNames(tx, after.udr) };
  const facts: ChangeFacts = { ...plan, action: change.action, after: after.udr, triggers, netBefore };
  return {
    token: previewToken({ actor: context.actor, change, planned }),
    action: change.action,
    currency,
    sentence: changeInWords(facts),
    entries: entriesOf(plan, triggers !== null),
    fields: fieldChanges({ ...before, names: names.before }, { ...after, names: names.after }),
    net: money(net),
    udr: { before: money(netBefore), after: money(netBefore + net) },
    effect: await effectOf(tx, plan, money),
    triggers,
    warnings: changeWarnings(facts),
    approval: approval && { of: approval.of, credit: money(approval.credit), limit: money(approval.limit) },
    price: rated && explainInWords(rated.explanation, { names: await loadRateNames(tx), unit: names.after.unitName }),
  };
}

function entriesOf({ planned, subscriber }: PlannedChange, isBilledNow: boolean): readonly PreviewEntry[] {
  const money = (amount: Micros) => microsToString(amount, minorDigits(subscriber.currency));
  const places = { queue: isBilledNow ? "billedNow" : "nextBill", cancelled: "cancelsUnbilled", wallet: "wallet" } as const;
  return planned.entries.map(({ content, goes }) => ({
    kind: content.kind,
    gross: money(content.gross),
    net: money(content.net),
    tax: money(content.tax),
    goes: places[goes],
    reverses: content.reversesId,
  }));
}

/** Whether the re-rating would reach a threshold of the billing terms: the queue as it would be after this change. */
async function triggeredBecause(tx: Tx, { subscriber, planned, chain }: PlannedChange): Promise<string | null> {
  const charge = planned.entries.find(({ content, goes }) => content.kind === "charge" && goes === "queue");
  if (charge === undefined) return null;
  const waiting = await countBillable(tx, subscriber);
  const leaving = chain.live?.state === "notBilled" ? chain.live : null;
  const unbilled = {
    udrs: waiting.udrs + 1 - (leaving ? 1 : 0),
    gross: waiting.gross + charge.content.gross - (leaving?.gross ?? 0n),
  };
  return reachedThreshold(unbilled, subscriber.thresholds);
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
