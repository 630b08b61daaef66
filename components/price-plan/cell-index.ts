import { type PriceCell, rateCells } from "#lib/domain/price-plan/price-cells.ts";
import type { Rate } from "#lib/rating/rate-book.ts";
import { priceProblem } from "./price-problem.ts";

export type CellProblem = { readonly cell: PriceCell; readonly message: string };

/** The prices of a document, by their name and by their rate. */
export type CellIndex = {
  readonly byId: ReadonlyMap<string, PriceCell>;
  readonly byRate: ReadonlyMap<string, readonly PriceCell[]>;
  /** Of the prices as the document has them. */
  readonly problems: readonly CellProblem[];
};

type Indexed = Pick<CellIndex, "problems"> & { readonly cells: readonly PriceCell[] };

// Every key that is pressed asks anew, and of thousands of rates one has changed.
const indexes = new WeakMap<readonly Rate[], CellIndex>();
const ratesIndexed = new WeakMap<Rate, Indexed>();

/** Made once for each document; of rates that it shares with an earlier one, wherever they stand now, the cells are the same objects. */
export function cellIndex({ rates }: { readonly rates: readonly Rate[] }): CellIndex {
  const known = indexes.get(rates);
  if (known !== undefined) return known;
  const indexed = rates.map((rate) => ({ key: rate.key, ...indexedRate(rate) }));
  const index = {
    byId: new Map(indexed.flatMap(({ cells }) => cells.map((cell) => [cell.id, cell]))),
    byRate: new Map(indexed.map(({ key, cells }) => [key, cells])),
    problems: indexed.flatMap(({ problems }) => problems),
  };
  indexes.set(rates, index);
  return index;
}

function indexedRate(rate: Rate): Indexed {
  const known = ratesIndexed.get(rate);
  if (known !== undefined) return known;
  const cells = rateCells(rate);
  const problems = cells.flatMap((cell) => {
    const message = priceProblem(cell.value, cell.field);
    return message === null ? [] : [{ cell, message }];
  });
  const indexed = { cells, problems };
  ratesIndexed.set(rate, indexed);
  return indexed;
}
