import type { DocumentChange } from "./document-change.ts";
import { percentChange } from "./percent-change.ts";
import { cellId, priceCells } from "./price-cells.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import type { RatingSurroundings } from "./price-plan-view.ts";
import { rateLines } from "./rate-lines.ts";

/** A difference as people call it: "Films", "Level 1, PPV off-peak", "€5.00" to "€4.00", "−20.0". */
export type NamedChange = DocumentChange & { readonly subject: string; readonly detail: string | null; readonly percent: string | null };

type Compared = RatingSurroundings & { readonly before: PricePlanDocument | null; readonly after: PricePlanDocument };

/** The same changes in the order of the rates, under the names of what they are about. */
export function namedChanges(changes: readonly DocumentChange[], compared: Compared): readonly NamedChange[] {
  return changes.map((change) => {
    const place = placeOf(change.path);
    if (place === null) return { ...change, subject: change.label, detail: null, percent: null };
    return { ...change, ...nameOf(place, compared), percent: change.kind === "priceChanged" ? percentAt(place, compared) : null };
  });
}

type Place = { readonly rateKey: string; readonly level: number | null; readonly isWholeRate: boolean };

/** "rates.movies.base", "rates.movies.level 1", "rates.movies". */
function placeOf(path: string): Place | null {
  const match = /^rates\.(.+?)(?:\.(base|level (\d+)))?$/.exec(path);
  const rateKey = match?.[1];
  if (rateKey === undefined) return null;
  return { rateKey, level: match?.[3] === undefined ? null : Number.parseInt(match[3], 10), isWholeRate: match?.[2] === undefined };
}

function nameOf(
  { rateKey, level, isWholeRate }: Place,
  { before, after, definitions, names }: Compared,
): Pick<NamedChange, "subject" | "detail"> {
  const rate = [after, before].flatMap((document) => document?.rates ?? []).find(({ key }) => key === rateKey);
  const [lines] = rate === undefined ? [] : rateLines([rate], definitions, names);
  if (lines === undefined) return { subject: rateKey, detail: null };
  if (isWholeRate) return { subject: lines.target.name, detail: null };
  const line = lines.lines.find((each) => each.level === level);
  const condition = [line?.time?.name, line?.zone?.name].filter((name) => name !== undefined).join(", ");
  return { subject: lines.target.name, detail: level === null ? "Base" : [`Level ${level}`, condition].filter(Boolean).join(", ") };
}

function percentAt({ rateKey, level }: Place, { before, after }: Compared): string | null {
  if (before === null) return null;
  const ids = [cellId(rateKey, level, "price"), cellId(rateKey, level, "amount")];
  const [was, is] = [before, after].map((document) => priceCells(document).find(({ id }) => ids.includes(id))?.value);
  return was === undefined || is === undefined ? null : percentChange(was, is);
}
