import { offeredPriceInput } from "#lib/domain/offer/offer-schema.ts";
import { getOfferedPrice } from "#lib/operations/offer/get-offered-price.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** What one unit would cost a subscription, and which discounts it would get. It reads and stores nothing. */
export const POST = defineRoute({
  permission: "subscription.read",
  authenticate: "session",
  mutates: false,
  body: offeredPriceInput,
  run: (context, { body }) => getOfferedPrice(context, body),
});
