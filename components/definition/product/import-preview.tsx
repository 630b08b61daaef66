"use client";

import { ArrowRight } from "lucide-react";
import type { ImportRow } from "#lib/domain/product/decide-import-products.ts";
import type { ImportAnswer } from "#lib/domain/product/import-answer.ts";
import { Code } from "../../ui/code.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { Notice } from "../../ui/notice.tsx";
import { StatusPill } from "../../ui/status-pill.tsx";
import { textInZone } from "./instants-in-zone.ts";

const MOST_SHOWN = 200;

/** What has to be mended first, then what would change; what stays as it is only counts. */
const ORDER = ["error", "changed", "new"] as const satisfies readonly ImportRow["outcome"][];

/** What an import would do, row by row. */
export function ImportPreview({ preview }: { readonly preview: ImportAnswer }) {
  const { rows, counts, zone } = preview;
  const listed = ORDER.flatMap((outcome) => rows.filter((row) => row.outcome === outcome));
  const hidden = listed.length - MOST_SHOWN;
  return (
    <div className="grid gap-3">
      <p className="figures flex flex-wrap gap-x-4 font-medium">
        <span>{counts.new.toLocaleString("en-GB")} new</span>
        <span>{counts.changed.toLocaleString("en-GB")} changed</span>
        <span>{counts.unchanged.toLocaleString("en-GB")} unchanged</span>
        <span className={counts.error > 0 ? "text-negative" : ""}>{errorsInWords(counts.error)}</span>
      </p>
      {counts.error > 0 ? (
        <Notice tone="negative" title="Mend the rows with errors above, then preview again. Nothing is imported before." />
      ) : null}
      {listed.length === 0 ? <p className="text-muted">Every row is stored already, so there is nothing to import.</p> : null}
      {listed.length > 0 ? (
        <DataTable
          label="What the import would do"
          columns={columnsIn(zone)}
          rows={listed.slice(0, MOST_SHOWN)}
          rowKey={({ number }) => String(number)}
          density="compact"
          scroll="region"
        />
      ) : null}
      {hidden > 0 ? <p className="text-muted">{`and ${hidden.toLocaleString("en-GB")} more rows.`}</p> : null}
    </div>
  );
}

function errorsInWords(count: number): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? "error" : "errors"}`;
}

function columnsIn(zone: string): readonly Column<ImportRow>[] {
  return [
    { key: "row", label: "Row", align: "end", cell: ({ number }) => number },
    { key: "name", label: "Product", isRowHeader: true, cell: ({ name, code }) => name || code },
    { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
    { key: "outcome", label: "Would be", cell: ({ outcome }) => <Outcome outcome={outcome} /> },
    { key: "what", label: "What", cell: (row) => <What row={row} zone={zone} /> },
  ];
}

function Outcome({ outcome }: Pick<ImportRow, "outcome">) {
  if (outcome === "error") {
    return (
      <StatusPill tone="negative" mark="cross">
        Error
      </StatusPill>
    );
  }
  return outcome === "new" ? <StatusPill tone="positive">New</StatusPill> : <StatusPill tone="accent">Changed</StatusPill>;
}

function What({ row: { changes, problems }, zone }: { readonly row: ImportRow; readonly zone: string }) {
  return (
    <ul className="grid gap-0.5 text-xs">
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
    </ul>
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
