import { DIRECTIVE_NAMES } from "./udr-actions.ts";
import { CRITERIA, type Criterion, isCriterion, type MetadataFilter, type UdrFilters } from "./udr-query.ts";

export const CRITERION_NAMES = {
  number: "Number",
  account: "Account number",
  subscription: "Subscription",
  product: "Product",
  productType: "Product type",
  productFamily: "Product family",
  udrType: "UDR type",
  source: "Source",
  catalog: "Catalog",
  state: "State",
  directive: "Billing directive",
  rated: "Rating",
  charge: "Charge",
  from: "Used from",
  to: "Used to",
  billingFrom: "Billing effective from",
  billingTo: "Billing effective to",
  totalMin: "Total at least",
  totalMax: "Total at most",
  usageMin: "Usage at least",
  usageMax: "Usage at most",
  import: "Import batch",
} as const satisfies Record<Criterion, string>;

/** What the choices are called. */
const CHOICE_NAMES = {
  state: { posted: "Posted", scheduled: "Scheduled", cancelled: "Cancelled" },
  directive: DIRECTIVE_NAMES,
  rated: { completed: "Completed", pending: "Pending", none: "Nothing to rate" },
  charge: { billed: "Billed", notBilled: "Not billed" },
} as const;

/** "Posted" of a state; other texts speak for themselves. */
export function criterionValue(name: Criterion, text: string): string {
  return choiceNames(name)?.[text] ?? text;
}

/** Null of a criterion that is typed. */
export function choiceNames(name: Criterion): Readonly<Record<string, string>> | null {
  return name === "state" || name === "directive" || name === "rated" || name === "charge" ? CHOICE_NAMES[name] : null;
}

/** "is 5G", "one of 4G, 5G", "begins with 2", "1 to 10". */
export function metadataInWords(filter: MetadataFilter): string {
  if ("is" in filter) return `is ${filter.is}`;
  if ("in" in filter) return `one of ${filter.in.join(", ")}`;
  if ("startsWith" in filter) return `begins with ${filter.startsWith}`;
  return `${filter.between[0]} to ${filter.between[1]}`;
}

/** "Account number A-10001, State Posted"; "all" where nothing is asked. */
export function filtersInWords(filters: UdrFilters): string {
  const named = Object.keys(CRITERIA).flatMap((name) => {
    const text = isCriterion(name) ? filters[name] : undefined;
    return isCriterion(name) && text !== undefined ? [`${CRITERION_NAMES[name]} ${criterionValue(name, text)}`] : [];
  });
  const conditions = (filters.metadata ?? []).map((filter) => `${filter.attribute} ${metadataInWords(filter)}`);
  return [...named, ...conditions].join(", ") || "all";
}
