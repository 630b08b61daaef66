import { countBillable } from "#db/queries/billing-queue.ts";
import { loadRateNames } from "#db/queries/rate-definitions.ts";
import type { Tx } from "#db/tx.ts";
import { endingOf } from "#lib/domain/account/identifier.ts";
import { reachedThreshold } from "#lib/domain/billing/billing-threshold.ts";
import { decideOrderPayment } from "#lib/domain/billing/wallet.ts";
import type { QuoteInput } from "#lib/domain/ordering/order-schema.ts";
import type { QuotedPayment, QuoteView } from "#lib/domain/ordering/order-view.ts";
import { quoteValidUntil } from "#lib/domain/ordering/quote-validity.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { decimalToString } from "#lib/kernel/decimal.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { explainInWords } from "#lib/rating/words/explain-in-words.ts";
import { approvedPrice, discountsInWords } from "../approved-price.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { type OthersOfOrder, othersOfOrder } from "../others-of-order.ts";
import { type PlannedOrder, planOrder } from "../plan-order.ts";
import { withPin } from "../with-pin.ts";

/** What the order would cost and move: the same plan as the order itself, written nowhere. */
export async function quoteServiceUsage(context: Context, input: QuoteInput): Promise<Result<QuoteView, Refusal>> {
  return inTransaction(context, async (tx) => {
    const planned = await planOrder(tx, context, { input, claim: false });
    if (!planned.ok) return planned;
    const { product, udrType, rated, quantity, catalog } = planned.value;
    const show = (amount: bigint) => microsToString(amount, minorDigits(rated.currency));
    const others = await othersOfOrder(tx, planned.value);
    return ok({
      product: product.code,
      productName: product.name,
      quantity: decimalToString(quantity),
      unitName: udrType.unit,
      gross: show(rated.gross),
      net: show(rated.net),
      tax: show(rated.tax),
      taxPercent: decimalToString(rated.taxPercent),
      currency: rated.currency,
      price: await withPin(tx, context, {
        price: explainInWords(rated.explanation, { names: await loadRateNames(tx), unit: udrType.unit }),
        rated,
        subscription: planned.value.subscriber,
      }),
      catalogName: catalog.name,
      at: instantToString(context.now),
      deviceEnding: planned.value.delivery && endingOf(planned.value.delivery.device),
      validUntil: instantToString(quoteValidUntil(rated.explanation, context.now)),
      payment: await quotePayment(tx, planned.value, { others, show }),
      allowance: planned.value.allowance,
      others: others.inWords,
      discounts: discountsInWords(planned.value, planned.value.discounts),
      withApproval: await approvedPrice(tx, planned.value),
    });
  });
}

type Beside = { readonly others: OthersOfOrder; readonly show: (amount: bigint) => string };

async function quotePayment(tx: Tx, { subscriber, wallet, rated }: PlannedOrder, { others, show }: Beside): Promise<QuotedPayment> {
  const net = rated.gross + others.gross;
  if (wallet === null) {
    const { udrs, gross } = await countBillable(tx, subscriber);
    const unbilled = { udrs: udrs + 1, gross: gross + net };
    const billsAtOnce = reachedThreshold(unbilled, subscriber.thresholds);
    return { kind: "bill", billsAtOnce, unbilledUdrs: unbilled.udrs, unbilledGross: show(unbilled.gross) };
  }
  const payment = decideOrderPayment(wallet, net);
  if (payment.ok) return { kind: "wallet", balance: show(wallet.balance), balanceAfter: show(wallet.balance + payment.value.amount) };
  return { kind: "lacksFunds", balance: show(wallet.balance), shortage: show(wallet.floor - wallet.balance + net) };
}
