import { apiOrderInput } from "#lib/domain/ordering/order-schema.ts";
import type { OrderView } from "#lib/domain/ordering/order-view.ts";
import { ok } from "#lib/kernel/result.ts";
import { addServiceUsage } from "#lib/operations/ordering/add-service-usage.ts";
import { findOrderingSubscription } from "#lib/operations/ordering/find-ordering-subscription.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** Add Service Usage by a program: the same order at the same price as at the desk. Its source is its account's own. */
export const POST = defineRoute({
  permission: "order.create",
  authenticate: "key",
  mutates: true,
  idempotency: "required",
  status: 201,
  body: apiOrderInput,
  run: async (context, { body: { subscription, account, ...order } }) => {
    const subscriptionId = await findOrderingSubscription(context, { subscription, account });
    if (!subscriptionId.ok) return subscriptionId;
    const accepted = await addServiceUsage(context, { ...order, subscriptionId: subscriptionId.value });
    return accepted.ok ? ok(toApiOrder(accepted.value)) : accepted;
  },
});

function toApiOrder(order: OrderView) {
  const {
    orderId,
    udrId,
    product,
    quantity,
    gross,
    net,
    tax,
    currency,
    source,
    price,
    orderedAt,
    walletBalance,
    billNumber,
    provisioning,
    discounts,
  } = order;
  return {
    order: orderId,
    udr: udrId,
    product,
    quantity,
    gross,
    net,
    tax,
    currency,
    source,
    explanation: price.headline,
    orderedAt,
    walletBalance,
    bill: billNumber,
    provisioning,
    discounts,
  };
}
