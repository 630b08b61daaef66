import type { UdrFilters } from "../udr/udr-query.ts";
import { countInWords, type UdrSelection } from "../udr/udr-selection.ts";
import type { BulkAction, BulkFields, BulkState, RowOutcome } from "./bulk.ts";
import type { BulkView } from "./bulk-view.ts";

export const BULK_STATE_NAMES = {
  looking: "Looking",
  ready: "Looked at",
  waiting: "Starting",
  running: "Running",
  finished: "Finished",
  cancelled: "Cancelled",
  failed: "Failed",
} as const satisfies Record<BulkState, string>;

export const ROW_OUTCOME_NAMES = {
  found: "Not looked at",
  planned: "Would change",
  blocked: "Cannot change",
  done: "Done",
  moved: "Moved since the preview",
  refused: "Refused",
} as const satisfies Record<RowOutcome, string>;

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

/** How far it is, in a sentence. */
export function bulkInWords({ state, action, rows, counts }: Pick<BulkView, "state" | "action" | "rows" | "counts">): string {
  const udrs = (count: number) => countInWords({ rows: count, isMore: false });
  const [, participle] = UDRS_WILL[action];
  const left = counts.moved + counts.refused;
  const leftAlone = left === 0 ? "" : ` ${udrs(left)} ${left === 1 ? "was" : "were"} left alone.`;
  const doneOf = `${udrs(counts.done)} ${counts.done === 1 ? "was" : "were"} ${participle}.`;
  switch (state) {
    case "looking":
      return `Looked at ${(rows - counts.found).toLocaleString("en-GB")} of ${udrs(rows)}. Nothing is changed.`;
    case "ready":
      return counts.planned === 0
        ? `None of ${udrs(rows)} can be ${participle}.`
        : `${udrs(counts.planned)} of ${rows.toLocaleString("en-GB")} would be ${participle}. Nothing is changed yet.`;
    case "waiting":
    case "running":
      return `${doneOf} ${udrs(counts.planned)} still to do.${leftAlone}`;
    case "finished":
      return `${doneOf}${leftAlone}`;
    case "cancelled":
      return `Stopped. ${doneOf} ${udrs(counts.planned + counts.found)} stay as they were.${leftAlone}`;
    case "failed":
      return `A fault stopped it. ${doneOf} The others are as they were.${leftAlone}`;
  }
}

/** Of 100, how much is looked at or carried out. */
export function bulkShare({ state, rows, counts }: Pick<BulkView, "state" | "rows" | "counts">): number {
  if (state === "looking") return percent(rows - counts.found, rows);
  const settled = counts.done + counts.moved + counts.refused;
  return percent(settled, settled + counts.planned);
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((part * 100) / whole);
}
