import type { Json } from "#lib/kernel/canonical-json.ts";
import { compareDecimals, parseDecimal } from "#lib/kernel/decimal.ts";
import { instantToString, parseInstant } from "#lib/kernel/instant.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import { readLocal } from "../product/local-instant.ts";
import { timeText } from "../product/product-sheet.ts";
import { shortPercent } from "../product/product-texts.ts";
import { dayBeginningAt } from "../tax-rate/local-day.ts";

type CellReading = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly message: string };

/** In which zone days begin, and what is stored already: what means the same is left as it is written there. */
type CellSetting = { readonly zone: string; readonly kept: Json };

/** One member of a definition as a cell. Which values it may have is not said here: what saves it says that, for every way in. */
export type SheetColumn = {
  readonly member: string;
  /** In the first row. */
  readonly name: string;
  readonly read: (cell: string, setting: CellSetting) => CellReading;
  readonly write: (value: Json, zone: string) => string;
};

type Named = readonly [member: string, name: string];

const read = (value: Json): CellReading => ({ ok: true, value });
const unreadable = (message: string): CellReading => ({ ok: false, message });
const written = (value: Json) => (typeof value === "string" || typeof value === "number" ? String(value) : "");

export function textColumn(...[member, name]: Named): SheetColumn {
  return { member, name, read: (cell) => read(cell), write: written };
}

/** A code, in whichever letters it is typed. */
export function codeColumn(...[member, name]: Named): SheetColumn {
  return { member, name, read: (cell) => read(cell.toUpperCase()), write: written };
}

/** The same, or nothing. */
export function optionalCodeColumn(...[member, name]: Named): SheetColumn {
  return { member, name, read: (cell) => read(cell === "" ? null : cell.toUpperCase()), write: written };
}

/** One of a few words. */
export function wordColumn(...[member, name, words]: [...Named, words: Readonly<Record<string, string>>]): SheetColumn {
  const all = Object.entries(words);
  const message = `Write ${listInWords(
    all.map(([, word]) => `"${word}"`),
    "or",
  )}.`;
  return {
    member,
    name,
    read: (cell) => {
      const found = all.find(([, word]) => word.toLowerCase() === cell.toLowerCase());
      return found === undefined ? unreadable(message) : read(found[0]);
    },
    write: (value) => words[written(value)] ?? written(value),
  };
}

export function yesNoColumn(...[member, name]: Named): SheetColumn {
  const answers: Readonly<Record<string, boolean>> = { yes: true, no: false };
  return {
    member,
    name,
    read: (cell) => {
      const answer = answers[cell.toLowerCase()];
      return answer === undefined ? unreadable('Write "yes" or "no".') : read(answer);
    },
    write: (value) => (value === true ? "yes" : "no"),
  };
}

/** A whole number, or nothing where the definition may do without. */
export function wholeColumn(...[member, name]: Named): SheetColumn {
  return {
    member,
    name,
    read: (cell) => {
      if (cell === "") return read(null);
      return /^\d{1,9}$/.test(cell) ? read(Number.parseInt(cell, 10)) : unreadable("Write a whole number, such as 12.");
    },
    write: written,
  };
}

/** An amount of money as exact text: a spreadsheet that took its last zeros away did not change it. */
export function amountColumn(...[member, name]: Named): SheetColumn {
  return {
    member,
    name,
    read: (cell, { kept }) => {
      if (cell === "") return read(null);
      const amount = parseDecimal(cell);
      if (amount === null) return unreadable("Write an amount with a point for decimals, such as 250.00.");
      const before = typeof kept === "string" ? parseDecimal(kept) : null;
      return read(before !== null && compareDecimals(before, amount) === 0 ? kept : cell);
    },
    write: written,
  };
}

export function percentColumn(...[member, name]: Named): SheetColumn {
  return { member, name, read: (cell) => read(shortPercent(cell)), write: (value) => shortPercent(written(value)) };
}

/** An instant: by the day that begins then, else by the wall clock of the zone, else as it is. */
export function dayColumn(...[member, name]: Named): SheetColumn {
  return {
    member,
    name,
    read: (cell, { zone }) => {
      const exact = parseInstant(cell);
      if (exact !== null) return read(instantToString(exact));
      const local = readLocal(cell, zone);
      return local === null ? unreadable("Write a day, such as 2026-11-21.") : read(instantToString(local.instant));
    },
    write: (value, zone) => {
      const instant = parseInstant(written(value));
      return instant === null ? "" : (dayBeginningAt(instant, zone) ?? timeText(instant, zone));
    },
  };
}
