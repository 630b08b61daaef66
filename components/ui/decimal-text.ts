/**
 * Reads what people type as a number and gives it back as exact text ("1 234,50" → "1234.50"). Null where the meaning is
 * not certain: "1,234" is a thousand to one reader and one and a bit to another, and money is never guessed.
 */
export function canonicalDecimalText(typed: string): string | null {
  const text = typed
    .trim()
    .replace(/^[−–]/u, "-")
    .replace(/[\s\u00a0\u202f']/gu, "");
  if (!/^-?[\d.,]+$/u.test(text)) return null;
  const dotted = withPointOnly(text);
  if (dotted === null) return null;
  const match = /^(-?)0*(\d*)(?:\.(\d*))?$/u.exec(dotted);
  if (match === null) return null;
  const [, sign = "", whole = "", fraction = ""] = match;
  if (whole === "" && fraction === "" && !/\d/u.test(dotted)) return null;
  const digits = `${whole === "" ? "0" : whole}${fraction === "" ? "" : `.${fraction}`}`;
  return /[1-9]/u.test(digits) ? `${sign}${digits}` : digits;
}

function withPointOnly(text: string): string | null {
  const points = text.split(".").length - 1;
  const commas = text.split(",").length - 1;
  if (commas === 0) return points <= 1 ? text : ungrouped(text, ".");
  if (points === 0) {
    if (commas > 1) return ungrouped(text, ",");
    return /,\d{3}$/u.test(text) && !/^-?0,/u.test(text) ? null : text.replace(",", ".");
  }
  const decimalMark = text.lastIndexOf(".") > text.lastIndexOf(",") ? "." : ",";
  const groupMark = decimalMark === "." ? "," : ".";
  const [whole = "", fraction = "", more] = text.split(decimalMark);
  const digits = ungrouped(whole, groupMark);
  return more !== undefined || digits === null ? null : `${digits}.${fraction}`;
}

/** Takes grouping marks out, only where they stand in groups of three. */
function ungrouped(text: string, mark: "." | ","): string | null {
  const escaped = mark === "." ? "\\." : ",";
  return new RegExp(`^-?\\d{1,3}(?:${escaped}\\d{3})+$`, "u").test(text) ? text.replaceAll(mark, "") : null;
}
