import { quotePriceInput } from "#lib/domain/price-plan/quote-price-schema.ts";
import { quotePrice, quotePrices } from "#lib/operations/price-plan/quote-price.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** A document of 10,000 rates, or 1,000 usages with their metadata. */
const LARGEST_BODY = 4 * 1024 * 1024;

/** What would this usage cost? It reads and stores nothing; POST because a document may be part of the question. */
export const POST = defineRoute({
  permission: "rating.quote",
  authenticate: "either",
  mutates: false,
  body: quotePriceInput,
  largestBody: LARGEST_BODY,
  run: (context, { body }) => ("usages" in body ? quotePrices(context, body) : quotePrice(context, body)),
});
