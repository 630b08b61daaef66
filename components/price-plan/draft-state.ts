import { canonicalDecimalText } from "#components/ui/decimal-text.ts";
import { isPercentage } from "#lib/domain/price-plan/charge-prices.ts";
import { mergePrices, type PriceConflict } from "#lib/domain/price-plan/merge-prices.ts";
import { type PriceCell, priceCells, withPrices } from "#lib/domain/price-plan/price-cells.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { fitsRate, normalise, parseDecimal } from "#lib/kernel/decimal.ts";
import { MONEY_DECIMALS } from "#lib/kernel/money.ts";

/** What the editor holds: the draft as it is stored, and what was typed over it. Pure, so that losing nothing can be tested. */
export type DraftState = {
  readonly stored: PricePlanDocument;
  readonly revision: number;
  /** As typed, by cell; only of cells that were touched. */
  readonly typed: ReadonlyMap<string, string>;
  readonly conflicts: readonly PriceConflict[];
  /** How many prices a colleague's save brought in that nobody here had touched. */
  readonly takenOver: number;
};

export type DraftEvent =
  | { readonly kind: "typed"; readonly cellId: string; readonly text: string }
  | { readonly kind: "saved"; readonly document: PricePlanDocument; readonly revision: number }
  /** Somebody else's save came in. */
  | { readonly kind: "overtaken"; readonly document: PricePlanDocument; readonly revision: number }
  | { readonly kind: "resolved"; readonly cellId: string; readonly choice: "mine" | "theirs" }
  | { readonly kind: "reverted" };

export function initialDraft({ document, revision }: { readonly document: PricePlanDocument; readonly revision: number }): DraftState {
  return { stored: document, revision, typed: new Map(), conflicts: [], takenOver: 0 };
}

export function draftReducer(state: DraftState, event: DraftEvent): DraftState {
  switch (event.kind) {
    case "typed":
      return { ...state, typed: new Map(state.typed).set(event.cellId, event.text), takenOver: 0 };
    case "saved":
      return { ...state, stored: event.document, revision: event.revision, typed: stillTyped(state.typed, event.document) };
    case "overtaken":
      return overtaken(state, event);
    case "resolved":
      return resolved(state, event);
    case "reverted":
      return { ...state, typed: new Map() };
  }
}

/** What was typed while the save was on its way stays; what it stored needs no text of its own any more. */
function stillTyped(typed: ReadonlyMap<string, string>, stored: PricePlanDocument): ReadonlyMap<string, string> {
  const values = new Map(priceCells(stored).map(({ id, value }) => [id, value]));
  return new Map([...typed].filter(([id, text]) => canonicalDecimalText(text) !== values.get(id)));
}

function overtaken(state: DraftState, { document, revision }: Extract<DraftEvent, { kind: "overtaken" }>): DraftState {
  if (revision <= state.revision) return state;
  const { conflicts, taken, kept } = mergePrices({ base: state.stored, theirs: document, mine: changedPrices(state) });
  const unfinished = cellProblems(state).map(({ cell }): [string, string] => [cell.id, state.typed.get(cell.id) ?? cell.value]);
  return { stored: document, revision, typed: new Map([...unfinished, ...kept]), conflicts: [...conflicts], takenOver: taken.length };
}

function resolved(state: DraftState, { cellId, choice }: Extract<DraftEvent, { kind: "resolved" }>): DraftState {
  const conflict = state.conflicts.find(({ cell }) => cell.id === cellId);
  if (conflict === undefined) return state;
  const conflicts = state.conflicts.filter((other) => other !== conflict);
  return choice === "theirs" ? { ...state, conflicts } : { ...state, conflicts, typed: new Map(state.typed).set(cellId, conflict.mine) };
}

/** Prices that differ from what is stored, in exact canonical text. What cannot be read yet is not among them. */
export function changedPrices({ stored, typed }: DraftState): ReadonlyMap<string, string> {
  const changed = new Map<string, string>();
  for (const { id, field, value } of priceCells(stored)) {
    const text = typed.get(id);
    if (text === undefined || priceProblem(text, field) !== null) continue;
    const canonical = canonicalDecimalText(text);
    if (canonical !== null && canonical !== value) changed.set(id, canonical);
  }
  return changed;
}

/** The draft as it would be saved now. */
export function editedDocument(state: DraftState): PricePlanDocument {
  return withPrices(state.stored, changedPrices(state));
}

export type CellProblem = { readonly cell: PriceCell; readonly message: string };

export function cellProblems({ stored, typed }: DraftState): readonly CellProblem[] {
  return priceCells(stored).flatMap((cell) => {
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
  return changedPrices(state).size > 0 || cellProblems(state).length > 0;
}
