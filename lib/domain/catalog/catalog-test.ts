import { parseInstant } from "#lib/kernel/instant.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import type { Reference } from "../definition/reference.ts";
import type { Catalog, CatalogTarget } from "./catalog.ts";
import { CATALOG_STATE_NAMES } from "./catalog-view.ts";
import { conditionInWords, namesOf } from "./condition-in-words.ts";
import type { CatalogVerdict, EvaluatedCondition } from "./judge-catalog.ts";
import type { EvaluatedTerm, LineVerdict } from "./judge-line.ts";
import { dayText, limitInWords, requiredInWords } from "./term-reason.ts";

/** One thing that is asked, and what was found. */
export type TestCheck = { readonly text: string; readonly found: string; readonly holds: boolean };

export type TestedLine = {
  readonly lineId: number;
  readonly target: CatalogTarget;
  readonly checks: readonly TestCheck[];
  readonly products: readonly TestedProduct[];
  readonly hasMoreProducts: boolean;
};

/** Of a product of the line: through which catalog it could be ordered now, or why not. */
export type TestedProduct = Reference & { readonly through: Reference | null; readonly message: string | null };

/** Who can order this? For one subscription, now. */
export type CatalogTest = {
  readonly subscription: string;
  /** Null for those who may not see accounts. */
  readonly accountName: string | null;
  /** Everything but its being effective holds, and some line is met. */
  readonly outcome: "orders" | "wouldOrder" | "refused";
  readonly checks: readonly TestCheck[];
  readonly lines: readonly TestedLine[];
};

type Tested = {
  readonly catalog: Pick<Catalog, "state">;
  readonly verdict: CatalogVerdict;
  readonly isSubscriptionEffective: boolean;
};

/** What the catalog asks before it comes to its lines, in the order in which the judge asks it. */
export function catalogChecks({ catalog, verdict, isSubscriptionEffective }: Tested): readonly TestCheck[] {
  return [
    { text: "The subscription is effective", found: isSubscriptionEffective ? "it is" : "it is not", holds: isSubscriptionEffective },
    { text: "The catalog is effective", found: CATALOG_STATE_NAMES[catalog.state].toLowerCase(), holds: verdict.isEffective },
    { text: "It is valid at this time", found: verdict.isValid ? "it is" : "it is not", holds: verdict.isValid },
    ...verdict.conditions.map(conditionCheck),
  ];
}

export function lineChecks({ isOpen, terms }: LineVerdict, zone: string): readonly TestCheck[] {
  return [
    { text: "Within its window", found: isOpen ? "it is" : "it is not", holds: isOpen },
    ...terms.map((term) => termCheck(term, zone)),
  ];
}

/** A line that is met counts; the catalog's own checks must all hold, its state apart. */
export function outcomeOf({ verdict, isSubscriptionEffective }: Omit<Tested, "catalog">): CatalogTest["outcome"] {
  const isMet = verdict.lines.some(({ isOpen, terms }) => isOpen && terms.every(({ holds }) => holds));
  const holds = isSubscriptionEffective && verdict.isValid && isMet && verdict.conditions.every((condition) => condition.holds);
  if (!holds) return "refused";
  return verdict.isEffective ? "orders" : "wouldOrder";
}

function conditionCheck(condition: EvaluatedCondition): TestCheck {
  const text = conditionInWords(condition);
  const found = condition.found.map((code) => condition.names[condition.codes.indexOf(code)] ?? code);
  return { text: text.charAt(0).toUpperCase() + text.slice(1), found: found.join(", ") || "none", holds: condition.holds };
}

function termCheck(term: EvaluatedTerm, zone: string): TestCheck {
  switch (term.kind) {
    case "requires":
      return { text: `Beside ${requiredInWords(term)}`, found: foundNames(term), holds: term.holds };
    case "excludes":
      return { text: `Not beside ${listInWords(namesOf(term), "or")}`, found: foundNames(term), holds: term.holds };
    case "limit":
      return {
        text: `At most ${limitInWords(term)}`,
        found: `${term.ordered} ordered since ${sinceText(term.from, zone)}`,
        holds: term.holds,
      };
  }
}

function foundNames(term: {
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly found: readonly string[];
}): string {
  return (
    namesOf(term)
      .filter((_, index) => term.found.includes(term.codes[index] ?? ""))
      .join(", ") || "none"
  );
}

function sinceText(from: string, zone: string): string {
  const instant = parseInstant(from);
  return instant === null ? from : dayText(instant, zone);
}
