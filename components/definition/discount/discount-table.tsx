import type { DiscountRow } from "#lib/domain/discount/discount-view.ts";
import { Code } from "../../ui/code.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { None } from "../../ui/description-list.tsx";
import { StatusPill } from "../../ui/status-pill.tsx";
import { DRAFT_LOOK } from "../../ui/version-look.ts";
import { type RestoreAction, restoreColumn } from "../restore-column.tsx";
import { APPLICATION_WORDS, STANDING_LOOK } from "./discount-look.ts";

const COLUMNS: readonly Column<DiscountRow>[] = [
  { key: "name", label: "Discount", isRowHeader: true, cell: ({ name }) => name },
  { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
  { key: "application", label: "Applies", cell: ({ application }) => APPLICATION_WORDS[application], className: "whitespace-nowrap" },
  { key: "words", label: "What it gives", cell: ({ words }) => (words === null ? <None /> : <span className="text-pretty">{words}</span>) },
  { key: "state", label: "State", cell: (row) => <DiscountState row={row} /> },
];

/** How it stands, and what is under way. */
export function DiscountState({ row: { standing, draft } }: { readonly row: Pick<DiscountRow, "standing" | "draft"> }) {
  const look = STANDING_LOOK[standing];
  const under = draft === null ? null : DRAFT_LOOK[draft];
  return (
    <span className="flex flex-wrap gap-1.5">
      {standing === "none" && under !== null ? null : (
        <StatusPill tone={look.tone} mark={look.mark}>
          {look.label}
        </StatusPill>
      )}
      {under === null ? null : (
        <StatusPill tone={under.tone} mark={under.mark}>
          {under.label}
        </StatusPill>
      )}
    </span>
  );
}

type DiscountTableProps = { readonly discounts: readonly DiscountRow[]; readonly restore: RestoreAction | null };

export function DiscountTable({ discounts, restore }: DiscountTableProps) {
  return (
    <DataTable
      label="Additive discounts"
      columns={restore === null ? COLUMNS : [...COLUMNS, restoreColumn(restore)]}
      rows={discounts}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/discounts/${encodeURIComponent(code)}`}
    />
  );
}
