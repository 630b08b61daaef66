import { inOrder } from "#lib/domain/product/product-content.ts";
import type { TaxRateView } from "#lib/domain/tax-rate/tax-rate.ts";
import { nextStep, percentOf } from "#lib/domain/tax-rate/tax-steps.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { Code } from "../../ui/code.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { None } from "../../ui/description-list.tsx";
import { formatQuantity } from "../../ui/format-quantity.ts";
import { InstantText } from "../../ui/instant-text.tsx";
import { type RestoreAction, restoreColumn } from "../restore-column.tsx";

type TaxRateTableProps = {
  readonly rates: readonly TaxRateView[];
  readonly zone: string;
  readonly now: Instant;
  /** In the list of what is archived, for who may bring it back. */
  readonly restore?: RestoreAction | null;
};

export function TaxRateTable({ rates, zone, now, restore = null }: TaxRateTableProps) {
  const columns: readonly Column<TaxRateView>[] = [
    { key: "name", label: "Tax rate", isRowHeader: true, cell: ({ name }) => name },
    { key: "code", label: "Code", cell: ({ code }) => <Code>{code}</Code>, className: "whitespace-nowrap" },
    { key: "now", label: "Now", align: "end", cell: ({ steps }) => <Percent percent={percentOf(steps, now)} /> },
    { key: "next", label: "Next change", cell: ({ steps }) => <NextChange steps={steps} zone={zone} now={now} /> },
    { key: "products", label: "Products", align: "end", cell: ({ products }) => products.toLocaleString("en-GB") },
  ];
  return (
    <DataTable
      label="Tax rates"
      columns={restore === null ? columns : [...columns, restoreColumn(restore)]}
      rows={rates}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/tax-rates/${encodeURIComponent(code)}`}
    />
  );
}

function Percent({ percent }: { readonly percent: string | null }) {
  return percent === null ? <None /> : <span className="figures">{formatQuantity(percent)} %</span>;
}

function NextChange({ steps, zone, now }: Pick<TaxRateView, "steps"> & { readonly zone: string; readonly now: Instant }) {
  const next = nextStep(inOrder(steps), now);
  if (next === null) return <None />;
  return (
    <span>
      <span className="figures">{formatQuantity(next.percent)} %</span> from{" "}
      <InstantText instant={next.validFrom} zone={zone} style="date" />
    </span>
  );
}
