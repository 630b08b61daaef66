import { csvText, isFormula } from "../usage-line/csv.ts";

/**
 * An apostrophe in front keeps a spreadsheet from calculating with a text. Texts that had one already get one more, so that
 * taking one away gives every text back as it was.
 */
export function guardedText(text: string): string {
  const isMistakable = text.startsWith("'") && !isFormula(text) && isFormula(withoutApostrophes(text));
  return csvText(isMistakable ? `'${text}` : text);
}

export function plainText(cell: string): string {
  return cell.startsWith("'") && isFormula(withoutApostrophes(cell)) ? cell.slice(1) : cell;
}

const withoutApostrophes = (text: string) => text.replace(/^'+/, "");
