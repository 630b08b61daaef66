import { listInWords } from "#lib/kernel/list-in-words.ts";
import { columnsOf, type SheetKind } from "./sheet-kind.ts";

/** What a sheet is, for whoever fills one in. */
export function sheetInWords(kind: SheetKind) {
  const { one, many, key, list, shown = [] } = kind;
  const columns = columnsOf(kind).map(({ name }) => name);
  const sentences = [
    `The first row names the columns: ${columns.join(", ")}.`,
    `Only ${key.name} must be there, and of a new ${one} what it cannot be without; a column that is not there leaves what is stored.`,
    list === undefined ? null : `There is a row for each of the ${list.member}, and all of them stand in the sheet.`,
    shown.length === 0
      ? null
      : `Nothing is read from ${listInWords(
          shown.map(({ name }) => name),
          "and",
        )}.`,
  ];
  return { one, many, columns: sentences.filter((sentence) => sentence !== null).join(" ") };
}
