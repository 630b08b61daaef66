import { codeProblem, nameProblem } from "../definition/definition-texts.ts";
import type { ProviderView } from "../definition/provider-view.ts";
import type { DraftProblem } from "../definition/time-model-draft.ts";

/** A provider as it is typed. */
export type ProviderDraft = Pick<ProviderView, "code" | "name" | "protocol" | "state">;

export const NEW_PROVIDER_DRAFT: ProviderDraft = { code: "", name: "", protocol: "", state: "notEffective" };

const MOST_PROTOCOL_LETTERS = 100;

export function protocolProblem(protocol: string): string | null {
  if (protocol.trim() === "") return "Say what it speaks, such as REST or a file by night.";
  return protocol.trim().length > MOST_PROTOCOL_LETTERS ? `At most ${MOST_PROTOCOL_LETTERS} letters.` : null;
}

/** Everything that is wrong with the draft, in the order of the form. */
export function readProviderDraft({ code, name, protocol }: ProviderDraft): readonly DraftProblem[] {
  return [
    { field: "name", message: nameProblem(name) },
    { field: "code", message: codeProblem(code) },
    { field: "protocol", message: protocolProblem(protocol) },
  ].flatMap(({ field, message }) => (message === null ? [] : [{ field, message }]));
}
