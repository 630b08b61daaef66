import { type UsageZoneView, zoneConditionInWords } from "#lib/domain/definition/usage-zone.ts";
import type { ConditionUse } from "#lib/domain/product/price-lines.ts";
import { Code } from "../ui/code.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { ConditionUses } from "./condition-uses.tsx";

type ListedZone = UsageZoneView & { readonly uses: readonly ConditionUse[] };

const COLUMNS: readonly Column<ListedZone>[] = [
  { key: "name", label: "Usage zone", isRowHeader: true, cell: ({ name }) => <span className="font-medium">{name}</span> },
  { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
  { key: "conditions", label: "Holds when", cell: ({ conditions }) => conditions.map(zoneConditionInWords).join(", and ") || "always" },
  { key: "uses", label: "Priced by", cell: ({ uses }) => <ConditionUses uses={uses} /> },
];

/** Bundles of conditions on metadata, all of which must hold. */
export function ZoneTable({ zones }: { readonly zones: readonly ListedZone[] }) {
  return <DataTable label="Usage zones" columns={COLUMNS} rows={zones} rowKey={({ code }) => code} />;
}
