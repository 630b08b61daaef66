import type { TimeModel } from "#lib/domain/definition/time-model.ts";
import { windowInWords } from "#lib/domain/definition/windows-in-words.ts";
import type { ConditionUse } from "#lib/domain/product/price-lines.ts";
import { Code } from "../ui/code.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { ConditionUses } from "./condition-uses.tsx";
import { HoldsNow } from "./holds-now.tsx";
import { type RestoreAction, restoreColumn } from "./restore-column.tsx";

type ListedModel = TimeModel & { readonly holdsNow: boolean; readonly uses: readonly ConditionUse[] };

const COLUMNS: readonly Column<ListedModel>[] = [
  { key: "name", label: "Date/time model", isRowHeader: true, cell: ({ name }) => name },
  { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
  { key: "windows", label: "Windows", cell: ({ windows }) => windows.map(windowInWords).join("; ") || "none" },
  { key: "zone", label: "Time zone", cell: ({ timeZone }) => timeZone },
  { key: "now", label: "Now", cell: ({ holdsNow }) => <HoldsNow holds={holdsNow} /> },
  { key: "uses", label: "Priced by", cell: ({ uses }) => <ConditionUses uses={uses} /> },
];

type TimeModelTableProps = {
  readonly models: readonly ListedModel[];
  /** In the list of what is archived, for who may bring it back. */
  readonly restore?: RestoreAction | null;
};

export function TimeModelTable({ models, restore = null }: TimeModelTableProps) {
  return (
    <DataTable
      label="Date/time models"
      columns={restore === null ? COLUMNS : [...COLUMNS, restoreColumn(restore)]}
      rows={models}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/time-models/${encodeURIComponent(code)}`}
    />
  );
}
