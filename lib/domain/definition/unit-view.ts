import type { Instant } from "#lib/kernel/instant.ts";
import type { DefinitionChange } from "./definition-change.ts";
import type { Reference } from "./reference.ts";

export type UnitView = {
  readonly code: string;
  readonly name: string;
  readonly description: string | null;
  readonly decimals: number;
  /** How many counted units make one priced unit, as exact text. */
  readonly scale: string;
  readonly udrTypes: readonly Reference[];
  readonly revision: number;
  /** Archived definitions stay readable and are offered nowhere. */
  readonly archivedAt: Instant | null;
};

export type UnitDetailView = UnitView & { readonly history: readonly DefinitionChange[] };

/** UDRs are counted no further than the bound: beyond it their number decides nothing. */
export const MOST_UDRS_COUNTED = 10_000;

/** "1,204", "10,000+". */
export function countInWords(count: number): string {
  return count > MOST_UDRS_COUNTED ? `${MOST_UDRS_COUNTED.toLocaleString("en-GB")}+` : count.toLocaleString("en-GB");
}
