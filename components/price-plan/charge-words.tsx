import { cn } from "#components/ui/class-names.ts";
import { quantityInWords } from "#lib/domain/price-plan/charge-steps.ts";
import type { Charge } from "#lib/rating/charges/charge.ts";
import { chargeInWords } from "#lib/rating/words/charge-in-words.ts";

type ChargeWordsProps = { readonly charge: Charge; readonly currency: string; readonly unit: string | null };

/** A price with what it is for: "€10.00 per transaction", "€3.00 flat". */
export function ChargeWords({ charge, currency, unit }: ChargeWordsProps) {
  const isPlainPerUnit = charge.charge === "perUnit" && quantityInWords(charge.per ?? "1") === "1";
  // One price stays on its line; bands are a sentence, which may be long.
  const isShort = charge.charge === "perUnit" || charge.charge === "flat";
  return (
    <span className="inline-flex flex-wrap items-baseline justify-end gap-x-1.5">
      <span className={cn("figures font-semibold", isShort && "whitespace-nowrap")}>{chargeInWords(charge, currency)}</span>
      {isPlainPerUnit && unit ? <span className="text-muted text-xs">per {unit.toLowerCase()}</span> : null}
    </span>
  );
}
