import { listInWords } from "#lib/kernel/list-in-words.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import { separatorOf, splitCells } from "./split-cells.ts";
import type { ImportRating } from "./usage-import-view.ts";

/** What a line of usage may say, beside its metadata. `error` is what our own list of errors adds: it is read over. */
export const LINE_MEMBERS = [
  "reference",
  "subscription",
  "identifierKind",
  "identifier",
  "product",
  "udrType",
  "amount",
  "from",
  "to",
  "billingEffectiveDate",
  "gross",
  "tax",
  "currency",
  "error",
] as const;
export type LineMember = (typeof LINE_MEMBERS)[number];

const METADATA = /^metadata\.([a-z][A-Za-z0-9]*)$/;

/** Where in a line of CSV what stands. */
export type ImportColumns = {
  readonly separator: "," | ";";
  readonly count: number;
  readonly at: Readonly<Partial<Record<LineMember, number>>>;
  readonly metadata: readonly { readonly key: string; readonly at: number }[];
};

/** Reads the first line of a CSV file: a name that nobody knows would be usage that nobody sees, so it refuses the file. */
export function readImportColumns(header: string, rating: ImportRating): Result<ImportColumns, Refusal> {
  const separator = separatorOf(header);
  const names = splitCells(header, separator);
  if (names === null) return headerProblem("A quotation mark in the first line is never closed.");
  if (names.every((name) => name === "")) return headerProblem("The first line is empty. It names the columns.");
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) return headerProblem(`The column ${JSON.stringify(twice)} stands there twice. Keep one of them.`);
  const stranger = names.find((name) => !isMember(name) && !METADATA.test(name));
  if (stranger !== undefined) return headerProblem(unknownColumn(stranger));
  const missing = missingColumns(names, rating);
  if (missing.length > 0) return headerProblem(`The first line lacks ${listInWords(missing, "and")}.`);
  return ok({ separator, count: names.length, at: Object.fromEntries(membersOf(names)), metadata: metadataOf(names) });
}

function isMember(name: string): name is LineMember {
  return LINE_MEMBERS.some((member) => member === name);
}

function unknownColumn(name: string): string {
  const shown = name === "" ? "One column has no name" : `There is no column ${JSON.stringify(name)}`;
  return `${shown}. Known are ${LINE_MEMBERS.filter((each) => each !== "error").join(", ")}, and metadata.KEY for each attribute.`;
}

function missingColumns(names: readonly string[], rating: ImportRating): readonly string[] {
  const needed = ["product", "amount", "from", ...(rating === "elsewhere" ? ["gross", "tax", "currency"] : [])];
  const hasOwner = names.includes("subscription") || names.includes("identifier");
  return [...(hasOwner ? [] : ["subscription or identifier"]), ...needed.filter((name) => !names.includes(name))];
}

function membersOf(names: readonly string[]): [LineMember, number][] {
  return names.flatMap((name, at): [LineMember, number][] => (isMember(name) ? [[name, at]] : []));
}

function metadataOf(names: readonly string[]): ImportColumns["metadata"] {
  return names.flatMap((name, at) => {
    const key = METADATA.exec(name)?.[1];
    return key === undefined ? [] : [{ key, at }];
  });
}

function headerProblem(problem: string) {
  return refused<Refusal>({ code: "IMPORT_HEADER", path: "header", params: { problem } });
}
