import type { Instant } from "#lib/kernel/instant.ts";
import { localMinute, readLocal } from "../product/local-instant.ts";
import type { StoredCatalog } from "./catalog.ts";

/** Where it is typed, and over what. */
export type DraftSetting = { readonly zone: string; readonly stored: StoredCatalog | null };

type DraftTime = { readonly instant: Instant | null; readonly problem: string | null };

/** A time that nobody touched stays the instant that it was, seconds and all, also where clocks show it twice. */
export function readDraftTime(text: string, { zone, stored }: DraftSetting): DraftTime {
  const kept = knownTimes(stored).find((instant) => localMinute(instant, zone) === text);
  if (kept !== undefined) return { instant: kept, problem: null };
  const reading = readLocal(text, zone);
  if (reading === null) return { instant: null, problem: "Give it a date and a time." };
  if (reading.occurs !== "never") return { instant: reading.instant, problem: null };
  return { instant: null, problem: "The clocks go forward then and never show that time. Choose another." };
}

function knownTimes(stored: StoredCatalog | null): readonly Instant[] {
  if (stored === null) return [];
  const periods = stored.validity.flatMap((one) => (one.kind === "period" ? [one.from, one.to] : []));
  const windows = stored.lines.flatMap(({ availableFrom, availableTo }) => [availableFrom, availableTo]);
  return [...periods, ...windows].filter((instant) => instant !== null);
}
