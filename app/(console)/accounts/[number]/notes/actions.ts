"use server";

import { addNoteInput } from "#lib/domain/note/note-schema.ts";
import { addNote as addNoteOperation } from "#lib/operations/account/add-note.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const addNote = defineAction({ name: "note.write", permission: "note.write", input: addNoteInput, run: addNoteOperation });
