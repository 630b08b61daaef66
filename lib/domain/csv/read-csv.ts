/** One row of a sheet. `number` counts as a spreadsheet does: the first row is 1, blank rows are counted and left out. */
export type SheetRow = { readonly number: number; readonly cells: readonly string[] };

export type SheetReading = { readonly ok: true; readonly rows: readonly SheetRow[] } | { readonly ok: false; readonly problem: string };

/**
 * Reads CSV (RFC 4180), with commas or with the semicolons of spreadsheets that write decimals with commas, and a block
 * that was copied out of a spreadsheet, whose cells stand between tabs. Cells are given as they stand, without blanks around them.
 */
export function readSheet(text: string): SheetReading {
  const content = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const separator = separatorOf(content);
  const rows: SheetRow[] = [];
  let cells: string[] = [];
  let [number, position] = [1, 0];
  while (position < content.length || cells.length > 0) {
    const cell = readCell(content, { position, separator });
    if (cell === null) return { ok: false, problem: `A quotation mark in row ${number} is never closed.` };
    cells.push(cell.text.trim());
    position = cell.end;
    if (content[position] === separator) {
      position += 1;
      continue;
    }
    if (cells.some((each) => each !== "")) rows.push({ number, cells });
    position += content.startsWith("\r\n", position) ? 2 : 1;
    [cells, number] = [[], number + 1];
  }
  return { ok: true, rows };
}

type Place = { readonly position: number; readonly separator: string };
type Cell = { readonly text: string; readonly end: number };

/** Null where a quoted cell has no end. */
function readCell(content: string, { position, separator }: Place): Cell | null {
  if (content[position] !== '"') {
    const end = endOfPlain(content, { position, separator });
    return { text: content.slice(position, end), end };
  }
  let from = position + 1;
  let text = "";
  for (;;) {
    const quote = content.indexOf('"', from);
    if (quote === -1) return null;
    text += content.slice(from, quote);
    if (content[quote + 1] !== '"') {
      // What follows the closing mark, which should be nothing, is kept rather than lost.
      const end = endOfPlain(content, { position: quote + 1, separator });
      return { text: text + content.slice(quote + 1, end), end };
    }
    text += '"';
    from = quote + 2;
  }
}

function endOfPlain(content: string, { position, separator }: Place): number {
  let end = position;
  while (end < content.length && content[end] !== separator && content[end] !== "\n" && content[end] !== "\r") end += 1;
  return end;
}

/** Judged by the first row, which names the columns: names have none of these signs. */
function separatorOf(content: string): string {
  const [first = ""] = /^[^\r\n]*/.exec(content.trimStart()) ?? [];
  const count = (sign: string) => first.split(sign).length;
  if (count("\t") > 1) return "\t";
  return count(";") > count(",") ? ";" : ",";
}
