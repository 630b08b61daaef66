import type { UdrFilters } from "../udr/udr-query.ts";
import { countInWords, type UdrSelection } from "../udr/udr-selection.ts";
import {
  ANSWERS,
  type Answer,
  type BulkAction,
  type BulkFields,
  type BulkState,
  hasEnded,
  LEFT_OPEN,
  LOOK_LASTS_HOURS,
  type RowOutcome,
} from "./bulk.ts";
import type { BulkRowView, BulkView } from "./bulk-view.ts";

export const BULK_STATE_NAMES = {
  looking: "Looking",
  ready: "Looked at",
  waiting: "Starting",
  running: "Running",
  finished: "Finished",
  cancelled: "Cancelled",
  failed: "Failed",
  expired: "Expired",
} as const satisfies Record<BulkState, string>;

export const ROW_OUTCOME_NAMES = {
  found: "Not looked at",
  planned: "Would change",
  blocked: "Cannot change",
  toAsk: "To be asked about",
  done: "Done",
  asked: "Put to a second person",
  moved: "Moved since the preview",
  refused: "Refused",
} as const satisfies Record<RowOutcome, string>;

const ANSWER_NAMES = {
  waiting: "waiting",
  approved: "approved",
  changesRequested: "rejected",
  withdrawn: "withdrawn",
} as const satisfies Record<Answer, string>;

/** "2 approved, 1 rejected" */
export function answersInWords(answers: BulkView["answers"]): string {
  return ANSWERS.flatMap((answer) =>
    answers[answer] === 0 ? [] : [`${answers[answer].toLocaleString("en-GB")} ${ANSWER_NAMES[answer]}`],
  ).join(", ");
}

const OUTCOMES_OF_ANSWERS = {
  waiting: ROW_OUTCOME_NAMES.asked,
  approved: "Approved by a second person",
  changesRequested: "Rejected by a second person",
  withdrawn: "Withdrawn",
} as const satisfies Record<Answer, string>;

/** What came of a row; of one that a second person was asked about, what they said. */
export function outcomeInWords({ outcome, answer }: Pick<BulkRowView, "outcome" | "answer">): string {
  return answer === null ? ROW_OUTCOME_NAMES[outcome] : OUTCOMES_OF_ANSWERS[answer];
}

/** How many rows an ended job has left, which can be looked at again. */
export function leftToTry({ state, counts, askable }: Pick<BulkView, "state" | "counts" | "askable">): number {
  return hasEnded(state) ? LEFT_OPEN.reduce((sum, outcome) => sum + counts[outcome], askable) : 0;
}

/** What the button says that looks at them again. */
export function tryAgainLabel({ counts }: Pick<BulkView, "counts">): string {
  return counts.done + counts.asked === 0 ? "Look at them again" : "Look at the rest again";
}

/** What was chosen, without the values of metadata: they may be personal, and this is kept. */
export function selectionInWords(selection: UdrSelection): string {
  if (selection.kind === "ids") return `${countInWords({ rows: selection.udrIds.length, isMore: false })}, chosen one by one`;
  const { filters, except } = selection;
  const without = except.length === 0 ? "" : `, but for ${except.length.toLocaleString("en-GB")}`;
  return `All with ${filtersInWords(filters)}${without}`;
}

function filtersInWords({ metadata = [], ...filters }: UdrFilters): string {
  const plain = Object.entries(filters).filter(([, value]) => value !== undefined);
  const words = plain.map(([name, value]) => `${spelled(name)} ${spelled(String(value))}`);
  const conditions =
    metadata.length === 0 ? [] : [metadata.length === 1 ? "a condition on metadata" : `${metadata.length} conditions on metadata`];
  const all = [...words, ...conditions];
  return all.length === 0 ? "no filter" : all.join(", ");
}

