import type { RetriedParked } from "#lib/domain/usage-import/import-requests.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";

/** "3 became UDRs, 1 is still parked." */
export function triedInWords({ tried, lines }: Pick<RetriedParked, "tried" | "lines">): string {
  if (tried === 0) return "Nothing was parked for it any more.";
  if (lines === null) return `${countText(tried)} ${tried === 1 ? "UDR is" : "UDRs are"} rated again now.`;
  const { accepted, duplicates, rejected, parked } = lines;
  const parts = [
    accepted === 0 ? null : `${countText(accepted)} became ${accepted === 1 ? "a UDR" : "UDRs"}`,
    duplicates === 0 ? null : `${countText(duplicates)} ${was(duplicates)} there already`,
    rejected === 0 ? null : `${countText(rejected)} ${was(rejected)} rejected`,
    parked === 0 ? null : `${countText(parked)} ${parked === 1 ? "is" : "are"} still parked`,
  ].filter((part) => part !== null);
  return `${listInWords(parts, "and")}.`;
}

function was(count: number): string {
  return count === 1 ? "was" : "were";
}

function countText(count: number): string {
  return count.toLocaleString("en");
}
