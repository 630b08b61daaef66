import { deliveryInput } from "#lib/domain/provisioning/resend-schema.ts";
import { getDelivery } from "#lib/operations/provisioning/get-delivery.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** Asked again and again until what was ordered has arrived. */
export const POST = defineRoute({
  permission: "order.quote",
  authenticate: "session",
  mutates: false,
  body: deliveryInput,
  run: (context, { body }) => getDelivery(context, body.udrId),
});
