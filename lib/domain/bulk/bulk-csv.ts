import { csvRecord, csvText } from "../usage-line/csv.ts";
import type { BulkRowView } from "./bulk-view.ts";
import { ROW_OUTCOME_NAMES } from "./bulk-words.ts";

export const BULK_CSV_HEADER = csvRecord(["UDR", "Account", "Product", "Outcome", "Reason", "Net", "Currency"]);

/** A row as a line of a file: amounts plain, to be reckoned with. */
export function bulkCsvLine({ udrId, account, product, outcome, message, net, currency }: BulkRowView): string {
  const texts = [account ?? "", product ?? "", ROW_OUTCOME_NAMES[outcome], message ?? ""].map(csvText);
  return csvRecord([String(udrId), ...texts, net ?? "", currency ?? ""]);
}
