import { tryDiscountsInput } from "#lib/domain/discount/try-discounts-schema.ts";
import { tryDiscounts } from "#lib/operations/discount/try-discounts.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** What would the discounts take from this usage? It reads and stores nothing; POST because it carries a usage. */
export const POST = defineRoute({
  permission: "rating.quote",
  authenticate: "session",
  mutates: false,
  body: tryDiscountsInput,
  run: (context, { body }) => tryDiscounts(context, body),
});
