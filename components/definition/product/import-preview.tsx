"use client";

import { ArrowRight } from "lucide-react";
import type { ImportRow } from "#lib/domain/product/decide-import-products.ts";
import type { ImportAnswer } from "#lib/domain/product/import-answer.ts";
import { ImportRows } from "../sheet/import-rows.tsx";
import { textInZone } from "./instants-in-zone.ts";

/** What an import would do, row by row. */
export function ImportPreview({ preview: { rows, counts, zone } }: { readonly preview: ImportAnswer }) {
  return <ImportRows rows={rows} counts={counts} label="Product" what={(row) => <What row={row} zone={zone} />} />;
}

function What({ row: { changes, problems }, zone }: { readonly row: ImportRow; readonly zone: string }) {
  return (
    <>
      {problems.map(({ column, message }) => (
        <li key={`${column} ${message}`}>
          <span className="text-muted">{column}:</span> {message}
        </li>
      ))}
      {changes.map(({ member, before, after }) => (
        <li key={JSON.stringify([member, before, after])} className="flex flex-wrap items-baseline gap-x-1.5">
          <span className="text-muted">{MEMBERS[member] ?? member}</span>
          <span className="text-muted">{shown(before, zone)}</span>
          <ArrowRight role="img" aria-label="becomes" className="size-3 shrink-0 self-center text-faint" />
          <span className="font-medium">{shown(after, zone)}</span>
        </li>
      ))}
    </>
  );
}

const MEMBERS: Readonly<Record<string, string>> = {
  validFrom: "valid from",
  validTo: "valid to",
  rating: "rated",
  taxRates: "tax rate",
  taxRate: "shared tax rate",
};

function shown(text: string | null, zone: string): string {
  return text === null || text === "null" || text === "[]" ? "none" : textInZone(text, zone);
}
