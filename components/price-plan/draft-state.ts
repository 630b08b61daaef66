import { canonicalDecimalText } from "#components/ui/decimal-text.ts";
import { withoutRate, withRate } from "#lib/domain/price-plan/edit-rates.ts";
import { errorAt, type Finding } from "#lib/domain/price-plan/finding.ts";
import { mergePrices, type PriceConflict } from "#lib/domain/price-plan/merge-prices.ts";
import { mergeRates, type RateConflict } from "#lib/domain/price-plan/merge-rates.ts";
import { isSamePrice, withPrices } from "#lib/domain/price-plan/price-cells.ts";
import type { DocumentRate, PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { type CellProblem, cellIndex } from "./cell-index.ts";
import { priceProblem } from "./price-problem.ts";

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

export type Edit = (document: PricePlanDocument) => PricePlanDocument;

/** A form hands over what it makes of the document, and says so in words. */
export type OnEdit = (edit: Edit, words: string) => void;

export type DraftEvent =
  | { readonly kind: "typed"; readonly cellId: string; readonly text: string }
  /** Rates, levels or charges change, typed prices included. */
  | { readonly kind: "restructured"; readonly edit: Edit; readonly words: string }
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
  const { byId } = cellIndex(document);
  return new Map(
    cellProblems(state).flatMap(({ cell }) => {
      const now = byId.get(cell.id);
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
  const { byId } = cellIndex(stored);
  return new Map([...typed].filter(([id, text]) => canonicalDecimalText(text) !== byId.get(id)?.value));
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
  const { byId } = cellIndex(working);
  const changed = new Map<string, string>();
  for (const [id, text] of typed) {
    const cell = byId.get(id);
    if (cell === undefined || priceProblem(text, cell.field) !== null) continue;
    const canonical = canonicalDecimalText(text);
    if (canonical !== null && canonical !== cell.value) changed.set(id, canonical);
  }
  return changed;
}

const NONE: readonly never[] = [];

const editedOf = new WeakMap<DraftState["typed"], Pick<DraftState, "working"> & { readonly document: PricePlanDocument }>();

/** The draft as it would be saved now: rates that nothing was typed in are those of the working copy, not copies of them. */
export function editedDocument(state: DraftState): PricePlanDocument {
  const { working, typed } = state;
  const known = editedOf.get(typed);
  if (known?.working === working) return known.document;
  const document = withChanged(working, changedPrices(state));
  editedOf.set(typed, { working, document });
  return document;
}

function withChanged(working: PricePlanDocument, changed: ReadonlyMap<string, string>): PricePlanDocument {
  if (changed.size === 0) return working;
  const { byId } = cellIndex(working);
  const byRate = Map.groupBy(changed, ([id]) => byId.get(id)?.rateKey);
  const rates = working.rates.map((rate) => {
    const own = byRate.get(rate.key);
    return own === undefined ? rate : pricedRate(rate, own);
  });
  return { ...working, rates };
}

const pricedAs = new WeakMap<DocumentRate, { readonly prices: string; readonly rate: DocumentRate }>();

/** The same object for the same prices, so that typing in one rate leaves the others alone that were typed in before. */
function pricedRate(rate: DocumentRate, own: readonly (readonly [string, string])[]): DocumentRate {
  const prices = JSON.stringify(own);
  const known = pricedAs.get(rate);
  if (known?.prices === prices) return known.rate;
  const [priced = rate] = withPrices({ rates: [rate] }, new Map(own)).rates;
  pricedAs.set(rate, { prices, rate: priced });
  return priced;
}

/** Those of the document first, then what was typed since. */
export function cellProblems({ working, typed }: DraftState): readonly CellProblem[] {
  const { byId, problems } = cellIndex(working);
  const untouched = problems.length === 0 ? problems : problems.filter(({ cell }) => !typed.has(cell.id));
  const own = [...typed].flatMap(([id, text]) => {
    const cell = byId.get(id);
    const message = cell === undefined ? null : priceProblem(text, cell.field);
    return cell === undefined || message === null ? [] : [{ cell, message }];
  });
  return [...untouched, ...own];
}

/** The same as findings about the document, each at its place in it. */
export function cellFindings(state: DraftState): readonly Finding[] {
  const problems = cellProblems(state);
  if (problems.length === 0) return NONE;
  const places = new Map(state.working.rates.map(({ key }, index) => [key, index]));
  return problems.flatMap(({ cell, message }) => {
    const place = places.get(cell.rateKey);
    return place === undefined ? [] : [errorAt(`rates[${place}].${cell.path}`, message)];
  });
}

export function isDirty(state: DraftState): boolean {
  return hasChanges(state) || cellProblems(state).length > 0;
}

/** Whether there is something to save. */
export function hasChanges(state: DraftState): boolean {
  return state.working !== state.stored || changedPrices(state).size > 0;
}

/** Whether there is something to save, and nothing that has to be decided or mended first. */
export function isReadyToSave(state: DraftState): boolean {
  return hasChanges(state) && !hasConflicts(state) && cellProblems(state).length === 0;
}
