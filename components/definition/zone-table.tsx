import type { UsageZoneView } from "#lib/domain/definition/usage-zone.ts";
import type { ZoneAttribute } from "#lib/domain/definition/usage-zone-attributes.ts";
import { conditionInWords } from "#lib/domain/definition/usage-zone-words.ts";
import type { ConditionUse } from "#lib/domain/product/price-lines.ts";
import { Code } from "../ui/code.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { ConditionUses } from "./condition-uses.tsx";
import { type RestoreAction, restoreColumn } from "./restore-column.tsx";

type ListedZone = UsageZoneView & { readonly uses: readonly ConditionUse[] };

const columnsWith = (attributes: readonly ZoneAttribute[]): readonly Column<ListedZone>[] => [
  { key: "name", label: "Usage zone", isRowHeader: true, cell: ({ name }) => name },
  { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
  {
    key: "conditions",
    label: "Holds when",
    cell: ({ conditions }) => conditions.map((condition) => conditionInWords(condition, attributes)).join(", and "),
  },
  { key: "uses", label: "Priced by", cell: ({ uses }) => <ConditionUses uses={uses} /> },
];

type ZoneTableProps = {
  readonly zones: readonly ListedZone[];
  /** For the labels of what the conditions name; without them keys and values stand as they are. */
  readonly attributes?: readonly ZoneAttribute[];
  /** In the list of what is archived, for who may bring it back. */
  readonly restore?: RestoreAction | null;
};

/** Bundles of conditions on metadata, all of which must hold. */
export function ZoneTable({ zones, attributes = [], restore = null }: ZoneTableProps) {
  const columns = columnsWith(attributes);
  return (
    <DataTable
      label="Usage zones"
      columns={restore === null ? columns : [...columns, restoreColumn(restore)]}
      rows={zones}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/usage-zones/${encodeURIComponent(code)}`}
    />
  );
}
