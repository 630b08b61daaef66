import type { Charge } from "#lib/rating/charges/charge.ts";
import { chargeInWords } from "#lib/rating/words/charge-in-words.ts";

type ChargeWordsProps = { readonly charge: Charge; readonly currency: string; readonly unit: string | null };

/** A price with what it is for: "€10.00 per transaction", "€3.00 flat". */
export function ChargeWords({ charge, currency, unit }: ChargeWordsProps) {
  const isPlainPerUnit = charge.charge === "perUnit" && (charge.per ?? "1") === "1";
  return (
    <span className="inline-flex flex-wrap items-baseline justify-end gap-x-1.5">
      <span className="figures whitespace-nowrap font-semibold">{chargeInWords(charge, currency)}</span>
      {isPlainPerUnit && unit ? <span className="text-muted text-xs">per {unit.toLowerCase()}</span> : null}
    </span>
  );
}
