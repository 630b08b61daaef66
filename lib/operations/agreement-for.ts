import type { DiscountInForce } from "#db/queries/discounts.ts";
import { findAgreementInForce } from "#db/queries/pricing-agreements.ts";
import type { Reader } from "#db/tx.ts";
import type { AgreementDocument } from "#lib/domain/agreement/agreement-document.ts";
import { isDiscountAllowed } from "#lib/domain/agreement/allowed-discounts.ts";
import type { SubscriptionKey } from "#lib/domain/subscription/subscriber.ts";
import type { Instant } from "#lib/kernel/instant.ts";

/** What of an agreement prices usage. */
export type AgreementTerms = Pick<AgreementDocument, "pricePlan" | "discounts" | "allowances" | "zones" | "timeZone">;

type Asked = { readonly ratingInstant: Instant; readonly agreement?: AgreementTerms | null };

/** What the account agreed on, as it holds at the rating instant, unless the usage is priced as if it were another. */
export async function agreementFor(reader: Reader, subscriber: SubscriptionKey, usage: Asked): Promise<AgreementTerms | null> {
  if (usage.agreement !== undefined) return usage.agreement;
  return (await findAgreementInForce(reader, subscriber, usage.ratingInstant))?.document ?? null;
}

/** Domain R44: of the discounts in force those that the account may have. */
export function allowedBy(agreement: AgreementTerms | null, discounts: readonly DiscountInForce[]): readonly DiscountInForce[] {
  return discounts.filter(({ resolved }) => isDiscountAllowed(agreement, resolved.discount.code));
}
