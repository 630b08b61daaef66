import { quoteInput } from "#lib/domain/ordering/order-schema.ts";
import { quoteServiceUsage } from "#lib/operations/ordering/quote-service-usage.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** A POST, although it changes nothing: metadata may be personal, and must not stand in an address. */
export const POST = defineRoute({
  permission: "order.quote",
  authenticate: "session",
  mutates: false,
  body: quoteInput,
  run: (context, { body }) => quoteServiceUsage(context, body),
});
