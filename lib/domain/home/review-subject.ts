import type { Permission } from "../people/permissions.ts";

export const REVIEW_KINDS = ["pricePlan", "additiveDiscount", "pricingAgreement", "adHocDiscount", "credit"] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** What a request is about, as it is stored: only the members of its kind are there. */
export type ReviewedThing = {
  readonly requestId: number;
  readonly kind: ReviewKind;
  readonly plan: { readonly code: string; readonly name: string } | null;
  readonly discount: { readonly code: string; readonly name: string } | null;
  readonly account: { readonly number: string; readonly name: string } | null;
  readonly product: { readonly name: string } | null;
};

export const REVIEW_KIND_NAMES = {
  pricePlan: "Prices",
  additiveDiscount: "Discount",
  pricingAgreement: "Pricing agreement",
  adHocDiscount: "Discount with usage",
  credit: "Credit",
} as const satisfies Record<ReviewKind, string>;

/** Who decides it; that they are a second person is asked of each request. */
export const PERMISSION_TO_DECIDE = {
  pricePlan: "review.decide",
  additiveDiscount: "review.decide",
  pricingAgreement: "review.decide",
  adHocDiscount: "review.decide",
  credit: "credit.approve",
} as const satisfies Record<ReviewKind, Permission>;

/** "Global", "VIP −10 %", "Kourion Hotels Ltd", "Serendipity for Eleni Georgiou" */
export function subjectOf({ kind, plan, discount, account, product, requestId }: ReviewedThing): string {
  const unnamed = `Request ${requestId}`;
  switch (kind) {
    case "pricePlan":
      return plan?.name ?? unnamed;
    case "additiveDiscount":
      return discount?.name ?? unnamed;
    case "pricingAgreement":
      return account?.name ?? unnamed;
    case "adHocDiscount":
    case "credit":
      return product === null || account === null ? unnamed : `${product.name} for ${account.name}`;
  }
}

/** Where it is decided, and where who asked sees what became of it. */
export function reviewAddress({ kind, discount, account, requestId }: ReviewedThing): string {
  if (kind === "additiveDiscount" && discount !== null) return `/discounts/${encodeURIComponent(discount.code)}`;
  if (kind === "pricingAgreement" && account !== null) return `/agreements/${encodeURIComponent(account.number)}`;
  return `/reviews/${requestId}`;
}
