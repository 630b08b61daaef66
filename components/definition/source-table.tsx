import { CHANNEL_NAMES, type SourceView } from "#lib/domain/definition/udr-type-view.ts";
import { Code } from "../ui/code.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { ReferenceLinks } from "./reference-links.tsx";
import { type RestoreAction, restoreColumn } from "./restore-column.tsx";

const COLUMNS: readonly Column<SourceView>[] = [
  { key: "name", label: "Source", isRowHeader: true, cell: ({ name }) => name },
  { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
  { key: "channel", label: "Follows from the channel", cell: ({ channel }) => CHANNEL_NAMES[channel] },
];

const WITH_USES: readonly Column<SourceView>[] = [
  ...COLUMNS,
  { key: "udrTypes", label: "Allowed for", cell: ({ udrTypes }) => <ReferenceLinks items={udrTypes} under="/udr-types" /> },
];

type SourceTableProps = {
  readonly sources: readonly SourceView[];
  readonly showUses?: boolean;
  /** In the list of what is archived, for who may bring it back. */
  readonly restore?: RestoreAction | null;
};

/** The systems usage comes from. A source follows from the channel of an order and is never typed. */
export function SourceTable({ sources, showUses = false, restore = null }: SourceTableProps) {
  const columns = showUses ? WITH_USES : COLUMNS;
  return (
    <DataTable
      label="Sources"
      columns={restore === null ? columns : [...columns, restoreColumn(restore)]}
      rows={sources}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/sources/${encodeURIComponent(code)}`}
    />
  );
}
