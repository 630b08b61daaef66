import type { DerivedAttribute } from "#lib/domain/look-up/derive-attributes.ts";
import type { ImportPreview } from "#lib/domain/usage-import/usage-import-view.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";

type Figures = Pick<ImportPreview, "received" | "isCut" | "accepted" | "duplicates" | "rejected" | "parked">;

/** "Of the first 500 lines 498 would become UDRs, 1 is there already and 1 would be rejected." */
export function previewInWords({ received, isCut, accepted, duplicates, rejected, parked }: Figures): string {
  if (received === 0) return "There is no line of usage in the file.";
  const parts = [
    `${countText(accepted)} would become ${accepted === 1 ? "a UDR" : "UDRs"}`,
    parked === 0 ? null : `${countText(parked)} would be parked`,
    duplicates === 0 ? null : `${countText(duplicates)} ${duplicates === 1 ? "is" : "are"} there already`,
    rejected === 0 ? null : `${countText(rejected)} would be rejected`,
  ].filter((part) => part !== null);
  return `Of ${isCut ? "the first " : ""}${countText(received)} ${received === 1 ? "line" : "lines"} ${listInWords(parts, "and")}.`;
}

/** "destination ← Cyprus mobile, by table DESTINATIONS, row 3579" */
export function derivedInWords({ attribute, value, table, key }: DerivedAttribute): string {
  return `${attribute} ← ${value}, by table ${table}, ${key === null ? "where no row is found" : `row ${key}`}`;
}

function countText(count: number): string {
  return count.toLocaleString("en");
}
