import type { Charge } from "#lib/rating/charges/charge.ts";
import type { Rate } from "#lib/rating/rate-book.ts";
import { guardedText } from "../csv/guarded-text.ts";
import { csvRecord } from "../usage-line/csv.ts";
import { codeOf } from "./edit-rates.ts";
import { RATE_COLUMN_NAMES } from "./rate-columns.ts";

/** The rates of a document as a file that a spreadsheet reads as UTF-8, and that `readRateSheet` reads back as they were. */
export function* ratesCsv({ rates }: { readonly rates: readonly Rate[] }): Generator<string> {
  yield `\uFEFF${csvRecord(RATE_COLUMN_NAMES)}`;
  for (const rate of rates) {
    yield rateRecord(rate, { level: "base", charge: rate.base });
    for (const { level, zone = "", timeModel = "", charge } of rate.tiered) {
      yield rateRecord(rate, { level: `${level}`, zone, timeModel, charge });
    }
  }
}

type Line = { readonly level: string; readonly zone?: string; readonly timeModel?: string; readonly charge: Charge };

function rateRecord(rate: Rate, { level, zone = "", timeModel = "", charge }: Line): string {
  const isBase = level === "base";
  const split = rate.split === undefined ? "" : rate.split ? "yes" : "no";
  return csvRecord([
    guardedText(rate.key),
    kindOf(rate),
    guardedText(codeOf(rate.for)),
    isBase ? rate.scope : "",
    isBase ? split : "",
    level,
    guardedText(zone),
    guardedText(timeModel),
    charge.charge,
    ...chargeCells(charge),
  ]);
}

function kindOf({ for: target }: Rate): string {
  if ("product" in target) return "product";
  return "family" in target ? "family" : "product type";
}

/** Price, per and details. */
function chargeCells(charge: Charge): readonly string[] {
  const hasMore = charge.minimum !== undefined || charge.maximum !== undefined;
  if (charge.charge === "flat" && !hasMore) return [charge.amount, "", ""];
  if (charge.charge === "perUnit" && charge.times === undefined && !hasMore) return [charge.price, charge.per ?? "", ""];
  return ["", "", guardedText(JSON.stringify(charge))];
}

/** "GLOBAL-v3-rates.csv"; what no file system likes becomes a dash. */
export function ratesFileName(code: string, version: string): string {
  return `${code.replaceAll(/[^\w.-]/g, "-")}-${version}-rates.csv`;
}
