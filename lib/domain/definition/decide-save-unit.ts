import { type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import { type DefinitionSave, decideSaveDefinition, type SavedDefinition } from "./decide-save-definition.ts";
import { countInWords } from "./unit-view.ts";

export type UnitState = {
  readonly name: string;
  readonly description: string | null;
  readonly decimals: number;
  /** Exact text, without zeros that say nothing. */
  readonly scale: string;
};

export type UnitSave = DefinitionSave<UnitState> & {
  /** UDRs whose usage is counted in the unit, counted no further than the bound. */
  readonly countedUdrs: number;
};

/** What is counted stays countable: with other decimals or another scale, quantities that are stored would mean something else. */
export function decideSaveUnit({ countedUdrs, ...save }: UnitSave): Result<SavedDefinition, Refusal> {
  const decided = decideSaveDefinition(save);
  if (!decided.ok || save.stored === null || countedUdrs === 0 || !measuresOtherwise(save.stored.state, save.state)) return decided;
  return refused({
    code: "UNIT_COUNTED",
    path: save.stored.state.decimals === save.state.decimals ? "scale" : "decimals",
    params: { count: countInWords(countedUdrs), unit: save.stored.state.name },
  });
}

export function measuresOtherwise(before: Pick<UnitState, "decimals" | "scale">, after: Pick<UnitState, "decimals" | "scale">): boolean {
  return before.decimals !== after.decimals || before.scale !== after.scale;
}
