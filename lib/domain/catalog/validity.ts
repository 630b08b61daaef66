import type { Instant } from "#lib/kernel/instant.ts";
import { localTime } from "#lib/kernel/zone.ts";
import type { CatalogValidity } from "./catalog.ts";

/** No validity at all means always. The days of a yearly range are days in the installation's zone. */
export function isValidAt(validity: readonly CatalogValidity[], at: Instant, zone: string): boolean {
  return validity.length === 0 || validity.some((one) => holdsAt(one, at, zone));
}

/** Half-open, open-ended where an end is null. */
export function isWithin(at: Instant, { from, to }: { readonly from: Instant | null; readonly to: Instant | null }): boolean {
  return (from === null || at >= from) && (to === null || at < to);
}

function holdsAt(validity: CatalogValidity, at: Instant, zone: string): boolean {
  if (validity.kind === "period") return isWithin(at, validity);
  const { firstDay, lastDay } = validity;
  const day = monthDay(at, zone);
  return firstDay <= lastDay ? day >= firstDay && day <= lastDay : day >= firstDay || day <= lastDay;
}

/** "02-29". Month-days compare as text, so a bound of 29 February needs no special care in other years. */
function monthDay(at: Instant, zone: string): string {
  const { month, day } = localTime(at, zone);
  return `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
