import { listInWords } from "#lib/kernel/list-in-words.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import { type StoredDefinition, staleRefusal } from "./decide-save-definition.ts";

type ArchiveFacts = {
  readonly stored: StoredDefinition<object> | null;
  /** The revision that was looked at. */
  readonly revision: number;
  /** What uses it, in words: "Global price plan v2", "UDR type Pay-per-view". */
  readonly users: readonly string[];
  readonly editor: string | null;
};

export type Archived = { readonly isChanged: boolean; readonly revision: number };

const MOST_NAMED = 5;

/** Nothing that is still used leaves the lists, and nothing is ever deleted: what was billed goes on being readable. */
export function decideArchive({ stored, revision, users, editor }: ArchiveFacts): Result<Archived, Refusal> {
  if (stored === null) return refused({ code: "NOT_FOUND" });
  if (stored.isArchived) return ok({ isChanged: false, revision: stored.revision });
  if (stored.revision !== revision) return refused(staleRefusal(stored, editor));
  if (users.length > 0) return refused({ code: "DEFINITION_IN_USE", params: { users: named(users) } });
  return ok({ isChanged: true, revision: revision + 1 });
}

/** Its code and name were kept for it, so nothing stands against bringing it back. */
export function decideRestore({ stored, revision, editor }: Omit<ArchiveFacts, "users">): Result<Archived, Refusal> {
  if (stored === null) return refused({ code: "NOT_FOUND" });
  if (!stored.isArchived) return ok({ isChanged: false, revision: stored.revision });
  return stored.revision === revision ? ok({ isChanged: true, revision: revision + 1 }) : refused(staleRefusal(stored, editor));
}

function named(users: readonly string[]): string {
  const more = users.length - MOST_NAMED;
  return listInWords(more > 0 ? [...users.slice(0, MOST_NAMED), `${more} more`] : users, "and");
}
