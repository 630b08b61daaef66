import type { Instant } from "#lib/kernel/instant.ts";
import type { DiscountTarget } from "#lib/rating/discounts/discount.ts";
import type { AllowedDiscounts } from "../agreement/agreement-document.ts";
import { isDiscountAllowed } from "../agreement/allowed-discounts.ts";
import type { DiscountDocument } from "../discount/discount-document.ts";
import { documentInWords } from "../discount/discount-words.ts";
import { validityInstant } from "../price-plan/discount-validity.ts";

/** One thing that is asked, and what was found. Null: each usage decides it. */
export type OfferCheck = { readonly text: string; readonly found: string; readonly holds: boolean | null };

/** `depends`: nothing stands against it, and each usage decides the rest. `byAgent`: it is given with an order, by nobody else. */
export type DiscountOutcome = "applies" | "depends" | "byAgent" | "not";

export type OfferedDiscount = {
  readonly code: string;
  readonly name: string;
  readonly version: number;
  readonly words: string;
  readonly outcome: DiscountOutcome;
  readonly checks: readonly OfferCheck[];
};

/** Of a product what discounts are for. */
export type ProductScope = {
  readonly product: string;
  readonly productType: string;
  readonly family: string | null;
  readonly udrType: string | null;
};

export type DiscountSubject = {
  readonly schemeName: string;
  readonly isFlexible: boolean;
  /** The code of the account's group. */
  readonly classification: string;
  readonly currency: string;
  readonly agreement: { readonly discounts: AllowedDiscounts } | null;
  /** Null asks about usage of anything. */
  readonly product: ProductScope | null;
  readonly now: Instant;
};

export type DiscountInForce = {
  readonly code: string;
  readonly name: string;
  readonly version: number;
  readonly document: DiscountDocument;
};

/**
 * Whether a subscription gets a discount that is in force, and by what it fails. It asks what rating asks (`rateUsageOf`, `withDiscounts`
 * and `reasonAgainst`), but everything at once, so that who explains it on the telephone need not find the reasons one by one.
 */
export function offeredDiscount({ code, name, version, document }: DiscountInForce, subject: DiscountSubject): OfferedDiscount {
  const checks = [
    flexible(subject),
    ...allowed(code, subject),
    ...currency(document, subject),
    ...validity(document, subject),
    ...group(document, subject),
    ...target(document, subject),
    ...zone(document),
  ];
  return { code, name, version, words: documentInWords(document), outcome: outcomeOf(document, checks), checks };
}

function outcomeOf({ application }: DiscountDocument, checks: readonly OfferCheck[]): DiscountOutcome {
  if (checks.some(({ holds }) => holds === false)) return "not";
  if (application === "adHoc") return "byAgent";
  return checks.some(({ holds }) => holds === null) ? "depends" : "applies";
}

/** Domain R41. */
function flexible({ schemeName, isFlexible }: DiscountSubject): OfferCheck {
  return {
    text: "The billing terms take discounts",
    found: `${schemeName}: ${isFlexible ? "flexible" : "not flexible"}`,
    holds: isFlexible,
  };
}

/** Domain R44: said only where something is agreed on. */
function allowed(code: string, { agreement }: DiscountSubject): readonly OfferCheck[] {
  if (agreement === null) return [];
  const holds = isDiscountAllowed(agreement, code);
  return [{ text: "The pricing agreement allows it", found: holds ? "it does" : "it does not", holds }];
}

function currency({ currency: wanted }: DiscountDocument, { currency: is }: DiscountSubject): readonly OfferCheck[] {
  return wanted === null ? [] : [{ text: `The account is kept in ${wanted}`, found: is, holds: wanted === is }];
}

function validity({ validFrom, validTo, timeZone }: DiscountDocument, { now }: DiscountSubject): readonly OfferCheck[] {
  if (validFrom === null && validTo === null) return [];
  const [from, to] = [validFrom, validTo].map((text) => (text === null ? null : validityInstant(text, timeZone)));
  const isEarly = from !== null && from !== undefined && now < from;
  const isLate = to !== null && to !== undefined && now >= to;
  const text = ["Valid", ...(validFrom === null ? [] : [`from ${validFrom}`]), ...(validTo === null ? [] : [`until ${validTo}`])].join(" ");
  return [{ text, found: isEarly ? "not yet" : isLate ? "no longer" : "it is", holds: !isEarly && !isLate }];
}

function group({ account }: DiscountDocument, { classification }: DiscountSubject): readonly OfferCheck[] {
  if (account === null) return [];
  return [
    {
      text: `The account is of the group ${account.classification}`,
      found: classification,
      holds: account.classification === classification,
    },
  ];
}

const EACH_USAGE = { found: "each usage decides", holds: null } as const;

function target({ for: wanted }: DiscountDocument, { product }: DiscountSubject): readonly OfferCheck[] {
  if (wanted === null) return [];
  const { what, member, code } = targetOf(wanted);
  const text = `Only for the ${what} ${code}`;
  if (product === null) return [{ text, ...EACH_USAGE }];
  return [{ text, found: product[member] ?? "none", holds: product[member] === code }];
}

function targetOf(wanted: DiscountTarget): { readonly what: string; readonly member: keyof ProductScope; readonly code: string } {
  if ("product" in wanted) return { what: "product", member: "product", code: wanted.product };
  if ("productType" in wanted) return { what: "product type", member: "productType", code: wanted.productType };
  if ("family" in wanted) return { what: "product family", member: "family", code: wanted.family };
  return { what: "UDR type", member: "udrType", code: wanted.udrType };
}

function zone({ zone: wanted }: DiscountDocument): readonly OfferCheck[] {
  return wanted === null ? [] : [{ text: `Only in the usage zone ${wanted}`, ...EACH_USAGE }];
}
