import { LOOK_UP_MATCH_NAMES, type LookUpTableView } from "#lib/domain/look-up/look-up-table.ts";
import { Code } from "../../ui/code.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { ReferenceLinks } from "../reference-links.tsx";
import { type RestoreAction, restoreColumn } from "../restore-column.tsx";
import { AttributePair } from "./attribute-pair.tsx";

const COLUMNS: readonly Column<LookUpTableView>[] = [
  { key: "name", label: "Look-up table", isRowHeader: true, cell: ({ name }) => name },
  { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
  { key: "what", label: "Looks up", cell: (table) => <AttributePair table={table} /> },
  { key: "match", label: "By", cell: ({ match }) => LOOK_UP_MATCH_NAMES[match], className: "text-muted" },
  { key: "rows", label: "Rows", align: "end", cell: ({ rowCount }) => rowCount.toLocaleString("en-GB") },
  { key: "udrTypes", label: "Used by", cell: ({ udrTypes }) => <ReferenceLinks items={udrTypes} under="/udr-types" /> },
];

type LookUpTablesProps = {
  readonly tables: readonly LookUpTableView[];
  /** In the list of what is archived, for who may bring it back. */
  readonly restore?: RestoreAction | null;
};

export function LookUpTables({ tables, restore = null }: LookUpTablesProps) {
  return (
    <DataTable
      label="Look-up tables"
      columns={restore === null ? COLUMNS : [...COLUMNS, restoreColumn(restore)]}
      rows={tables}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/look-up-tables/${encodeURIComponent(code)}`}
    />
  );
}
