import type { RetriedParked } from "#lib/domain/usage-import/import-requests.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import type { ToastTone } from "../ui/toast.tsx";

/** "3 became UDRs and 1 is still parked." */
function triedInWords({ tried, lines }: Pick<RetriedParked, "tried" | "lines">): string {
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

type TriedNotice = { readonly title: string; readonly tone: ToastTone };

/** As it is told: with a tick where something came of it, a warning where all of it is parked as before. */
export function triedNotice(retried: Pick<RetriedParked, "tried" | "lines">): TriedNotice {
  return { title: triedInWords(retried), tone: toneOf(retried) };
}

function toneOf({ tried, lines }: Pick<RetriedParked, "tried" | "lines">): ToastTone {
  if (tried === 0) return "neutral";
  return lines !== null && lines.accepted + lines.duplicates === 0 ? "caution" : "positive";
}

function was(count: number): string {
  return count === 1 ? "was" : "were";
}

function countText(count: number): string {
  return count.toLocaleString("en");
}
