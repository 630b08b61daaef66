import type { NoteView } from "#lib/domain/note/note-view.ts";
import { Panel } from "../ui/panel.tsx";
import type { AddNote } from "./note-actions.ts";
import { NoteForm } from "./note-form.tsx";
import { NoteList } from "./note-list.tsx";

type NotePanelProps = {
  readonly account: string;
  /** Null: the notes of the whole account. */
  readonly udrId: number | null;
  readonly notes: readonly NoteView[];
  readonly zone: string;
  /** Null for those who only read. */
  readonly add: AddNote | null;
};

/** What agents wrote down about a customer or a UDR, and the form for another note. */
export function NotePanel({ account, udrId, notes, zone, add }: NotePanelProps) {
  return (
    <Panel title="Notes" id="notes">
      <div className="grid gap-4">
        {add === null ? null : <NoteForm account={account} udrId={udrId} add={add} />}
        {notes.length === 0 ? <p className="text-muted">No note yet.</p> : <NoteList notes={notes} zone={zone} saysUdr={udrId === null} />}
      </div>
    </Panel>
  );
}
