import {
  type ComparedAs,
  type Condition,
  type DatedWindows,
  type TimeModel,
  type TimeWindow,
  WEEKDAYS,
  type WeekWindow,
} from "#lib/rating/rate-book.ts";
import type { ConditionDefinition } from "./zone-schema.ts";

/** The same words for the same times: neither the order of windows nor of days counts. */
export function timeModelInWords({ timeZone, windows, dates }: TimeModel): string {
  const week = sorted(windows.map(weekWindowInWords));
  const exceptions = sorted(dates.map(datesInWords));
  return `${[...(week.length > 0 ? week : ["never"]), ...exceptions].join("; ")} (${timeZone})`;
}

function weekWindowInWords(window: WeekWindow): string {
  const days = WEEKDAYS.filter((day) => window.days.includes(day));
  return `${days.length === WEEKDAYS.length ? "every day" : days.join(", ")} ${windowInWords(window)}`;
}

function datesInWords({ date, until, yearly, windows }: DatedWindows): string {
  const range = until === undefined || until === date ? date : `${date} to ${until}`;
  const times = windows.length > 0 ? sorted(windows.map(windowInWords)).join(", ") : "never";
  return `${range}${yearly ? " every year" : ""}: ${times}`;
}

function windowInWords({ from, to }: TimeWindow): string {
  return `${from}–${to}`;
}

/** "network is 5G and country is under EU": all must hold, so their order does not count. */
export function zoneInWords(zone: { readonly all: readonly ComparableCondition[] }): string {
  return sorted(zone.all.map(conditionInWords)).join(" and ");
}

/** With everything that decides, as far as a book has it: what values lie under a branch, and how values are compared. */
export function zoneInDetail(zone: { readonly all: readonly ComparableCondition[] }): string {
  return sorted(zone.all.map((condition) => `${conditionInWords(condition)}${detailOf(condition)}`)).join(" and ");
}

function detailOf(condition: ComparableCondition): string {
  if ("values" in condition) {
    const below = sorted(condition.values.filter((value) => value !== condition.isUnder));
    return below.length === 0 ? "" : ` (${below.join(", ")})`;
  }
  const as = comparedAs(condition);
  return as === "text" ? "" : ` (as ${as === "instant" ? "an instant" : `a ${as}`})`;
}

/** Between two ends a decimal is what is meant anyway. */
function comparedAs(condition: ComparableCondition): ComparedAs {
  const as = "as" in condition ? (condition.as ?? "text") : "text";
  return "between" in condition && as === "decimal" ? "text" : as;
}

/** The same for two zones that hold for the same usage, and for no others: values may hold the commas that words are joined by. */
export function zoneContent(zone: { readonly all: readonly ComparableCondition[] }): string {
  return JSON.stringify(
    sorted(zone.all.map((condition) => JSON.stringify([conditionInWords(condition), valuesOf(condition), comparedAs(condition)]))),
  );
}

function valuesOf(condition: ComparableCondition): readonly string[] {
  if ("values" in condition) return sorted(condition.values);
  const listed = "in" in condition ? condition.in : "startsWith" in condition ? condition.startsWith : [];
  return typeof listed === "string" ? [listed] : sorted(listed);
}

/** As a document writes it, or as a book has resolved it. */
export type ComparableCondition = ConditionDefinition | Condition;

function conditionInWords(condition: ComparableCondition): string {
  const { attribute } = condition;
  if ("is" in condition) return `${attribute} is ${condition.is}`;
  if ("isNot" in condition) return `${attribute} is not ${condition.isNot}`;
  if ("in" in condition) return `${attribute} is one of ${listInWords(condition.in)}`;
  if ("between" in condition) return `${attribute} is between ${condition.between.join(" and ")}`;
  if ("startsWith" in condition) return `${attribute} starts with ${listInWords(condition.startsWith)}`;
  return `${attribute} is under ${condition.isUnder}`;
}

function listInWords(values: string | readonly string[]): string {
  return typeof values === "string" ? values : sorted(values).join(", ");
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...texts].sort();
}
