import { codeProblem, descriptionProblem, nameProblem } from "./definition-texts.ts";
import type { DraftProblem } from "./time-model-draft.ts";
import type { Channel, SourceView } from "./udr-type-view.ts";

/** A source as it is typed. */
export type SourceDraft = { readonly code: string; readonly name: string; readonly description: string; readonly channel: Channel };

export const NEW_SOURCE_DRAFT: SourceDraft = { code: "", name: "", description: "", channel: "api" };

export function sourceDraft({ code, name, description, channel }: SourceView): SourceDraft {
  return { code, name, description: description ?? "", channel };
}

/** Everything that is wrong with the draft, in the order of the form. */
export function readSourceDraft({ code, name, description }: SourceDraft): readonly DraftProblem[] {
  return [
    { field: "name", message: nameProblem(name) },
    { field: "code", message: codeProblem(code) },
    { field: "description", message: descriptionProblem(description) },
  ].flatMap(({ field, message }) => (message === null ? [] : [{ field, message }]));
}
