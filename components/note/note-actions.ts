import type { AddNoteInput } from "#lib/domain/note/note-schema.ts";
import type { NoteView } from "#lib/domain/note/note-view.ts";
import type { Action } from "#lib/web/action-result.ts";

export type AddNote = Action<AddNoteInput, NoteView>;
