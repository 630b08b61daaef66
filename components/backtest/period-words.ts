import { formatInstant } from "#components/ui/format-instant.ts";
import { instantOf } from "#components/ui/iso-instant.tsx";
import type { SelectionView } from "#lib/domain/backtest/backtest-view.ts";
import { plusMillis } from "#lib/kernel/instant.ts";

/** "1 Oct 2026 to 31 Oct 2026": both days are part of it. */
export function periodInWords({ from, to }: Pick<SelectionView, "from" | "to">, zone: string): string {
  const first = formatInstant(instantOf(from), zone, "date");
  const last = formatInstant(plusMillis(instantOf(to), -1), zone, "date");
  return first === last ? first : `${first} to ${last}`;
}

/** "all usage of all accounts", "usage of PPV films by VIP accounts". */
export function usageInWords({ classification, target }: Pick<SelectionView, "classification" | "target">): string {
  const usage = target === null ? "all usage" : `usage of ${target.name}`;
  return classification === null ? `${usage} of all accounts` : `${usage} of ${classification.name} accounts`;
}
