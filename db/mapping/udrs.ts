import { DIRECTIVES, type Udr } from "#lib/domain/udr/udr.ts";
import { currency } from "#lib/kernel/currency.ts";
import type { udr } from "../schema/udr.ts";
import { oneOf } from "./from-db.ts";
import { fromDbGivenDiscounts } from "./given-discounts.ts";

export type UdrRow = typeof udr.$inferSelect;

export function fromDbUdr(row: UdrRow): Udr {
  const { createdAt: _, ...values } = row;
  return {
    ...values,
    origin: oneOf(["order", "fee", "import", "successor"], row.origin, "udr.origin"),
    rating: oneOf(["here", "elsewhere", "information"], row.rating, "udr.rating"),
    state: oneOf(["scheduled", "posted", "cancelled"], row.state, "udr.state"),
    directive: oneOf(DIRECTIVES, row.directive, "udr.directive"),
    currency: currency(row.currency),
    adHocDiscounts: fromDbGivenDiscounts(row.adHocDiscounts),
  };
}
