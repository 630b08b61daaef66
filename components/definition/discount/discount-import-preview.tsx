"use client";

import type { DiscountImportAnswer, DiscountImportRow } from "#lib/domain/discount/decide-import-discounts.ts";
import { ImportRows } from "../sheet/import-rows.tsx";

/** What an import would do, row by row. */
export function DiscountImportPreview({ preview: { rows, counts } }: { readonly preview: DiscountImportAnswer }) {
  return <ImportRows rows={rows} counts={counts} label="Discount" outcomeLabel="Draft would be" what={(row) => <What row={row} />} />;
}

function What({ row: { words, changes, problems, notes } }: { readonly row: DiscountImportRow }) {
  return (
    <>
      {problems.map(({ column, message }) => (
        <li key={`${column} ${message}`}>
          <span className="text-muted">{column}:</span> {message}
        </li>
      ))}
      {words === null ? null : <li>{words}</li>}
      {changes.map(({ member, before, after }) => (
        <li key={member} className="text-muted">
          {member}: {before || "none"} <span aria-hidden="true">→</span>
          <span className="sr-only">becomes</span> {after || "none"}
        </li>
      ))}
      {notes.map((note) => (
        <li key={note} className="text-caution">
          To mend before it is submitted: {note}
        </li>
      ))}
    </>
  );
}
