import { csvRecord, csvText } from "../usage-line/csv.ts";
import type { AgreementRow } from "./agreement-view.ts";

export const AGREEMENT_SHEET_HEAD = `\uFEFF${csvRecord(["account", "name", "state", "price plan", "since", "until", "draft"])}`;

/** One agreement as a row of CSV; texts that a spreadsheet would take for a formula are escaped. */
export function agreementRecord({ account, standing, plan, since, until, draft }: AgreementRow): string {
  const texts = [account.number, account.name, standing, plan?.code ?? "", since ?? "", until ?? "", draft ?? ""];
  return csvRecord(texts.map(csvText));
}
