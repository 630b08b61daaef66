import { type Result, refused } from "#lib/kernel/result.ts";
import { checkTimeModel } from "../price-plan/check-time-model.ts";
import { errorsIn } from "../price-plan/finding.ts";
import type { Refusal } from "../refusal.ts";
import { type DefinitionSave, decideSaveDefinition, type SavedDefinition } from "./decide-save-definition.ts";
import { type NamedTimeModel, type TimeModelState, timeModelState } from "./time-model-state.ts";

export type TimeModelSave = Omit<DefinitionSave<TimeModelState>, "state"> & { readonly content: NamedTimeModel };

/** A model is saved only if a price plan could take it over as it is: the checks are the pricing document's own. */
export function decideSaveTimeModel({ content, ...save }: TimeModelSave): Result<SavedDefinition, Refusal> {
  const decided = decideSaveDefinition({ ...save, state: timeModelState(content) });
  if (!decided.ok) return decided;
  const [error] = errorsIn(checkTimeModel(content.model, "model"));
  return error ? refused({ code: "DEFINITION_INVALID", path: error.path, params: { problem: error.message } }) : decided;
}
