import { seesWhole } from "../account/identifier.ts";
import type { Actor } from "../people/actor.ts";
import type { Refusal } from "../refusal.ts";
import { type AttributeFacts, isNumberAttribute } from "./attribute-facts.ts";
import { type MetadataFilter, MOST_DAYS_OF_METADATA, type UdrFilters } from "./udr-query.ts";

export type MetadataQuestion = {
  readonly filters: UdrFilters;
  readonly attributes: readonly AttributeFacts[];
  readonly actor: Actor;
  /** The criteria stand in an address, which browsers, logs and colleagues keep. */
  readonly isInAddress: boolean;
};

const DAY = 24 * 60 * 60 * 1000;

/**
 * Whether these conditions on metadata may be asked; null: yes. No index knows metadata, so something else must bound what is looked
 * through; and who may not see personal values may not find out by asking either.
 */
export function decideMetadata({ filters, attributes, actor, isInAddress }: MetadataQuestion): Refusal | null {
  const isBounded = [filters.number, filters.account, filters.subscription].some((text) => text !== undefined) || isShortTime(filters);
  for (const filter of filters.metadata ?? []) {
    const facts = attributes.find(({ key }) => key === filter.attribute);
    if (facts === undefined || !isAnswerable(filter, facts)) return { code: "INVALID_INPUT", path: "metadata" };
    const attribute = facts.label;
    if (facts.isPersonal && isInAddress) return { code: "FILTER_PERSONAL", path: "metadata", params: { attribute } };
    if (facts.isPersonal && !seesWhole(actor)) return { code: "NOT_PERMITTED", path: "metadata" };
    if (!isBounded) return { code: "FILTER_TOO_WIDE", path: "metadata", params: { attribute, days: MOST_DAYS_OF_METADATA } };
  }
  return null;
}

const NUMBER = /^-?\d{1,12}(?:\.\d{1,12})?$/;

/** Numbers are compared as numbers, so what they are compared with must be one. */
function isAnswerable(filter: MetadataFilter, facts: AttributeFacts): boolean {
  if (!isNumberAttribute(facts)) return !("between" in filter);
  if ("is" in filter) return NUMBER.test(filter.is);
  return "in" in filter ? filter.in.every((value) => NUMBER.test(value)) : true;
}

/** Both days included. */
function isShortTime({ from, to, billingFrom, billingTo }: UdrFilters): boolean {
  return isShort(from, to) || isShort(billingFrom, billingTo);
}

function isShort(from: string | undefined, to: string | undefined): boolean {
  if (from === undefined || to === undefined) return false;
  return Date.parse(to) - Date.parse(from) < MOST_DAYS_OF_METADATA * DAY;
}
