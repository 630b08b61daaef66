/** A row of ready cells. Quoted as RFC 4180 says; its line end is that of every other output of a command. */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.join(",")}\n`;
}

/** A spreadsheet takes a text for a formula when it begins like this, also after blanks or on a later line. */
const FORMULA = /(?:^|[\r\n])[^\S\r\n]*[=+\-@\t\r]/;

/** Whether a spreadsheet would calculate with the text instead of showing it. */
export function isFormula(text: string): boolean {
  return FORMULA.test(text);
}

/** A cell of text: an apostrophe keeps a spreadsheet from reading it as a formula. Numbers need none, their minus sign included. */
export function csvText(text: string): string {
  const safe = isFormula(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
