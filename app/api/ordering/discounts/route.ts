import { givableDiscountsInput } from "#lib/domain/discount/givable-discount.ts";
import { listGivableDiscounts } from "#lib/operations/ordering/list-givable-discounts.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** A POST, although it changes nothing: metadata may be personal, and must not stand in an address. */
export const POST = defineRoute({
  permission: "order.quote",
  authenticate: "session",
  mutates: false,
  body: givableDiscountsInput,
  run: (context, { body }) => listGivableDiscounts(context, body),
});
