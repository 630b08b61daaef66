import { and, desc, eq } from "drizzle-orm";
import { accountNote } from "../schema/account-note.ts";
import { udr } from "../schema/udr.ts";
import type { Reader, Tx } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";

export type NewNote = Omit<typeof accountNote.$inferInsert, "createdAt">;
export type NoteRow = typeof accountNote.$inferSelect;

export async function insertNote(tx: Tx, note: NewNote): Promise<void> {
  await tx.insert(accountNote).values(note);
}

/** The newest of an account, or of one UDR of it. */
export async function listNoteRows(
  reader: Reader,
  key: AccountKey,
  { udrId, limit }: { readonly udrId: number | null; readonly limit: number },
): Promise<readonly NoteRow[]> {
  return reader
    .select()
    .from(accountNote)
    .where(and(ofAccount(accountNote, key), udrId === null ? undefined : eq(accountNote.udrId, udrId)))
    .orderBy(desc(accountNote.writtenAt), desc(accountNote.noteId))
    .limit(limit);
}

export async function hasUdr(reader: Reader, key: AccountKey, udrId: number): Promise<boolean> {
  const rows = await reader
    .select({ udrId: udr.udrId })
    .from(udr)
    .where(and(ofAccount(udr, key), eq(udr.udrId, udrId)));
  return rows.length > 0;
}
