import { nextId } from "#db/ids.ts";
import { addJob } from "#db/queries/jobs.ts";
import { findHolder, insertOrder, insertProvisioningRequest } from "#db/queries/orders.ts";
import { loadRateNames } from "#db/queries/rate-definitions.ts";
import { insertUdr, insertUdrPersonal } from "#db/queries/udrs.ts";
import type { Tx } from "#db/tx.ts";
import { type PlannedEntries, planEntries } from "#lib/domain/billing/plan-entries.ts";
import type { OrderInput } from "#lib/domain/ordering/order-schema.ts";
import type { OrderView } from "#lib/domain/ordering/order-view.ts";
import { actorKey } from "#lib/domain/people/actor.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { decimalToString } from "#lib/kernel/decimal.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { micros, microsToString } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { explainInWords } from "#lib/rating/words/explain-in-words.ts";
import type { Names } from "#lib/rating/words/names.ts";
import { discountsInWords } from "../approved-price.ts";
import { askForDiscount } from "../ask-for-discount.ts";
import { billWhenThresholdReached } from "../bill-when-threshold-reached.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { type PlannedOrder, planOrder } from "../plan-order.ts";
import { type PostedEntries, postEntries } from "../post-entries.ts";
import { withPin } from "../with-pin.ts";
import { writeAudit } from "../write-audit.ts";

/**
 * Add Service Usage (seed 002): order, UDR, RBI, wallet debit or place in the queue, provisioning request, and the bill
 * that it may set off, in one transaction or not at all.
 */
export async function addServiceUsage(context: Context, input: OrderInput): Promise<Result<OrderView, Refusal>> {
  return idempotently(context, { action: "order.create", request: input }, async (tx) => {
    const planned = await planOrder(tx, context, { input, claim: true });
    if (!planned.ok) return planned;
    const quote = keepsQuote(planned.value, input.quotedGross);
    if (!quote.ok) return quote;
    if (planned.value.withApproval !== null && !input.approvalNote) return refused({ code: "APPROVAL_NOTE_MISSING", path: "approvalNote" });
    const ids = { orderId: await nextId(context.database, "order"), udrId: await nextId(context.database, "udr") };
    const entries = planEntries(posting(planned.value, ids.udrId));
    if (!entries.ok) return entries;
    return ok(await acceptOrder(tx, context, { ...ids, input, planned: planned.value, entries: entries.value }));
  });
}

/** Another price than the one agreed with the customer is never charged. */
function keepsQuote({ rated }: PlannedOrder, quotedGross: string | undefined): Result<null, Refusal> {
  if (quotedGross === undefined || micros(quotedGross) === rated.gross) return ok(null);
  const digits = minorDigits(rated.currency);
  const gross = microsToString(rated.gross, digits);
  return refused({ code: "QUOTE_CHANGED", params: { gross: `${gross} ${rated.currency}`, quoted: `${quotedGross} ${rated.currency}` } });
}

function posting({ subscriber, product, quantity, rated, wallet }: PlannedOrder, udrId: number) {
  const charge = { rated, directive: "toBeBilled", productId: product.productId, quantity } as const;
  const { subscriptionId } = subscriber;
  return { cause: "order", subscriptionId, udrId, udrRevision: 1, live: null, lastSeq: 0, charge, wallet } as const;
}

type Accepted = {
  readonly orderId: number;
  readonly udrId: number;
  readonly input: OrderInput;
  readonly planned: PlannedOrder;
  readonly entries: PlannedEntries;
};

async function acceptOrder(tx: Tx, context: Context, accepted: Accepted): Promise<OrderView> {
  const { orderId, udrId, planned, entries } = accepted;
  await storeOrder(tx, context, accepted);
  await storeUdr(tx, context, accepted);
  const { subscriber: subscription, wallet } = planned;
  const target = { subscription, wallet, cause: "order", udrId, orderId, billingEffectiveAt: context.now } as const;
  const posted = await postEntries(tx, context, { planned: entries, ...target });
  await requestDelivery(tx, context, accepted);
  const bill = await billWhenThresholdReached(tx, context, subscription);
  const approval = await askForDiscount(tx, context, { planned, udrId, note: accepted.input.approvalNote });
  const told = toView(context, accepted, { posted, billNumber: bill?.number ?? null, names: await loadRateNames(tx), approval });
  const view = { ...told, price: await withPin(tx, context, { price: told.price, rated: planned.rated, subscription }) };
  await writeAudit(tx, context, {
    action: "order.create",
    entity: "udr",
    entityId: udrId,
    accountId: subscription.accountId,
    after: {
      order: orderId,
      product: view.product,
      quantity: view.quantity,
      gross: view.gross,
      currency: view.currency,
      source: view.source,
      ...(planned.discounts.length === 0 ? {} : { discounts: discountsInWords(planned, planned.discounts) }),
    },
  });
  return view;
}

