import type { StoredDefinition } from "./decide-save-definition.ts";
import type { Channel, SourceView } from "./udr-type-view.ts";

export type SourceState = { readonly name: string; readonly description: string | null; readonly channel: Channel };

export function sourceState({ name, description, channel }: SourceState): SourceState {
  return { name, description, channel };
}

export function storedSource(source: SourceView): StoredDefinition<SourceState> {
  return { code: source.code, revision: source.revision, isArchived: source.archivedAt !== null, state: sourceState(source) };
}
