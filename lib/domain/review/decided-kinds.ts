import { REVIEW_KINDS, type ReviewKind } from "../home/review-subject.ts";
import { can, type Permission, type Role } from "../people/permissions.ts";

/** What the page of a request asks of its reader: prices, credits and discounts with usage have their own, the rest that of their offer. */
const PERMISSION_TO_OPEN = {
  pricePlan: "review.read",
  additiveDiscount: "pricePlan.read",
  pricingAgreement: "pricePlan.read",
  adHocDiscount: "review.read",
  credit: "review.read",
} as const satisfies Record<ReviewKind, Permission>;

/**
 * Of which kinds a role reads what others decided: of those whose requests it may open one by one. So the list tells nobody of a customer, or of
 * words about one, what the request itself would not tell them, and leads nowhere that is closed.
 */
export function decidedKindsOf(role: Role): readonly ReviewKind[] {
  return can(role, "review.read") ? REVIEW_KINDS.filter((kind) => can(role, PERMISSION_TO_OPEN[kind])) : [];
}