async function storeOrder(tx: Tx, context: Context, { orderId, planned }: Accepted): Promise<void> {
  const { shard, accountId, subscriptionId } = planned.subscriber;
  await insertOrder(tx, {
    shard,
    accountId,
    orderId,
    subscriptionId,
    productId: planned.product.productId,
    quantity: planned.quantity,
    catalogId: planned.catalog.catalogId,
    conditions: planned.conditions,
    quotedGross: planned.rated.gross,
    currency: planned.rated.currency,
    channel: planned.source.channel,
    sourceId: planned.source.sourceId,
    reference: context.idempotencyKey ?? null,
    orderedAt: context.now,
    serviceFrom: context.now,
    orderedBy: actorKey(context.actor),
    adHocDiscounts: planned.discounts,
  });
}

/** Personal attributes go beside the UDR; it keeps who held the subscription at its From. */
async function storeUdr(tx: Tx, context: Context, { orderId, udrId, planned, input }: Accepted): Promise<void> {
  const { shard, accountId, subscriptionId } = planned.subscriber;
  const personalKeys = new Set(planned.udrType.attributes.filter(({ personal }) => personal).map(({ key }) => key));
  const given = Object.entries(input.metadata).filter(([, value]) => value !== "");
  const personal = Object.fromEntries(given.filter(([key]) => personalKeys.has(key)));
  await insertUdr(tx, {
    shard,
    accountId,
    udrId,
    subscriptionId,
    origin: "order",
    orderId,
    rating: "here",
    state: "posted",
    directive: "toBeBilled",
    revision: 1,
    udrTypeId: planned.udrType.udrTypeId,
    productId: planned.product.productId,
    sourceId: planned.source.sourceId,
    quantity: planned.quantity,
    usedFrom: context.now,
    usedTo: null,
    billingEffectiveAt: context.now,
    orderedAt: context.now,
    recordedAt: context.now,
    metadata: Object.fromEntries(given.filter(([key]) => !personalKeys.has(key))),
    importedGross: null,
    importedTax: null,
    adHocDiscounts: planned.discounts,
    currency: planned.rated.currency,
    ...(await findHolder(tx, planned.subscriber, context.now)),
  });
  if (Object.keys(personal).length > 0) await insertUdrPersonal(tx, { shard, accountId, udrId }, personal);
}

/** To the outbox: it is sent after the commit, and money never waits for it. */
async function requestDelivery(tx: Tx, context: Context, { orderId, udrId, planned }: Accepted): Promise<void> {
  if (planned.delivery === null) return;
  const { shard, accountId } = planned.subscriber;
  await insertProvisioningRequest(tx, {
    shard,
    accountId,
    requestId: await nextId(context.database, "request"),
    orderId,
    udrId,
    ...planned.delivery,
    state: "pending",
    attempts: 0,
    nextAttemptAt: context.now,
    lastError: null,
    requestedAt: context.now,
    finishedAt: null,
  });
  await addJob(tx, { task: "deliverRequests", payload: {} });
}

type Outcome = {
  readonly posted: PostedEntries;
  readonly billNumber: string | null;
  readonly names: Names;
  readonly approval: OrderView["approval"];
};

function toView(context: Context, { orderId, udrId, planned, entries }: Accepted, outcome: Outcome): OrderView {
  const { posted, billNumber, names, approval } = outcome;
  const { product, quantity, rated, source, udrType, wallet } = planned;
  const show = (amount: bigint) => microsToString(amount, minorDigits(rated.currency));
  const { walletMovement } = entries;
  return {
    orderId,
    udrId,
    rbiId: present(posted.rbiIds[entries.entries.findIndex(({ content }) => content.kind === "charge")], "the RBI of an order"),
    product: product.code,
    productName: product.name,
    quantity: decimalToString(quantity),
    gross: show(rated.gross),
    net: show(rated.net),
    tax: show(rated.tax),
    currency: rated.currency,
    source: source.name,
    price: explainInWords(rated.explanation, { names, unit: udrType.unit }),
    orderedAt: instantToString(context.now),
    walletBalance: wallet && walletMovement ? show(wallet.balance + walletMovement.amount) : null,
    billNumber,
    provisioning: planned.delivery === null ? "notNeeded" : "pending",
    discounts: planned.discounts,
    approval,
  };
}
