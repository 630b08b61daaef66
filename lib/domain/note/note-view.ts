export const LONGEST_NOTE = 2000;
export const LONGEST_TICKET = 40;

/** A note as it is shown. It never changes, so it has no state and no revision. */
export type NoteView = {
  readonly noteId: number;
  /** Null: about the customer as a whole. */
  readonly udrId: number | null;
  readonly text: string;
  readonly ticket: string | null;
  readonly by: string;
  /** ISO text. */
  readonly at: string;
};
