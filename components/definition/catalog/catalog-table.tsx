import type { CatalogView } from "#lib/domain/catalog/catalog-view.ts";
import { conditionInWords } from "#lib/domain/catalog/condition-in-words.ts";
import { Code } from "../../ui/code.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { type RestoreAction, restoreColumn } from "../restore-column.tsx";
import { CatalogStatePill } from "./catalog-state-pill.tsx";
import { ValidityText } from "./validity-text.tsx";

type CatalogTableProps = {
  readonly catalogs: readonly CatalogView[];
  readonly zone: string;
  /** Of what is archived: the way back. */
  readonly restore: RestoreAction | null;
};

export function CatalogTable({ catalogs, zone, restore }: CatalogTableProps) {
  return (
    <DataTable
      label="Usage service catalogs"
      columns={restore === null ? columns(zone) : [...columns(zone), restoreColumn(restore)]}
      rows={catalogs}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/catalogs/${encodeURIComponent(code)}`}
    />
  );
}

function columns(zone: string): readonly Column<CatalogView>[] {
  return [
    { key: "name", label: "Catalog", isRowHeader: true, cell: ({ name }) => name },
    { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
    { key: "state", label: "State", cell: ({ state }) => <CatalogStatePill state={state} /> },
    { key: "validity", label: "Valid", cell: ({ validity }) => <ValidityText validity={validity} zone={zone} /> },
    { key: "lines", label: "Offers", cell: ({ lines }) => lines.map(({ target }) => target.name).join(", ") || "nothing yet" },
    {
      key: "conditions",
      label: "For subscribers with",
      cell: ({ conditions }) => <Conditions conditions={conditions} />,
    },
  ];
}

function Conditions({ conditions }: Pick<CatalogView, "conditions">) {
  if (conditions.length === 0) return <span className="text-muted">anyone</span>;
  return (
    <ul className="grid gap-0.5">
      {conditions.map((condition) => (
        <li key={conditionInWords(condition)}>{conditionInWords(condition)}</li>
      ))}
    </ul>
  );
}
