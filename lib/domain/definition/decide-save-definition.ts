import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";

/** Of a definition as it is stored, held against other writers. */
export type StoredDefinition<State> = {
  readonly code: string;
  readonly revision: number;
  readonly isArchived: boolean;
  readonly state: State;
};

export type DefinitionSave<State> = {
  readonly code: string;
  /** The revision that the editor began from; null makes a new one. */
  readonly revision: number | null;
  readonly state: State;
  readonly stored: StoredDefinition<State> | null;
  /** What bears the name already, itself included. Case does not count. */
  readonly namesake: { readonly code: string; readonly name: string } | null;
  /** Who changed it last. */
  readonly editor: string | null;
};

export type SavedDefinition = { readonly kind: "create" | "edit" | "keep"; readonly revision: number };

/** A state whose members are texts, numbers and lists of texts: what stands in a notice of a conflict. */
type StateLike = { readonly name: string };

/**
 * What holds for every definition, in this order: it exists or is new, its code is free, it is not archived, nobody saved in
 * between, its name is free. Saving what is stored already changes nothing, so a retry is no conflict.
 */
export function decideSaveDefinition<State extends StateLike>(save: DefinitionSave<State>): Result<SavedDefinition, Refusal> {
  const { code, revision, state, stored, namesake } = save;
  if (revision === null && stored !== null) {
    return refused({ code: "CODE_TAKEN", path: "code", params: { code, name: stored.state.name } });
  }
  if (revision !== null && stored === null) return refused({ code: "NOT_FOUND" });
  if (stored?.isArchived) return refused({ code: "DEFINITION_ARCHIVED" });
  const isKept = stored !== null && JSON.stringify(stored.state) === JSON.stringify(state);
  if (stored !== null && isKept) return ok({ kind: "keep", revision: stored.revision });
  if (stored !== null && revision !== stored.revision) return refused(staleRefusal(stored, save.editor));
  if (namesake !== null && namesake.code !== code) {
    return refused({ code: "NAME_TAKEN", path: "name", params: { name: namesake.name, code: namesake.code } });
  }
  return ok(stored === null ? { kind: "create", revision: 1 } : { kind: "edit", revision: stored.revision + 1 });
}

/** Carries what the other person saved, so that the editor can show it beside what was typed. */
export function staleRefusal(stored: StoredDefinition<object>, editor: string | null): Refusal {
  const saved = Object.entries(stored.state).map(([member, value]: [string, unknown]) => [member, shown(value)] as const);
  return { code: "STALE_REVISION", params: { ...Object.fromEntries(saved), revision: stored.revision, by: editor ?? "Somebody" } };
}

function shown(value: unknown): string | number {
  if (typeof value === "string" || typeof value === "number") return value;
  return Array.isArray(value) ? value.join("\n") : "";
}
