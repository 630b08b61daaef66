import { present } from "#lib/kernel/assert.ts";
import { compareDecimals, type Decimal, decimal, decimalToString, normalise, subtractDecimals, ZERO } from "#lib/kernel/decimal.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import { localTime } from "#lib/kernel/zone.ts";
import type { CatalogLine, LimitPeriod, ServiceRequirement } from "./catalog.ts";
import { namesOf } from "./condition-in-words.ts";
import type { EvaluatedLimit, EvaluatedRequirement, EvaluatedTerm } from "./judge-line.ts";

type Asked = {
  readonly quantity: Decimal | null;
  /** The account's. */
  readonly zone: string;
  readonly product: string;
  readonly line: CatalogLine;
};

type TermReason = {
  readonly code: "SERVICE_REQUIRED" | "SERVICE_EXCLUDED" | "LIMIT_REACHED";
  readonly params: Record<string, string>;
};

/** Which part of a line stands in the way, and what would be nearest to it. */
export function termReason(term: EvaluatedTerm, asked: Asked): TermReason {
  const { product } = asked;
  switch (term.kind) {
    case "requires":
      return { code: "SERVICE_REQUIRED", params: { product, services: requiredInWords(term), missing: missingInWords(term) } };
    case "excludes": {
      const had = namesOf(term).filter((_, index) => term.found.includes(term.codes[index] ?? ""));
      return { code: "SERVICE_EXCLUDED", params: { product, services: listInWords(had, "and") } };
    }
    case "limit":
      return { code: "LIMIT_REACHED", params: { ...limitParams(term, asked), line: asked.line.target.name } };
  }
}

/** "Sport or News", "Sport and News" */
export function requiredInWords(requirement: ServiceRequirement): string {
  return listInWords(namesOf(requirement), requirement.mode === "any" ? "or" : "and");
}

/** "2 a billing cycle" */
export function limitInWords({ quantity, per }: { readonly quantity: string; readonly per: LimitPeriod }): string {
  return `${quantity} ${PERIOD_NAMES[per]}`;
}

export const PERIOD_NAMES = {
  day: "a day",
  week: "a week",
  month: "a month",
  cycle: "a billing cycle",
} as const satisfies Record<LimitPeriod, string>;

function missingInWords(requirement: EvaluatedRequirement): string {
  if (requirement.mode === "any") return requiredInWords(requirement);
  const missing = namesOf(requirement).filter((_, index) => !requirement.found.includes(requirement.codes[index] ?? ""));
  return listInWords(missing, "and");
}

function limitParams(term: EvaluatedLimit, { quantity, zone }: Asked): Record<string, string> {
  const left = subtractDecimals(decimal(term.quantity), decimal(term.ordered));
  const more = compareDecimals(left, ZERO) > 0 ? `${decimalToString(normalise(left))} more may be ordered now. ` : "";
  const isTooMuch = quantity !== null && compareDecimals(quantity, decimal(term.quantity)) > 0;
  const again = isTooMuch ? `Never more than ${term.quantity} in one period` : `It begins anew on ${dayText(instantOf(term.until), zone)}`;
  return { limit: limitInWords(term), ordered: term.ordered, since: dayText(instantOf(term.from), zone), alternative: `${more}${again}` };
}

const instantOf = (text: string): Instant => present(parseInstant(text), text);

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "1 Dec 2026" on the wall clocks of the zone. */
export function dayText(instant: Instant, zone: string): string {
  const { year, month, day } = localTime(instant, zone);
  return `${day} ${MONTHS[month - 1] ?? ""} ${year}`;
}
