import type { LineName } from "#lib/rating/lines-of-book.ts";

/** Under which the sums of a line are kept: its rate, and its level where it is not the base. */
export function lineKey({ rate, level }: Pick<LineName, "rate" | "level">): string {
  return level === null ? rate : `${rate}${SEPARATOR}${level}`;
}

/** Of a document: what the key of each of its lines stands for. */
export function linesByKey(rates: readonly LineRate[]): ReadonlyMap<string, LineName> {
  const lines = rates.flatMap(({ key: rate, tiered }) => [
    { rate, level: null, zone: null, timeModel: null },
    ...tiered.map(({ level, zone = null, timeModel = null }) => ({ rate, level, zone, timeModel })),
  ]);
  return new Map(lines.map((line) => [lineKey(line), line]));
}

type LineRate = {
  readonly key: string;
  readonly tiered: readonly { readonly level: number; readonly zone?: string | undefined; readonly timeModel?: string | undefined }[];
};

/** In no key of a rate. */
const SEPARATOR = "\n";
