import { offeredServicesInput } from "#lib/domain/offer/offer-schema.ts";
import { listOrderableServices } from "#lib/operations/ordering/list-orderable-services.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** What a subscription may order and what not, as the till lists it, for those too who look and do not sell. */
export const POST = defineRoute({
  permission: "subscription.read",
  authenticate: "session",
  mutates: false,
  body: offeredServicesInput,
  run: (context, { body }) => listOrderableServices(context, body),
});
