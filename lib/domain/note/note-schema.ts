import * as z from "zod";
import { LONGEST_NOTE, LONGEST_TICKET } from "./note-view.ts";

export const notesInput = z.strictObject({
  account: z.string().min(1).max(40),
  /** Of one UDR; null: of the whole account. */
  udrId: z.int().positive().nullable(),
});
export type NotesInput = z.output<typeof notesInput>;

/** Ticket numbers are whatever the desk's own system gives out, so their form is free. */
export const addNoteInput = notesInput.extend({
  text: z.string().trim().min(1, "Write what there is to know.").max(LONGEST_NOTE, `At most ${LONGEST_NOTE} letters.`),
  ticket: z
    .string()
    .trim()
    .max(LONGEST_TICKET, `At most ${LONGEST_TICKET} letters.`)
    .transform((text) => (text === "" ? null : text))
    .nullable(),
});
export type AddNoteInput = z.output<typeof addNoteInput>;
