import type { Reference } from "#lib/domain/definition/reference.ts";
import type { ValueListView } from "#lib/domain/definition/udr-type-view.ts";
import { Code } from "../ui/code.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { ReferenceLinks } from "./reference-links.tsx";
import { type RestoreAction, restoreColumn } from "./restore-column.tsx";

type ListedValueList = ValueListView & { readonly udrTypes: readonly Reference[] };

const COLUMNS: readonly Column<ListedValueList>[] = [
  { key: "name", label: "Value list", isRowHeader: true, cell: ({ name }) => name },
  { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
  { key: "values", label: "Values", align: "end", cell: ({ items }) => items.length },
  { key: "shape", label: "Shape", cell: ({ items }) => levelsInWords(items), className: "text-muted" },
  { key: "udrTypes", label: "Used by", cell: ({ udrTypes }) => <ReferenceLinks items={udrTypes} under="/udr-types" /> },
];

function levelsInWords(items: ValueListView["items"]): string {
  const levels = Math.max(0, ...items.map(({ depth }) => depth)) + 1;
  return levels === 1 ? "Flat" : `Tree of ${levels} levels`;
}

type ValueListTableProps = {
  readonly lists: readonly ListedValueList[];
  /** In the list of what is archived, for who may bring it back. */
  readonly restore?: RestoreAction | null;
};

export function ValueListTable({ lists, restore = null }: ValueListTableProps) {
  return (
    <DataTable
      label="Value lists"
      columns={restore === null ? COLUMNS : [...COLUMNS, restoreColumn(restore)]}
      rows={lists}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/value-lists/${encodeURIComponent(code)}`}
    />
  );
}
