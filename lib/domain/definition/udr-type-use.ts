import { documentInWords, type PlanDocument } from "./plan-use.ts";
import type { Reference } from "./reference.ts";
import { countInWords } from "./unit-view.ts";
import type { NamedZone } from "./value-list-use.ts";

export type UdrTypeUse = {
  readonly productTypes: readonly Reference[];
  readonly documents: readonly PlanDocument[];
  /** Additive discounts that are for it, in words. */
  readonly discounts: readonly string[];
  /** UDRs of it that are still to be rated, counted no further than the bound. */
  readonly unratedUdrs: number;
};

/** Why it cannot be put away, in words: what is measured by it, what discounts it, what of it is not rated yet. */
export function udrTypeUsers(code: string, { productTypes, documents, discounts, unratedUdrs }: UdrTypeUse): readonly string[] {
  return [
    ...productTypes.map(({ name }) => `the product type ${name}`),
    ...new Set(documents.filter(({ document }) => namesUdrType(document, code)).map(documentInWords)),
    ...discounts,
    ...(unratedUdrs > 0 ? [`${countInWords(unratedUdrs)} ${unratedUdrs === 1 ? "UDR" : "UDRs"} still to be rated`] : []),
  ];
}

/** By key, the zones that ask for the attribute while no UDR type but this one has it. */
export function zonesAsking(
  keys: readonly string[],
  { zones, declaredElsewhere }: { readonly zones: readonly NamedZone[]; readonly declaredElsewhere: ReadonlySet<string> },
): ReadonlyMap<string, readonly string[]> {
  const wanted = keys.filter((key) => !declaredElsewhere.has(key));
  return new Map(wanted.map((key) => [key, zones.filter(({ conditions }) => holds(conditions, "attribute", key)).map(({ name }) => name)]));
}

const namesUdrType = (document: unknown, code: string) => holds(document, "udrType", code);

/** Looks everywhere: a form that this console does not know yet must not lose what it refers to. */
function holds(place: unknown, member: string, text: string): boolean {
  if (typeof place !== "object" || place === null) return false;
  return Object.entries(place).some(([key, value]: [string, unknown]) => (key === member && value === text) || holds(value, member, text));
}
