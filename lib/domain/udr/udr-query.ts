import { DIRECTIVES } from "./udr.ts";
import { CHARGE_STATES, RATING_STATES } from "./udr-view.ts";

/** "-" is newest or highest first. Ties are decided by the number, in the same direction. */
export const UDR_SORTS = ["-from", "from", "-billing", "billing", "-number", "number"] as const;
export type UdrSort = (typeof UDR_SORTS)[number];
export const DEFAULT_SORT: UdrSort = "-from";

const UDR_STATES = ["posted", "scheduled", "cancelled"] as const;

/** A condition on a metadata attribute. `between` includes both ends and is for numbers. */
export type MetadataFilter = { readonly attribute: string } & (
  | { readonly is: string }
  | { readonly in: readonly string[] }
  | { readonly startsWith: string }
  | { readonly between: readonly [string, string] }
);

/** What a criterion's text must look like. */
export const CRITERION_FORMS = {
  code: /^\S(?:.{0,98}\S)?$/u,
  /** Of a UDR or a batch. */
  number: /^[1-9]\d{0,14}$/,
  day: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  money: /^-?\d{1,12}(?:\.\d{1,6})?$/,
  quantity: /^\d{1,12}(?:\.\d{1,12})?$/,
} as const;
type Form = keyof typeof CRITERION_FORMS | readonly string[];

/**
 * The criteria of the summary page with one text each. All that are given must hold. Days are of the installation's zone, both ends
 * included; so are both ends of amounts.
 */
export const CRITERIA = {
  number: "number",
  account: "code",
  subscription: "code",
  product: "code",
  productType: "code",
  productFamily: "code",
  udrType: "code",
  source: "code",
  catalog: "code",
  state: UDR_STATES,
  directive: DIRECTIVES,
  rated: RATING_STATES,
  charge: CHARGE_STATES,
  from: "day",
  to: "day",
  billingFrom: "day",
  billingTo: "day",
  totalMin: "money",
  totalMax: "money",
  usageMin: "quantity",
  usageMax: "quantity",
  import: "number",
} as const satisfies Readonly<Record<string, Form>>;
export type Criterion = keyof typeof CRITERIA;

type TextOf<Allowed> = Allowed extends readonly (infer Choice)[] ? Choice : string;
export type UdrFilters = { readonly [Name in Criterion]?: TextOf<(typeof CRITERIA)[Name]> | undefined } & {
  readonly metadata?: readonly MetadataFilter[] | undefined;
};

export const MOST_METADATA_FILTERS = 6;
/** No index knows metadata: without one account or subscription it is sought in no longer a time. */
export const MOST_DAYS_OF_METADATA = 31;

/** What the list is asked: who is in it, in which order, and at which day it opens. */
export type UdrQuery = { readonly filters: UdrFilters; readonly sort: UdrSort; readonly jump?: string | undefined };

export function isCriterion(name: string): name is Criterion {
  return Object.hasOwn(CRITERIA, name);
}

export function isUdrSort(text: string): text is UdrSort {
  return UDR_SORTS.some((sort) => sort === text);
}

/** Whether the text may stand for that criterion. A day must exist: no 30 February. */
export function isReadable(name: Criterion, text: string): boolean {
  const form: Form = CRITERIA[name];
  if (typeof form !== "string") return form.includes(text);
  return CRITERION_FORMS[form].test(text) && (form !== "day" || isRealDay(text));
}

export function isRealDay(day: string): boolean {
  return CRITERION_FORMS.day.test(day) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

/** "network:is:5G", "network:in:4G,5G", "number:startsWith:2", "mbps:between:1,10". Commas and percent signs in a value are escaped. */
export function metadataFilterText(filter: MetadataFilter): string {
  if ("is" in filter) return `${filter.attribute}:is:${escaped(filter.is)}`;
  if ("in" in filter) return `${filter.attribute}:in:${filter.in.map(escaped).join(",")}`;
  if ("startsWith" in filter) return `${filter.attribute}:startsWith:${escaped(filter.startsWith)}`;
  return `${filter.attribute}:between:${filter.between.map(escaped).join(",")}`;
}

const ATTRIBUTE = /^([a-z][A-Za-z0-9]{0,99}):(is|in|startsWith|between):(.{1,400})$/su;
const DECIMAL = /^-?\d{1,12}(?:\.\d{1,12})?$/;

/** Null for text that `metadataFilterText` never writes. */
export function readMetadataFilter(text: string): MetadataFilter | null {
  const [, attribute, operator, list] = ATTRIBUTE.exec(text) ?? [];
  if (attribute === undefined || list === undefined) return null;
  const values = list.split(",").map(unescaped);
  const [first = "", second] = values;
  if (values.some((value) => value === "")) return null;
  if (operator === "in") return { attribute, in: values };
  if (operator === "between") {
    const isRange = second !== undefined && values.length === 2 && DECIMAL.test(first) && DECIMAL.test(second);
    return isRange ? { attribute, between: [first, second] } : null;
  }
  if (values.length > 1) return null;
  return operator === "is" ? { attribute, is: first } : { attribute, startsWith: first };
}

function escaped(value: string): string {
  return value.replaceAll("%", "%25").replaceAll(",", "%2C");
}

function unescaped(value: string): string {
  return value.replaceAll("%2C", ",").replaceAll("%25", "%");
}
