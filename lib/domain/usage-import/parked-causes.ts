import type { RefusalCode } from "../refusal.ts";

/** Why usage is parked, what mends it, and where. */
type ParkedCause = {
  readonly title: string;
  readonly remedy: string;
  readonly fix: { readonly href: string; readonly label: string } | null;
};

const PLANS = { href: "/price-plans", label: "Price plans" };
const PRODUCTS = { href: "/products", label: "Products" };
const UDR_TYPES = { href: "/udr-types", label: "UDR types" };
const ACCOUNTS = { href: "/accounts", label: "Accounts & subscriptions" };
const AGREEMENTS = { href: "/agreements", label: "Pricing agreements" };

const SUBSCRIPTION_UNKNOWN = {
  title: "Subscription not known",
  remedy: "Make the subscription, give it the identifier, or mend the line and send it again.",
  fix: ACCOUNTS,
};

/** Where the same refusal is mended elsewhere, depending on what it is about. */
const BY_PATH: Readonly<Record<string, ParkedCause>> = {
  "NOT_FOUND:product": { title: "Product not known", remedy: "Make the product with the code that the lines name.", fix: PRODUCTS },
  "NOT_FOUND:udrType": {
    title: "UDR type not known",
    remedy: "Make the UDR type, or give the product type a UDR type of its own.",
    fix: UDR_TYPES,
  },
  "NOT_FOUND:subscription": SUBSCRIPTION_UNKNOWN,
  "NOT_FOUND:identifier": SUBSCRIPTION_UNKNOWN,
};

/** What can be mended here. A cause that is not among them has its own sentence beside each line. */
const CAUSES: { readonly [Code in RefusalCode]?: ParkedCause } = {
  NETWORK_NOT_ALLOWED: {
    title: "Network not allowed",
    remedy: "Allow the network to the subscription or in the account's agreement, or give the usage up.",
    fix: AGREEMENTS,
  },
  QUANTITY_TOO_FINE: {
    title: "Amount finer than its unit",
    remedy: "Give the unit more decimals, or mend the line and send it again.",
    fix: { href: "/units", label: "Units" },
  },
  USAGE_FIELD_MISSING: {
    title: "A mandatory field is missing",
    remedy: "Mend the line and send it again, or make the field optional in the UDR type.",
    fix: UDR_TYPES,
  },
  RATING_FAILED: { title: "Rating failed", remedy: "Whoever runs this console finds the fault in the log.", fix: null },
  NO_RATE: {
    title: "No price",
    remedy: "Publish a rate for the product, its type or its family, in the plan of the account or in the Global plan of its currency.",
    fix: PLANS,
  },
  METADATA_MISSING: {
    title: "Metadata missing",
    remedy: "Mend the line and send it again, or make the attribute optional in the UDR type.",
    fix: UDR_TYPES,
  },
  METADATA_INVALID: {
    title: "Metadata that does not fit",
    remedy: "Mend the line and send it again, or add the value to the list that the attribute takes it from.",
    fix: { href: "/value-lists", label: "Value lists" },
  },
  CURRENCY_MISMATCH: {
    title: "Another currency",
    remedy: "Give the account a price plan in its own currency.",
    fix: AGREEMENTS,
  },
  ON_HOLD: { title: "On hold", remedy: "It can be rated when a second person agrees to the release of the hold.", fix: PLANS },
  POOL_OF_WALLETS: {
    title: "A pool of prepaid subscriptions",
    remedy: "Prices over an agreement's pool are for subscriptions that are billed. Change the agreement's plan.",
    fix: AGREEMENTS,
  },
  PRODUCT_NOT_VALID: { title: "Product not valid then", remedy: "Change when the product is valid, or give the usage up.", fix: PRODUCTS },
  PRODUCT_NOT_USAGE: { title: "Not a usage product", remedy: "Send the usage for a product that is rated by use.", fix: PRODUCTS },
  UDR_TYPE_NOT_ALLOWED: {
    title: "UDR type not allowed",
    remedy: "Let the product type have usage of that UDR type.",
    fix: { href: "/product-types", label: "Product types" },
  },
  SOURCE_NOT_ALLOWED: { title: "Source not allowed", remedy: "Let the UDR type take usage from that source.", fix: UDR_TYPES },
  SUBSCRIPTION_NOT_EFFECTIVE: { title: "Subscription not effective", remedy: "Look at the subscription that is named.", fix: ACCOUNTS },
  SUBSCRIPTION_AMBIGUOUS: { title: "Several subscriptions", remedy: "Send the number of the subscription that used it.", fix: ACCOUNTS },
  WALLET_MISSING: { title: "No wallet", remedy: "A prepaid subscription pays from its wallet. Look at the subscription.", fix: ACCOUNTS },
  WALLET_INSUFFICIENT_FUNDS: { title: "Not enough in the wallet", remedy: "Top the wallet up.", fix: ACCOUNTS },
};

const UNKNOWN: ParkedCause = { title: "Other", remedy: "Its sentence says what is missing.", fix: null };

export function causeOf({ code, path }: { readonly code: string; readonly path: string }): ParkedCause {
  const known = BY_PATH[`${code}:${path}`] ?? Object.entries(CAUSES).find(([each]) => each === code)?.[1];
  if (known === undefined) return { ...UNKNOWN, title: spelled(code) };
  return path.startsWith("metadata.") ? { ...known, title: `${known.title}: ${path.slice("metadata.".length)}` } : known;
}

/** "LIMIT_REACHED" → "Limit reached" */
function spelled(code: string): string {
  const text = code.toLowerCase().replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
