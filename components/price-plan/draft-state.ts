import { canonicalDecimalText } from "#components/ui/decimal-text.ts";
import { isPercentage } from "#lib/domain/price-plan/charge-prices.ts";
import { withoutRate, withRate } from "#lib/domain/price-plan/edit-rates.ts";
import { mergePrices, type PriceConflict } from "#lib/domain/price-plan/merge-prices.ts";
import { mergeRates, type RateConflict } from "#lib/domain/price-plan/merge-rates.ts";
import { isSamePrice, type PriceCell, priceCells, withPrices } from "#lib/domain/price-plan/price-cells.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { fitsRate, normalise, parseDecimal } from "#lib/kernel/decimal.ts";
import { MONEY_DECIMALS } from "#lib/kernel/money.ts";

/** What the editor holds: the draft as it is stored, and what was made of it. Pure, so that losing nothing can be tested. */
export type DraftState = {
  readonly stored: PricePlanDocument;
  /** With the rates, levels and charges as they were changed here; `stored` itself while none was. */
  readonly working: PricePlanDocument;
  readonly revision: number;
  /** As typed, by cell of `working`; only of cells that were touched. */
  readonly typed: ReadonlyMap<string, string>;
  readonly conflicts: readonly PriceConflict[];
  readonly rateConflicts: readonly RateConflict[];
  /** How many prices or rates a colleague's save brought in that nobody here had touched. */
  readonly takenOver: number;
  /** What the last change of the rates was made to, until something else happens. */
  readonly undo: Undo | null;
};

export type Undo = Pick<DraftState, "working" | "typed"> & {
  /** "Level 2 of Films was removed." */
  readonly words: string;
};

export type DraftEvent =
  | { readonly kind: "typed"; readonly cellId: string; readonly text: string }
  /** Rates, levels or charges change, typed prices included. */
  | { readonly kind: "restructured"; readonly edit: (document: PricePlanDocument) => PricePlanDocument; readonly words: string }
  | { readonly kind: "undone" }
  /** `of` is the working copy that was sent: it may have changed again since. */
  | { readonly kind: "saved"; readonly document: PricePlanDocument; readonly of: PricePlanDocument; readonly revision: number }
  /** Somebody else's save came in. */
  | { readonly kind: "overtaken"; readonly document: PricePlanDocument; readonly revision: number }
  | { readonly kind: "resolved"; readonly cellId: string; readonly choice: "mine" | "theirs" }
  | { readonly kind: "rateResolved"; readonly key: string; readonly choice: "mine" | "theirs" }
  | { readonly kind: "reverted" };

export function initialDraft({ document, revision }: { readonly document: PricePlanDocument; readonly revision: number }): DraftState {
  const copies = { stored: document, working: document };
  return { ...copies, revision, typed: new Map(), conflicts: [], rateConflicts: [], takenOver: 0, undo: null };
}

export function draftReducer(state: DraftState, event: DraftEvent): DraftState {
  switch (event.kind) {
    case "typed":
      return { ...state, typed: new Map(state.typed).set(event.cellId, event.text), takenOver: 0, undo: null };
    case "restructured":
      return restructured(state, event);
    case "undone":
      return state.undo === null ? state : { ...state, working: state.undo.working, typed: state.undo.typed, undo: null };
    case "saved":
      return saved(state, event);
    case "overtaken":
      return overtaken(state, event);
    case "resolved":
      return resolved(state, event);
    case "rateResolved":
      return rateResolved(state, event);
    case "reverted":
      return { ...state, working: state.stored, typed: new Map(), undo: null };
  }
}

function restructured(state: DraftState, { edit, words }: Extract<DraftEvent, { kind: "restructured" }>): DraftState {
  const working = edit(editedDocument(state));
  const { typed } = state;
  return { ...state, working, typed: unfinishedIn(state, working), takenOver: 0, undo: { working: state.working, typed, words } };
}

/** Texts that are no price yet, of prices that are still there; all others are in the document by then. */
function unfinishedIn(state: DraftState, document: PricePlanDocument): ReadonlyMap<string, string> {
  const cells = new Map(priceCells(document).map((cell) => [cell.id, cell]));
  return new Map(
    cellProblems(state).flatMap(({ cell }) => {
      const now = cells.get(cell.id);
      return now !== undefined && isSamePrice(now, cell) ? [[cell.id, state.typed.get(cell.id) ?? cell.value]] : [];
    }),
  );
}

function saved(state: DraftState, { document, of, revision }: Extract<DraftEvent, { kind: "saved" }>): DraftState {
  if (state.working !== of) return { ...state, stored: document, revision };
  return { ...state, stored: document, working: document, revision, typed: stillTyped(state.typed, document) };
}

