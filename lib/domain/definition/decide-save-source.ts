import { type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import { type DefinitionSave, decideSaveDefinition, type SavedDefinition } from "./decide-save-definition.ts";
import type { SourceState } from "./source-state.ts";

export type SourceSave = DefinitionSave<SourceState> & { readonly isOnlyDesk: boolean };

/** Agents order under a source of the desk's channel: the last one keeps its channel, or their orders would be refused. */
export function decideSaveSource({ isOnlyDesk, ...save }: SourceSave): Result<SavedDefinition, Refusal> {
  const decided = decideSaveDefinition(save);
  if (!decided.ok || !isOnlyDesk || save.state.channel === "desk") return decided;
  const problem =
    "It is the only source of the agent's desk, and orders there could not be recorded. Make another source for the desk first.";
  return refused({ code: "DEFINITION_INVALID", path: "channel", params: { problem } });
}
