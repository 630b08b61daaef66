import { listInWords } from "#lib/kernel/list-in-words.ts";
import { type Result, refused } from "#lib/kernel/result.ts";
import { checkValueList } from "../price-plan/check-value-list.ts";
import { errorsIn } from "../price-plan/finding.ts";
import type { Refusal } from "../refusal.ts";
import { type DefinitionSave, decideSaveDefinition, type SavedDefinition } from "./decide-save-definition.ts";
import { countInWords } from "./unit-view.ts";
import type { ListedValue } from "./value-list-draft.ts";
import { type ValueListState, valueListState } from "./value-list-state.ts";
import type { ValueUses } from "./value-list-use.ts";

export type ValueListSave = Omit<DefinitionSave<ValueListState>, "state"> & {
  readonly name: string;
  readonly items: readonly ListedValue[];
  /** What the list held and would hold no more. */
  readonly removed: readonly string[];
  readonly uses: ValueUses;
  /** UDRs that carry one of the removed values, counted no further than the bound. */
  readonly carryingUdrs: number;
};

const MOST_NAMED = 5;

/**
 * What usage or a price says goes on being readable: a value leaves the list only when nothing names it. Where it stands
 * may change at any time, since what was published keeps the tree it was published with.
 */
export function decideSaveValueList(save: ValueListSave): Result<SavedDefinition, Refusal> {
  const { name, items, removed, uses, carryingUdrs, ...definition } = save;
  const decided = decideSaveDefinition({ ...definition, state: valueListState(name, items) });
  if (!decided.ok || decided.value.kind === "keep") return decided;
  const [error] = errorsIn(checkValueList([...items], "items"));
  if (error) return refused({ code: "DEFINITION_INVALID", path: error.path, params: { problem: error.message } });
  const used = removed.filter((value) => (uses.get(value) ?? []).length > 0);
  const users = [...new Set(used.flatMap((value) => uses.get(value) ?? []))];
  if (used.length > 0) return refused({ code: "PART_IN_USE", path: "items", params: { parts: named(used), users: named(users) } });
  if (carryingUdrs === 0) return decided;
  const recorded = `${countInWords(carryingUdrs)} recorded ${carryingUdrs === 1 ? "UDR" : "UDRs"}`;
  return refused({ code: "PART_IN_USE", path: "items", params: { parts: named(removed), users: recorded } });
}

function named(words: readonly string[]): string {
  const more = words.length - MOST_NAMED;
  return listInWords(more > 0 ? [...words.slice(0, MOST_NAMED), `${more} more`] : words, "and");
}
