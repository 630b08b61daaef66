import { quotePriceInput } from "#lib/domain/price-plan/quote-price-schema.ts";
import { quotePrice } from "#lib/operations/price-plan/quote-price.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** What would this usage cost? It reads and stores nothing; POST because a document may be part of the question. */
export const POST = defineRoute({
  permission: "rating.quote",
  authenticate: "either",
  mutates: false,
  body: quotePriceInput,
  run: (context, { body }) => quotePrice(context, body),
});
