import { nextId } from "#db/ids.ts";
import { hasUdr, insertNote } from "#db/queries/account-notes.ts";
import { findAccountKey } from "#db/queries/account-position.ts";
import type { AddNoteInput } from "#lib/domain/note/note-schema.ts";
import type { NoteView } from "#lib/domain/note/note-view.ts";
import { actorKey } from "#lib/domain/people/actor.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Writes down what there is to know about a customer, or about one UDR of theirs. Nobody ever changes or deletes it: a wrong note gets another. */
export async function addNote(context: Context, input: AddNoteInput): Promise<Result<NoteView, Refusal>> {
  const { account, udrId, text, ticket } = input;
  const { actor, now, database } = context;
  const noteId = await nextId(database, "accountNote");
  return idempotently(context, { action: "note.write", request: input }, async (tx) => {
    const key = await findAccountKey(tx, account);
    if (key === null) return refused({ code: "NOT_FOUND", path: "account" });
    if (udrId !== null && !(await hasUdr(tx, key, udrId))) return refused({ code: "NOT_FOUND", path: "udrId" });
    const { shard, accountId } = key;
    await insertNote(tx, { shard, accountId, noteId, udrId, words: text, ticket, writtenBy: actorKey(actor), writtenAt: now });
    // The words stand in the note, which lasts as long as the audit. They may say personal things, and the audit is read by more people.
    await writeAudit(tx, context, { action: "note.write", entity: "note", entityId: noteId, accountId, after: { udrId, ticket } });
    return ok({ noteId, udrId, text, ticket, by: actor.name, at: instantToString(now) });
  });
}
