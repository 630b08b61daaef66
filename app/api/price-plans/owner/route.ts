import { priceOwnerQuery } from "#lib/domain/price-plan/pin-schema.ts";
import { findOwnerPrices } from "#lib/operations/price-plan/find-owner-prices.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** By which plans and versions an account's subscriptions pay now, and by which next. */
export const POST = defineRoute({
  permission: "pricePlan.read",
  authenticate: "session",
  mutates: false,
  body: priceOwnerQuery,
  run: (context, { body: { who } }) => findOwnerPrices(context, who),
});