/** What was typed while the save was on its way stays; what it stored needs no text of its own any more. */
function stillTyped(typed: ReadonlyMap<string, string>, stored: PricePlanDocument): ReadonlyMap<string, string> {
  const values = new Map(priceCells(stored).map(({ id, value }) => [id, value]));
  return new Map([...typed].filter(([id, text]) => canonicalDecimalText(text) !== values.get(id)));
}

function overtaken(state: DraftState, { document, revision }: Extract<DraftEvent, { kind: "overtaken" }>): DraftState {
  if (revision <= state.revision) return state;
  const after = { ...state, stored: document, revision, undo: null };
  if (state.working === state.stored) return { ...after, working: document, ...mergedPrices(state, document) };
  const merged = mergeRates({ base: state.stored, mine: editedDocument(state), theirs: document });
  const typed = unfinishedIn(state, merged.document);
  return { ...after, working: merged.document, typed, rateConflicts: merged.conflicts, takenOver: merged.taken };
}

function mergedPrices(state: DraftState, document: PricePlanDocument): Pick<DraftState, "typed" | "conflicts" | "takenOver"> {
  const { conflicts, taken, kept } = mergePrices({ base: state.stored, theirs: document, mine: changedPrices(state) });
  const isAnew = (id: string) => conflicts.some(({ cell }) => cell.id === id);
  const undecided = state.conflicts.filter(({ cell }) => !isAnew(cell.id));
  const unfinished = cellProblems(state).map(({ cell }): [string, string] => [cell.id, state.typed.get(cell.id) ?? cell.value]);
  return { typed: new Map([...unfinished, ...kept]), conflicts: [...undecided, ...conflicts], takenOver: taken.length };
}

function resolved(state: DraftState, { cellId, choice }: Extract<DraftEvent, { kind: "resolved" }>): DraftState {
  const conflict = state.conflicts.find(({ cell }) => cell.id === cellId);
  if (conflict === undefined) return state;
  const conflicts = state.conflicts.filter((other) => other !== conflict);
  return choice === "theirs" ? { ...state, conflicts } : { ...state, conflicts, typed: new Map(state.typed).set(cellId, conflict.mine) };
}

function rateResolved(state: DraftState, { key, choice }: Extract<DraftEvent, { kind: "rateResolved" }>): DraftState {
  const conflict = state.rateConflicts.find((each) => each.key === key);
  if (conflict === undefined) return state;
  const after = { ...state, rateConflicts: state.rateConflicts.filter((each) => each !== conflict) };
  if (choice === "theirs") return after;
  const { mine } = conflict;
  return { ...after, working: mine === null ? withoutRate(state.working, key) : withRate(state.working, mine) };
}

/** Somebody else changed the same: nothing is saved before it is decided. */
export function hasConflicts({ conflicts, rateConflicts }: DraftState): boolean {
  return conflicts.length > 0 || rateConflicts.length > 0;
}

/** Prices that differ from those of the working copy, in exact canonical text. What cannot be read yet is not among them. */
export function changedPrices({ working, typed }: DraftState): ReadonlyMap<string, string> {
  const changed = new Map<string, string>();
  for (const { id, field, value } of priceCells(working)) {
    const text = typed.get(id);
    if (text === undefined || priceProblem(text, field) !== null) continue;
    const canonical = canonicalDecimalText(text);
    if (canonical !== null && canonical !== value) changed.set(id, canonical);
  }
  return changed;
}

/** The draft as it would be saved now. */
export function editedDocument(state: DraftState): PricePlanDocument {
  return withPrices(state.working, changedPrices(state));
}

export type CellProblem = { readonly cell: PriceCell; readonly message: string };

export function cellProblems({ working, typed }: DraftState): readonly CellProblem[] {
  return priceCells(working).flatMap((cell) => {
    const message = priceProblem(typed.get(cell.id) ?? cell.value, cell.field);
    return message === null ? [] : [{ cell, message }];
  });
}

/** Why a text is no price, if it is none. */
export function priceProblem(text: string, field: PriceCell["field"]): string | null {
  if (text.trim() === "") return isPercentage(field) ? "Give a percentage." : "Give a price. 0 means free.";
  const canonical = canonicalDecimalText(text);
  if (canonical === null) return "Write a plain amount, such as 4.50.";
  const value = parseDecimal(canonical);
  if (value === null) return "Write a plain amount, such as 4.50.";
  if (value.unscaled < 0n) return "A price cannot be negative.";
  if (!fitsRate(value)) return "At most 12 digits before and 12 after the point.";
  // The price of one unit and a percentage may have twelve decimals, an amount of money six.
  const isTooFine = field !== "price" && !isPercentage(field) && normalise(value).scale > MONEY_DECIMALS;
  return isTooFine ? "At most 6 digits after the point." : null;
}

export function isDirty(state: DraftState): boolean {
  return hasChanges(state) || cellProblems(state).length > 0;
}

/** Whether there is something to save. */
export function hasChanges(state: DraftState): boolean {
  return state.working !== state.stored || changedPrices(state).size > 0;
}
