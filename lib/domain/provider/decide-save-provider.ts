import { listInWords } from "#lib/kernel/list-in-words.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { type DefinitionSave, decideSaveDefinition, type SavedDefinition } from "../definition/decide-save-definition.ts";
import type { Refusal } from "../refusal.ts";
import type { CodeChange } from "./provider-codes.ts";
import type { ProviderState } from "./provider-state.ts";

export type ProviderSave = DefinitionSave<ProviderState> & {
  /** What would be written, and nothing else. */
  readonly changes: readonly CodeChange[];
  /** The products of the changes that there are. */
  readonly known: ReadonlySet<string>;
};

const MOST_NAMED = 5;

/** As of every definition, its codes included: who changes only them changes the provider. */
export function decideSaveProvider({ changes, known, ...save }: ProviderSave): Result<SavedDefinition, Refusal> {
  const { stored, state } = save;
  const decided = decideSaveDefinition({
    ...save,
    state: { ...state, changedCodes: changes.length },
    stored: stored && { ...stored, state: { ...stored.state, changedCodes: 0 } },
  });
  if (!decided.ok) return decided;
  const unknown = changes.map(({ product }) => product).filter((product) => !known.has(product));
  if (unknown.length === 0) return ok(decided.value);
  const more = unknown.length - MOST_NAMED;
  const named = listInWords(more > 0 ? [...unknown.slice(0, MOST_NAMED), `${more} more`] : unknown, "and");
  return refused({ code: "DEFINITION_INVALID", path: "productCodes", params: { problem: `There is no product ${named}.` } });
}
