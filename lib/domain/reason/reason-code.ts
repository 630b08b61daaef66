import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { DefinitionSave, StoredDefinition } from "../definition/decide-save-definition.ts";
import type { DefinitionChange } from "../definition/definition-change.ts";
import { codeProblem, nameProblem } from "../definition/definition-texts.ts";
import type { Reference } from "../definition/reference.ts";
import type { DraftProblem } from "../definition/time-model-draft.ts";
import type { Refusal } from "../refusal.ts";

/** Why a correction may be made. Its name is what an agent chooses by. */
export type ReasonCodeView = Reference & {
  /** A favour (yes) keeps counting; an error (no) does not. */
  readonly usageHappened: boolean;
  readonly revision: number;
  /** Archived definitions stay readable and are offered nowhere. */
  readonly archivedAt: Instant | null;
};

export type ReasonCodeDetail = ReasonCodeView & {
  /** Corrections were made for it. */
  readonly isUsed: boolean;
  readonly users: readonly string[];
  readonly history: readonly DefinitionChange[];
};

export const USAGE_HAPPENED = {
  yes: "Yes: a favour. The quantity goes on counting.",
  no: "No: an error. The quantity does not count any more.",
} as const;

export type ReasonState = Pick<ReasonCodeView, "name" | "usageHappened">;

export type ReasonDraft = { readonly code: string; readonly name: string; readonly usageHappened: boolean };

export const NEW_REASON_DRAFT: ReasonDraft = { code: "", name: "", usageHappened: true };

/** Everything that is wrong with the draft, in the order of the form. */
export function readReasonDraft({ code, name }: ReasonDraft): readonly DraftProblem[] {
  return [
    { field: "name", message: nameProblem(name) },
    { field: "code", message: codeProblem(code) },
  ].flatMap(({ field, message }) => (message === null ? [] : [{ field, message }]));
}

export function storedReason({ code, name, usageHappened, revision, archivedAt }: ReasonCodeView): StoredDefinition<ReasonState> {
  return { code, revision, isArchived: archivedAt !== null, state: { name, usageHappened } };
}

/** Corrections that were made said by it whether their usage counts: that is not changed behind them. */
export function decideSaveReason({ stored, state }: DefinitionSave<ReasonState>, isUsed: boolean): Result<null, Refusal> {
  const isOther = stored !== null && stored.state.usageHappened !== state.usageHappened;
  return isOther && isUsed ? refused({ code: "REASON_USED", path: "usageHappened" }) : ok(null);
}

/** What needs a reason: corrections do, so the last one that can be chosen stays. */
export function reasonUsers(others: number): readonly string[] {
  return others === 0 ? ["corrections, which need a reason: it is the last one"] : [];
}

/** Whether the one list has the same codes as the other, in whatever order. */
export function isReordering(from: readonly string[], to: readonly string[]): boolean {
  const known = new Set(from);
  return from.length === to.length && new Set(to).size === to.length && to.every((code) => known.has(code));
}

/** With one of the list at another place. */
export function movedTo(codes: readonly string[], code: string, index: number): readonly string[] {
  const rest = codes.filter((each) => each !== code);
  return [...rest.slice(0, index), code, ...rest.slice(index)];
}
