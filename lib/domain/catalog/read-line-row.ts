import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { codeProblem } from "../definition/definition-texts.ts";
import { readLocal } from "../product/local-instant.ts";
import { CATALOG_TARGET_KINDS, LIMIT_PERIODS, REQUIREMENT_MODES } from "./catalog.ts";
import { type LineContent, shortQuantity, TARGET_WORDS } from "./catalog-content.ts";
import { limitProblem } from "./catalog-rules.ts";
import { LINE_COLUMNS, type LineColumn, type LineRow } from "./line-sheet.ts";

export type LineProblem = { readonly column: LineColumn; readonly message: string };
export type LineReading = { readonly line: LineContent | null; readonly problems: readonly LineProblem[] };

/** What a row says. The sheet is all of the lines, so a cell that is empty or not there means that there is none. */
export function readLineRow({ cells, hasMore }: LineRow, zone: string): LineReading {
  const problems: LineProblem[] = [];
  const note = (column: LineColumn, message: string | null) => {
    if (message !== null) problems.push({ column, message });
  };
  if (hasMore) note("code", "The row has a cell under no column. Look for a comma in a text that is not quoted.");
  const kind = CATALOG_TARGET_KINDS.find((each) => TARGET_WORDS[each] === (cells.kind ?? "").toLowerCase());
  if (kind === undefined) note("kind", "Write product, product type or product family.");
  const code = (cells.code ?? "").toUpperCase();
  note("code", codeProblem(code));
  const time = (column: "availableFrom" | "availableTo") => timeOf(cells[column] ?? "", { zone, note: (message) => note(column, message) });
  const window = { availableFrom: time("availableFrom"), availableTo: time("availableTo") };
  const services = codesIn(cells.requires);
  const mode = oneOf(REQUIREMENT_MODES, cells.mode || "any");
  if (mode === null) note("mode", 'Write "any" or "all".');
  const limit = limitOf(cells, note);
  if (problems.length > 0 || kind === undefined || mode === null) return { line: null, problems };
  const requires = services.length === 0 ? null : { mode, services };
  return { line: { target: { kind, code }, ...window, requires, excludes: codesIn(cells.excludes), limit }, problems };
}

type Note = (column: LineColumn, message: string | null) => void;

function limitOf({ limit = "", per = "" }: LineRow["cells"], note: Note): LineContent["limit"] {
  if (limit === "") {
    if (per !== "") note("limit", "Say how much may be ordered.");
    return null;
  }
  const problem = limitProblem(limit);
  note("limit", problem);
  const period = oneOf(LIMIT_PERIODS, per);
  if (period === null) note("per", "Write day, week, month or cycle.");
  return problem !== null || period === null ? null : { quantity: shortQuantity(limit), per: period };
}

function oneOf<Word extends string>(words: readonly Word[], text: string): Word | null {
  return words.find((word) => word === text.toLowerCase()) ?? null;
}

/** "SPORT NEWS", with blanks, commas or semicolons between. */
function codesIn(cell: string | undefined): readonly string[] {
  return (cell ?? "")
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((code) => code !== "");
}

type TimeCell = { readonly zone: string; readonly note: (message: string) => void };

function timeOf(text: string, { zone, note }: TimeCell): Instant | null {
  if (text === "") return null;
  const exact = parseInstant(text);
  if (exact !== null) return exact;
  const local = readLocal(text, zone);
  if (local === null) note("A date, such as 2026-11-21, or 2026-11-21 18:00.");
  else if (local.occurs === "never") note("The clocks go forward then and never show that time. Choose another.");
  else return local.instant;
  return null;
}

/** The column in which a rule found something: "lines.2.availableTo" is about the third row's. */
export function columnOfMember(member: string | undefined): LineColumn {
  return Object.keys(LINE_COLUMNS).find((column): column is LineColumn => column === member) ?? "code";
}
