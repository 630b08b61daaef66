import { listNoteRows } from "#db/queries/account-notes.ts";
import { findAccountKey } from "#db/queries/account-position.ts";
import { actorNames } from "#db/queries/actor-names.ts";
import type { NotesInput } from "#lib/domain/note/note-schema.ts";
import type { NoteView } from "#lib/domain/note/note-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";

/** More than anybody reads during a call; the account's timeline has all of them. */
const SHOWN = 50;

/** The notes of an account, or of one UDR of it, newest first. */
export async function listNotes({ database }: Context, { account, udrId }: NotesInput): Promise<Result<readonly NoteView[], Refusal>> {
  const key = await findAccountKey(database, account);
  if (key === null) return refused({ code: "NOT_FOUND", path: "account" });
  const rows = await listNoteRows(database, key, { udrId, limit: SHOWN });
  const nameOf = await actorNames(
    database,
    rows.map(({ writtenBy }) => writtenBy),
  );
  return ok(
    rows.map(({ noteId, udrId: about, words, ticket, writtenBy, writtenAt }) => ({
      noteId,
      udrId: about,
      text: words,
      ticket,
      by: nameOf(writtenBy),
      at: instantToString(writtenAt),
    })),
  );
}
