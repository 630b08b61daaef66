import { csvRecord, csvText } from "../usage-line/csv.ts";
import type { ComparedAccount, ComparedView, NamedCompared } from "./backtest-view.ts";

const FIGURES = ["UDRs", "Now, net", "Then, net", "Change, net", "Change, percent", "Currency"] as const;

/** As a file: amounts plain and without grouping, to be reckoned with. */
export function productsCsv(rows: readonly NamedCompared[], currency: string): string {
  return csvOf(
    ["Product", "Name"],
    rows.map((row) => ({ head: [row.code, row.name], row })),
    currency,
  );
}

/** The accounts that are shown: those whose cost rises most, then those whose cost falls most. */
export function accountsCsv(rows: readonly ComparedAccount[], currency: string): string {
  return csvOf(
    ["Account", "Name"],
    rows.map((row) => ({ head: [row.number, row.name], row })),
    currency,
  );
}

type Named = { readonly head: readonly string[]; readonly row: ComparedView };

function csvOf(head: readonly string[], rows: readonly Named[], currency: string): string {
  const records = rows.map(({ head: texts, row }) => [
    ...texts.map(csvText),
    String(row.udrs),
    row.now,
    row.tried,
    row.change,
    row.percent ?? "",
    currency,
  ]);
  return [[...head, ...FIGURES].map(csvText), ...records].map(csvRecord).join("");
}
