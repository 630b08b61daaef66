import { servicesInput } from "#lib/domain/ordering/order-schema.ts";
import { listOrderableServices } from "#lib/operations/ordering/list-orderable-services.ts";
import { defineRoute } from "#lib/web/define-route.ts";

export const POST = defineRoute({
  permission: "order.quote",
  authenticate: "session",
  mutates: false,
  body: servicesInput,
  run: (context, { body }) => listOrderableServices(context, body),
});
