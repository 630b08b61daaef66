import type { ExplainedCharge } from "../explanation.ts";
import type { Messages } from "./messages.ts";
import type { Names } from "./names.ts";

/** What sentences are made with. */
export type WordsContext = {
  readonly names: Names;
  readonly messages: Messages;
  /** What one unit of the quantity is called within a sentence; null where nobody said. */
  readonly unit: string | null;
};

/** Usage times an attribute that was summed up (Mbps × hours over a cycle) is not in the unit of the usage any more. */
export function unitOf({ definition, counter }: ExplainedCharge, unit: string | null): string | null {
  return counter !== null && definition.charge === "perUnit" && definition.times !== undefined ? null : unit;
}
