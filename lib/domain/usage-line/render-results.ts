import { microsToString } from "#lib/kernel/money.ts";
import { explainInOneText } from "#lib/rating/words/explain-in-words.ts";
import { csvRecord, csvText } from "./csv.ts";
import type { LineResult } from "./line-result.ts";

export const RESULT_FORMATS = ["ndjson", "csv"] as const;
export type ResultFormat = (typeof RESULT_FORMATS)[number];

export type ResultRenderer = {
  /** What stands before all results; may be empty. */
  readonly head: string;
  /** One result, with its line end. */
  readonly render: (result: LineResult) => string;
};

type Rendering = {
  readonly currency: string;
  /** Decimals of an amount. */
  readonly roundTo: number;
  readonly isExplained: boolean;
};

export function resultRenderer(format: ResultFormat, rendering: Rendering): ResultRenderer {
  return format === "csv" ? csvRenderer(rendering) : ndjsonRenderer(rendering);
}

function ndjsonRenderer({ currency, roundTo }: Rendering): ResultRenderer {
  const end = `","currency":${JSON.stringify(currency)}`;
  return {
    head: "",
    render: (result) => {
      const udr = JSON.stringify(result.udr);
      if (!result.isRated) return `{"udr":${udr},"refusal":${JSON.stringify(result.refusal)}}\n`;
      const { gross, net, tax } = result.amounts;
      const total = microsToString(gross, roundTo);
      const rest = `"net":"${microsToString(net, roundTo)}","tax":"${microsToString(tax, roundTo)}${end}`;
      const why = result.explanation === null ? "" : `,"explanation":${JSON.stringify(result.explanation)}`;
      return `{"udr":${udr},"total":"${total}",${rest}${why}}\n`;
    },
  };
}

const COLUMNS = ["udr", "total", "net", "tax", "currency", "code", "path", "message"];

function csvRenderer({ currency, roundTo, isExplained }: Rendering): ResultRenderer {
  const withWhy = (cells: readonly string[], why: string) => csvRecord(isExplained ? [...cells, why] : cells);
  return {
    head: withWhy(COLUMNS, "explanation"),
    render: (result) => {
      const udr = csvText(result.udr ?? "");
      if (!result.isRated) {
        const { code, path, message } = result.refusal;
        return withWhy([udr, "", "", "", "", code, csvText(path), csvText(message)], "");
      }
      const { gross, net, tax } = result.amounts;
      const amounts = [gross, net, tax].map((amount) => microsToString(amount, roundTo));
      return withWhy([udr, ...amounts, currency, "", "", ""], csvText(inOneText(result)));
    },
  };
}

function inOneText({ explanation, unit }: Extract<LineResult, { isRated: true }>): string {
  if (explanation === null) return "";
  return explainInOneText(explanation, unit === null ? {} : { unit });
}
