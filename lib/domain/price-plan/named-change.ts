import type { Rate } from "#lib/rating/rate-book.ts";
import type { ChangedPart, DocumentChange } from "./document-change.ts";
import { percentChange } from "./percent-change.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import type { RatingSurroundings } from "./price-plan-view.ts";
import { firstOfEach } from "./rate-directory.ts";
import { rateLines } from "./rate-lines.ts";

/** A difference as people call it: "Films", "Level 1, PPV off-peak, up to 10", "€5.00" to "€4.00", "−20.0". */
export type NamedChange = DocumentChange & { readonly subject: string; readonly detail: string | null; readonly percent: string | null };

type Compared = RatingSurroundings & { readonly before: PricePlanDocument | null; readonly after: PricePlanDocument };

/** The same changes in the order of the rates, under the names of what they are about. */
export function namedChanges(changes: readonly DocumentChange[], compared: Compared): readonly NamedChange[] {
  const { before, after } = compared;
  const rates = firstOfEach([...after.rates, ...(before?.rates ?? [])], ({ key }) => key);
  return changes.map((change) => {
    const { part, label } = change;
    if (part === null) return { ...change, subject: label, detail: null, percent: null };
    const { figures } = part;
    return {
      ...change,
      ...nameOf(part, rates.get(part.rateKey), compared),
      percent: figures === null ? null : percentChange(figures.before, figures.after),
    };
  });
}

function nameOf(
  { rateKey, line, member }: ChangedPart,
  rate: Rate | undefined,
  { definitions, names }: RatingSurroundings,
): Pick<NamedChange, "subject" | "detail"> {
  const [lines] = rate === undefined ? [] : rateLines([rate], definitions, names);
  if (lines === undefined) return { subject: rateKey, detail: null };
  const subject = lines.target.name;
  if (line === "rate") return { subject, detail: null };
  const found = lines.lines.find(({ level }) => level === line);
  const condition = [found?.time?.name, found?.zone?.name].filter((name) => name !== undefined);
  const place = line === "base" ? ["Base"] : [`Level ${line}`, ...condition];
  return { subject, detail: [...place, ...(member === null ? [] : [member])].join(", ") };
}
