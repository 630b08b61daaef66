import type { Decimal } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { AdHocDiscount } from "#lib/rating/discounts/discount.ts";
import type { BillingDirective } from "#lib/rating/usage.ts";

/** One line of usage as it was written, well formed. What its product and UDR type say about it is asked later. */
export type UsageLine = {
  readonly udr: string;
  readonly product: string;
  /** At most 12 digits on each side of the point, not negative. */
  readonly quantity: Decimal;
  readonly from: Instant;
  readonly to: Instant | null;
  /** An object; its values are checked once the UDR type is known. */
  readonly metadata: JsonObject;
  readonly subscription: string | null;
  readonly account: string | null;
  readonly classification: string | null;
  /** Of the account; null where the line does not say. */
  readonly currency: string | null;
  readonly directive: BillingDirective;
  readonly adHoc: readonly AdHocDiscount[];
};

export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