/** "billingFrom" → "billing from"; codes stay as they are. */
function spelled(name: string): string {
  return /^[a-z]+(?:[A-Z][a-z]+)+$/.test(name) ? name.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`) : name;
}

/** "Product: LOTR2" */
export function fieldsInWords(fields: BulkFields | null): string | null {
  if (fields === null) return null;
  return "product" in fields ? `Product: ${fields.product}` : `Source: ${fields.source}`;
}

const UDRS_WILL = {
  adjust: ["Adjust", "adjusted"],
  cancel: ["Cancel", "cancelled"],
  setBillable: ["Set", "set as billable"],
  setCreditable: ["Set", "set as creditable"],
  setNotToBeBilled: ["Set", "set as not to be billed"],
} as const satisfies Record<BulkAction, readonly [string, string]>;

/** What the button says: "Cancel 12 UDRs". */
export function startLabel(action: BulkAction, rows: number): string {
  const [verb, participle] = UDRS_WILL[action];
  const udrs = countInWords({ rows, isMore: false });
  const as = participle.startsWith("set ") ? ` ${participle.slice("set ".length)}` : "";
  return `${verb} ${udrs}${as}`;
}

/** What the button says that also asks a second person: "Cancel 12 UDRs and ask about 3". */
export function startAndAskLabel(action: BulkAction, { rows, askable }: { readonly rows: number; readonly askable: number }): string {
  if (rows === 0) return `Ask about ${countInWords({ rows: askable, isMore: false })}`;
  return `${startLabel(action, rows)} and ask about ${askable.toLocaleString("en-GB")}`;
}

/** Why some can only be asked about, in a sentence. */
export function askableInWords(askable: number): string {
  const udrs = countInWords({ rows: askable, isMore: false });
  return `${udrs} would credit more than you may alone. A second person can be asked: they see each as previewed, and nothing of it posts before.`;
}

/** How far it is, in a sentence. */
export function bulkInWords({
  state,
  action,
  rows,
  counts,
  answers,
}: Pick<BulkView, "state" | "action" | "rows" | "counts" | "answers">): string {
  const udrs = (count: number) => countInWords({ rows: count, isMore: false });
  const [, participle] = UDRS_WILL[action];
  const left = counts.moved + counts.refused;
  const leftAlone = left === 0 ? "" : ` ${udrs(left)} ${left === 1 ? "was" : "were"} left alone.`;
  const answered = answers.waiting === counts.asked ? "" : `: ${answersInWords(answers)}`;
  const asked =
    counts.asked === 0 ? "" : ` ${udrs(counts.asked)} ${counts.asked === 1 ? "was" : "were"} put to a second person${answered}.`;
  const doneOf = `${udrs(counts.done)} ${counts.done === 1 ? "was" : "were"} ${participle}.${asked}`;
  const open = counts.planned + counts.toAsk;
  const rest = open + counts.found;
  switch (state) {
    case "looking":
      return `Looked at ${(rows - counts.found).toLocaleString("en-GB")} of ${udrs(rows)}. Nothing is changed.`;
    case "ready":
      return counts.planned === 0
        ? `None of ${udrs(rows)} can be ${participle}.`
        : `${udrs(counts.planned)} of ${rows.toLocaleString("en-GB")} would be ${participle}. Nothing is changed yet.`;
    case "waiting":
    case "running":
      return `${doneOf} ${udrs(open)} still to do.${leftAlone}`;
    case "finished":
      return `${doneOf}${leftAlone}`;
    case "cancelled":
      return `Stopped. ${doneOf} ${udrs(rest)} ${rest === 1 ? "stays as it was" : "stay as they were"}.${leftAlone}`;
    case "failed":
      return `A fault stopped it. ${doneOf} The others are as they were.${leftAlone}`;
    case "expired":
      return `Nobody started it within ${LOOK_LASTS_HOURS} hours. Nothing was changed.`;
  }
}

/** Of 100, how much is looked at or carried out. */
export function bulkShare({ state, rows, counts }: Pick<BulkView, "state" | "rows" | "counts">): number {
  if (state === "looking") return percent(rows - counts.found, rows);
  const settled = counts.done + counts.asked + counts.moved + counts.refused;
  return percent(settled, settled + counts.planned + counts.toAsk);
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((part * 100) / whole);
}
