import type { Permission } from "#lib/domain/people/permissions.ts";

export type NavigationItem = {
  readonly label: string;
  readonly href: string;
  /** Who may not read the page does not see its link. The page asks again. */
  readonly permission: Permission;
  readonly icon: NavigationIcon;
  /** Pressed after `g`. */
  readonly letter?: string;
};

export type NavigationGroup = { readonly label: string; readonly items: readonly NavigationItem[] };

export type NavigationIcon =
  | "home"
  | "account"
  | "order"
  | "udr"
  | "rbi"
  | "import"
  | "parked"
  | "bulk"
  | "plan"
  | "discount"
  | "agreement"
  | "review"
  | "unit"
  | "udrType"
  | "productType"
  | "family"
  | "zone"
  | "valueList"
  | "lookUpTable"
  | "source"
  | "product"
  | "time"
  | "catalog"
  | "run"
  | "term"
  | "provisioning"
  | "classification"
  | "subscriptionType"
  | "reason"
  | "tax"
  | "audit"
  | "user";

/** Every page one can go to, grouped by the job it serves. The sidebar, the palette and the shortcuts read this table. */
export const NAVIGATION: readonly NavigationGroup[] = [
  { label: "Overview", items: [{ label: "Home", href: "/", permission: "home.read", icon: "home", letter: "h" }] },
  {
    label: "Sell",
    items: [
      { label: "Accounts & subscriptions", href: "/accounts", permission: "account.read", icon: "account", letter: "a" },
      { label: "Order a service", href: "/ordering", permission: "order.create", icon: "order", letter: "o" },
    ],
  },
  {
    label: "Usage",
    items: [
      { label: "UDRs", href: "/udrs", permission: "udr.read", icon: "udr", letter: "u" },
      { label: "Rated billing items", href: "/rbis", permission: "rbi.read", icon: "rbi" },
      { label: "Imports", href: "/imports", permission: "udr.read", icon: "import", letter: "i" },
      { label: "Parked usage", href: "/parked", permission: "udr.read", icon: "parked" },
      { label: "Bulk corrections", href: "/bulk", permission: "udr.read", icon: "bulk" },
    ],
  },
  {
    label: "Offers",
    items: [
      { label: "Price plans", href: "/price-plans", permission: "pricePlan.read", icon: "plan", letter: "p" },
      { label: "Discounts", href: "/discounts", permission: "pricePlan.read", icon: "discount", letter: "d" },
      { label: "Pricing agreements", href: "/agreements", permission: "pricePlan.read", icon: "agreement" },
      { label: "Reviews", href: "/reviews", permission: "review.read", icon: "review", letter: "r" },
      { label: "Catalogs", href: "/catalogs", permission: "definition.read", icon: "catalog", letter: "c" },
      { label: "Products", href: "/products", permission: "definition.read", icon: "product" },
    ],
  },
  {
    label: "Definitions",
    items: [
      { label: "Product types", href: "/product-types", permission: "definition.read", icon: "productType" },
      { label: "Product families", href: "/product-families", permission: "definition.read", icon: "family" },
      { label: "Tax rates", href: "/tax-rates", permission: "definition.read", icon: "tax" },
      { label: "UDR types", href: "/udr-types", permission: "definition.read", icon: "udrType" },
      { label: "Usage zones", href: "/usage-zones", permission: "definition.read", icon: "zone" },
      { label: "Value lists", href: "/value-lists", permission: "definition.read", icon: "valueList" },
      { label: "Look-up tables", href: "/look-up-tables", permission: "definition.read", icon: "lookUpTable" },
      { label: "Sources", href: "/sources", permission: "definition.read", icon: "source" },
      { label: "Units", href: "/units", permission: "definition.read", icon: "unit" },
      { label: "Date/time models", href: "/time-models", permission: "definition.read", icon: "time" },
    ],
  },
  {
    label: "Billing",
    items: [
      { label: "Billing runs", href: "/billing", permission: "billingRun.read", icon: "run", letter: "b" },
      { label: "Billing terms", href: "/billing-terms", permission: "definition.read", icon: "term" },
      { label: "Provisioning", href: "/provisioning", permission: "definition.read", icon: "provisioning" },
      { label: "Account classifications", href: "/account-classifications", permission: "definition.read", icon: "classification" },
      { label: "Subscription types", href: "/subscription-types", permission: "definition.read", icon: "subscriptionType" },
      { label: "Reason codes", href: "/reason-codes", permission: "definition.read", icon: "reason" },
    ],
  },
  {
    label: "Control",
    items: [
      { label: "Audit", href: "/audit", permission: "audit.read", icon: "audit" },
      { label: "Users", href: "/users", permission: "user.read", icon: "user" },
    ],
  },
];

/** What these permissions leave of the table; groups without items are gone. */
export function navigationFor(permissions: readonly Permission[]): readonly NavigationGroup[] {
  return NAVIGATION.map(({ label, items }) => ({ label, items: items.filter((item) => permissions.includes(item.permission)) })).filter(
    ({ items }) => items.length > 0,
  );
}

export function navigationItemsFor(permissions: readonly Permission[]): readonly NavigationItem[] {
  return navigationFor(permissions).flatMap(({ items }) => items);
}

/** "/udrs/1042" belongs to "/udrs"; only the home page itself belongs to "/". */
export function isWithin(pathname: string, href: string): boolean {
  return pathname === href || (href !== "/" && pathname.startsWith(`${href}/`));
}
