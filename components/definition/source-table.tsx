import { CHANNEL_NAMES, type SourceView } from "#lib/domain/definition/udr-type-view.ts";
import { Code } from "../ui/code.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { ReferenceLinks } from "./reference-links.tsx";

const COLUMNS: readonly Column<SourceView>[] = [
  { key: "name", label: "Source", isRowHeader: true, cell: ({ name }) => <span className="font-medium">{name}</span> },
  { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
  { key: "channel", label: "Follows from the channel", cell: ({ channel }) => CHANNEL_NAMES[channel] },
];

const WITH_USES: readonly Column<SourceView>[] = [
  ...COLUMNS,
  { key: "udrTypes", label: "Allowed for", cell: ({ udrTypes }) => <ReferenceLinks items={udrTypes} under="/udr-types" /> },
];

type SourceTableProps = { readonly sources: readonly SourceView[]; readonly showUses?: boolean };

/** The systems usage comes from. A source follows from the channel of an order and is never typed. */
export function SourceTable({ sources, showUses = false }: SourceTableProps) {
  return <DataTable label="Sources" columns={showUses ? WITH_USES : COLUMNS} rows={sources} rowKey={({ code }) => code} />;
}
