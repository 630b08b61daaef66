import { fitsRate, parseDecimal } from "#lib/kernel/decimal.ts";
import type { CatalogValidity } from "./catalog.ts";
import { type CatalogContent, type ConditionContent, type LineContent, TARGET_WORDS } from "./catalog-content.ts";

/** What is wrong with a content by itself; `path` is that of the member: "lines.2.limit". */
export type ContentProblem = { readonly path: string; readonly message: string };

/** A save by form is one action of 64 kB. Whoever sells more sells a type or a family. */
export const MOST_LINES = 200;
export const MOST_PERIODS = 100;
export const MOST_CONDITIONS = 50;
export const MOST_CODES = 100;

/** The same rules for the form, the border and the sheet. Whether what is named exists, is asked where it is stored. */
export function contentProblems({ validity, lines, conditions }: Omit<CatalogContent, "name" | "description">): readonly ContentProblem[] {
  return [
    ...validity.flatMap((one, index) => at(`validity.${index}`, validityProblem(one))),
    ...lines.flatMap((line, index) => lineProblems(line).map(({ path, message }) => ({ path: `lines.${index}.${path}`, message }))),
    ...overlapProblems(lines),
    ...conditions.flatMap((condition, index) =>
      at(`conditions.${index}.codes`, codesProblem(condition.codes) ?? paymentProblem(condition)),
    ),
  ];
}

function at(path: string, message: string | null): readonly ContentProblem[] {
  return message === null ? [] : [{ path, message }];
}

const ENDS_FIRST = "It ends before it begins.";

function validityProblem(one: CatalogValidity): string | null {
  if (one.kind === "period") return one.to !== null && one.to <= one.from ? ENDS_FIRST : null;
  return isMonthDay(one.firstDay) && isMonthDay(one.lastDay) ? null : "Choose a day that the month has, such as 15 December.";
}

/** "12-15"; 29 February is a day, which in most years is left out. */
export function isMonthDay(text: string): boolean {
  const match = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.exec(text);
  if (match === null) return false;
  const [, month = "", day = ""] = match;
  const longest = month === "02" ? "29" : ["04", "06", "09", "11"].includes(month) ? "30" : "31";
  return day <= longest;
}

function lineProblems({ availableFrom, availableTo, requires, excludes, limit }: LineContent): readonly ContentProblem[] {
  const ends = availableFrom !== null && availableTo !== null && availableTo <= availableFrom;
  return [
    ...at("availableTo", ends ? ENDS_FIRST : null),
    ...at("requires", requires === null ? null : codesProblem(requires.services)),
    ...at("excludes", distinctProblem(excludes) ?? contradiction({ requires, excludes })),
    ...at("limit", limit === null ? null : limitProblem(limit.quantity)),
  ];
}

/** What can never be met would be a line that sells nothing. */
function contradiction({ requires, excludes }: Pick<LineContent, "requires" | "excludes">): string | null {
  if (requires === null) return null;
  const both = requires.services.filter((service) => excludes.includes(service));
  const isNever = requires.mode === "all" ? both.length > 0 : both.length === requires.services.length;
  return isNever && both.length > 0 ? `${both.join(", ")} cannot be required and excluded at once.` : null;
}

export function limitProblem(text: string): string | null {
  const value = parseDecimal(text.trim());
  if (value === null) return "A quantity with a point for decimals, such as 2 or 0.5.";
  if (value.unscaled <= 0n) return "A quantity above 0.";
  return fitsRate(value) ? null : "At most 12 digits before and after the point.";
}

function codesProblem(codes: readonly string[]): string | null {
  return codes.length === 0 ? "Choose at least one." : distinctProblem(codes);
}

function distinctProblem(codes: readonly string[]): string | null {
  const twice = codes.find((code, index) => codes.indexOf(code) < index);
  if (twice !== undefined) return `${twice} is there twice.`;
  return codes.length > MOST_CODES ? `At most ${MOST_CODES}.` : null;
}

function paymentProblem({ kind, codes }: ConditionContent): string | null {
  if (kind !== "payment") return null;
  return codes.every((code) => code === "normal" || code === "prepaid") ? null : "Payment is normal or prepaid.";
}

/** Two lines for one thing at one time would leave it open which of them decides. */
function overlapProblems(lines: readonly LineContent[]): readonly ContentProblem[] {
  return lines.flatMap((line, index) => {
    const other = lines.slice(0, index).find(({ target, ...window }) => isSame(target, line.target) && overlap(window, line));
    return at(
      `lines.${index}.target`,
      other === undefined ? null : `Another line sells the ${TARGET_WORDS[line.target.kind]} ${line.target.code} at the same time.`,
    );
  });
}

function isSame(one: LineContent["target"], other: LineContent["target"]): boolean {
  return one.kind === other.kind && one.code === other.code && one.code !== "";
}

type Window = Pick<LineContent, "availableFrom" | "availableTo">;

function overlap(one: Window, other: Window): boolean {
  return begins(one) < ends(other) && begins(other) < ends(one);
}

const begins = ({ availableFrom }: Window): number => availableFrom ?? Number.NEGATIVE_INFINITY;
const ends = ({ availableTo }: Window): number => availableTo ?? Number.POSITIVE_INFINITY;
