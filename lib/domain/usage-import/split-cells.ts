/**
 * The cells of one line of CSV (RFC 4180). Null where a quotation mark is never closed: a cell with a line break inside, which a line of usage
 * has no use for.
 */
export function splitCells(line: string, separator: string): readonly string[] | null {
  if (!line.includes('"')) return line.split(separator).map((cell) => cell.trim());
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const cell = readCell(line, at, separator);
    if (cell === null) return null;
    cells.push(cell.text.trim());
    if (cell.end >= line.length) return cells;
    at = cell.end + 1;
  }
}

type Cell = { readonly text: string; readonly end: number };

function readCell(line: string, begin: number, separator: string): Cell | null {
  if (line[begin] !== '"') {
    const end = endOf(line, begin, separator);
    return { text: line.slice(begin, end), end };
  }
  let [text, from] = ["", begin + 1];
  for (;;) {
    const quote = line.indexOf('"', from);
    if (quote === -1) return null;
    text += line.slice(from, quote);
    if (line[quote + 1] === '"') {
      text += '"';
      from = quote + 2;
      continue;
    }
    // What follows the closing mark, which should be nothing, is kept rather than lost.
    const end = endOf(line, quote + 1, separator);
    return { text: text + line.slice(quote + 1, end), end };
  }
}

function endOf(line: string, from: number, separator: string): number {
  const end = line.indexOf(separator, from);
  return end === -1 ? line.length : end;
}

/** A cell as it is written back: unaltered, since a sender's number must come again as it was. */
export function writeCell(text: string, separator: string): string {
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Judged by the first line, which names the columns: names have neither sign. */
export function separatorOf(header: string): "," | ";" {
  return header.split(";").length > header.split(",").length ? ";" : ",";
}
