import { listInWords } from "#lib/kernel/list-in-words.ts";
import type { ImportOutcome, ImportPreviewLine, ImportRating, ImportState, UsageImportView } from "./usage-import-view.ts";

/** What the usage of a batch is for, as it is asked for when the batch is sent. */
export const RATING_CHOICES = {
  here: {
    name: "To be rated here",
    meaning: "Our price plans say what it costs. It is billed like any other usage.",
  },
  elsewhere: {
    name: "Rated elsewhere",
    meaning: "Each line brings its own gross and tax. It is billed with them; only our discounts are taken off.",
  },
  information: {
    name: "For information only",
    meaning: "Another supplier bills it. It is shown and counted for insight, and never billed here.",
  },
} as const satisfies Record<ImportRating, { readonly name: string; readonly meaning: string }>;

export const IMPORT_STATE_NAMES = {
  receiving: "Receiving",
  waiting: "Waiting",
  running: "Running",
  finished: "Finished",
  refused: "Refused",
  cancelled: "Cancelled",
  failed: "Failed",
} as const satisfies Record<ImportState, string>;

export const OUTCOME_NAMES = {
  duplicate: "Duplicate",
  rejected: "Rejected",
  parked: "Parked",
  discarded: "Given up",
} as const satisfies Record<ImportOutcome, string>;

/** Of a line that is only looked at. */
export const PREVIEW_OUTCOME_NAMES = {
  accepted: "Becomes a UDR",
  duplicate: "Is there already",
  rejected: "Would be rejected",
  parked: "Would be parked",
} as const satisfies Record<ImportPreviewLine["outcome"], string>;

export function isUnderWay(state: ImportState): boolean {
  return state === "receiving" || state === "waiting" || state === "running";
}

/** What became of it so far: "3 of 4 lines became UDRs. 1 is parked." */
export function importInWords(view: ImportFigures): string {
  const { state, received, checkedLines } = view;
  switch (state) {
    case "receiving":
      return "Its lines are being received.";
    case "waiting":
      return `${linesInWords(received)} received. Nothing was looked at yet.`;
    case "running":
      return `${checkedLines.toLocaleString("en")} of ${linesInWords(received)} looked at.`;
    case "refused":
      return "It was refused as a whole: no line became a UDR.";
    case "cancelled":
      return `Cancelled after ${checkedLines.toLocaleString("en")} of ${linesInWords(received)}. ${outcomesInWords(view)}`;
    case "failed":
      return `It stopped after ${checkedLines.toLocaleString("en")} of ${linesInWords(received)}. ${outcomesInWords(view)}`;
    case "finished":
      return outcomesInWords(view);
  }
}

export type ImportFigures = Pick<
  UsageImportView,
  "state" | "received" | "checkedLines" | "accepted" | "duplicates" | "rejected" | "parked"
>;

function outcomesInWords({ received, accepted, duplicates, rejected, parked }: ImportFigures): string {
  const became =
    accepted === received && received > 0
      ? `${received === 1 ? "Its line" : `All ${received.toLocaleString("en")} lines`} became ${received === 1 ? "a UDR" : "UDRs"}.`
      : `${accepted.toLocaleString("en")} of ${linesInWords(received)} became UDRs.`;
  const rest = [counted(parked, "parked"), counted(duplicates, "there already"), counted(rejected, "rejected")].filter(
    (part) => part !== null,
  );
  return rest.length === 0 ? became : `${became} ${listInWords(rest, "and")}.`;
}

function counted(count: number, what: string): string | null {
  if (count === 0) return null;
  return `${count.toLocaleString("en")} ${count === 1 ? "is" : "are"} ${what}`;
}

function linesInWords(count: number): string {
  return `${count.toLocaleString("en")} ${count === 1 ? "line" : "lines"}`;
}

/** In whole percent, and 100 only when every line was looked at. */
export function shareLookedAt({ received, checkedLines }: Pick<ImportFigures, "received" | "checkedLines">): number {
  return received === 0 ? 0 : Math.floor((checkedLines / received) * 100);
}
