import type { Rate } from "#lib/rating/rate-book.ts";
import { rateBeside, rateWithLine } from "./edit-rates.ts";
import { firstOfEach, targetName } from "./rate-directory.ts";
import type { RateEdit } from "./read-rate-sheet.ts";

/**
 * The document with those edits: of the document that was read, or of one that has moved on since. Rates without an edit stay the
 * objects that they are, and it takes as long as there are rates and edits, not as one times the other.
 */
export function withRateEdits<Document extends { readonly rates: readonly Rate[] }>(
  document: Document,
  edits: readonly RateEdit[],
): Document {
  if (edits.length === 0) return document;
  const { byKey, added } = sorted(document.rates, edits);
  const edited = (rate: Rate) => (byKey.get(rate.key) ?? []).reduce(withEdit, rate);
  return { ...document, rates: [...document.rates, ...added].map(edited) };
}

type Sorted = { readonly byKey: ReadonlyMap<string, readonly RateEdit[]>; readonly added: readonly Rate[] };

/** Which rate each edit is of, in the order in which they are made, and the rates that have to be there first. */
function sorted(rates: readonly Rate[], edits: readonly RateEdit[]): Sorted {
  const keys = new Set(rates.map(({ key }) => key));
  const keyFor = new Map([...firstOfEach(rates, (rate) => targetName(rate.for))].map(([name, { key }]) => [name, key]));
  const byKey = new Map<string, RateEdit[]>();
  const added: Rate[] = [];
  for (const edit of basesFirst(edits)) {
    const { key: known, target, scope, split, line } = edit;
    const key = known ?? keyFor.get(targetName(target));
    if (key !== undefined && keys.has(key)) {
      const own = byKey.get(key);
      if (own === undefined) byKey.set(key, [edit]);
      else own.push(edit);
    } else if (line.level === null) {
      const rate = rateBeside(keys, { for: target, scope: scope ?? "udr", split, base: line.charge });
      added.push(rate);
      keys.add(rate.key);
      if (!keyFor.has(targetName(target))) keyFor.set(targetName(target), rate.key);
    }
  }
  return { byKey, added };
}

/** A new rate begins with its base, wherever in the sheet that stands. */
function basesFirst(edits: readonly RateEdit[]): readonly RateEdit[] {
  return [...edits.filter(({ line }) => line.level === null), ...edits.filter(({ line }) => line.level !== null)];
}

function withEdit(rate: Rate, { scope, split, line }: RateEdit): Rate {
  return { ...rateWithLine(rate, { was: line.level, line }), ...(scope === null ? {} : { scope }), ...(split === null ? {} : { split }) };
}
