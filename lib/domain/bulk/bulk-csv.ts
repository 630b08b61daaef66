import { csvRecord, csvText } from "../usage-line/csv.ts";
import type { BulkRowView } from "./bulk-view.ts";
import { outcomeInWords } from "./bulk-words.ts";

export const BULK_CSV_HEADER = csvRecord(["UDR", "Account", "Product", "Outcome", "Reason", "Net", "Currency"]);

/** A row as a line of a file: amounts plain, to be reckoned with. */
export function bulkCsvLine(row: BulkRowView): string {
  const { udrId, account, product, message, net, currency } = row;
  const texts = [account ?? "", product ?? "", outcomeInWords(row), message ?? ""].map(csvText);
  return csvRecord([String(udrId), ...texts, net ?? "", currency ?? ""]);
}
