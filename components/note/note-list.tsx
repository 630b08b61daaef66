import type { NoteView } from "#lib/domain/note/note-view.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";

type NoteListProps = {
  readonly notes: readonly NoteView[];
  readonly zone: string;
  /** On the page of a UDR its own notes need not say which UDR they are about. */
  readonly saysUdr: boolean;
};

/** Notes, newest first, as they were written. */
export function NoteList({ notes, zone, saysUdr }: NoteListProps) {
  return (
    <ol aria-label="Notes" className="grid gap-3">
      {notes.map(({ noteId, udrId, text, ticket, by, at }) => (
        <li key={noteId} className="border-line-soft border-b pb-3 last:border-b-0 last:pb-0">
          <p className="whitespace-pre-wrap break-words">{text}</p>
          <p className="mt-1 flex flex-wrap items-center gap-x-1.5 gap-y-1 text-muted text-xs">
            <span>{by}</span>
            <span aria-hidden="true">·</span>
            <IsoInstant iso={at} zone={zone} />
            {saysUdr && udrId !== null ? (
              <>
                <span aria-hidden="true">·</span>
                <TextLink href={`/udrs/${udrId}`} className="-my-0.5 inline-block py-0.5">
                  UDR {udrId}
                </TextLink>
              </>
            ) : null}
            {ticket === null ? null : <Tag>Ticket {ticket}</Tag>}
          </p>
        </li>
      ))}
    </ol>
  );
}
