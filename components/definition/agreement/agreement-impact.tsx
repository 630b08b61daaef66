import type { AgreementImpact, ImpactRow, PricedAs } from "#lib/domain/agreement/agreement-view.ts";
import { Amount } from "../../ui/amount.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { IsoInstant } from "../../ui/iso-instant.tsx";

type ImpactProps = { readonly impact: AgreementImpact; readonly zone: string };

/** The account's latest usage, as it would be priced from then on: without what is asked for, and with it. */
export function AgreementImpactTable({ impact: { currency, at, rows }, zone }: ImpactProps) {
  if (rows.length === 0) return <p className="text-muted">The account has no usage that shows what it does to prices.</p>;
  const columns: readonly Column<ImpactRow>[] = [
    {
      key: "product",
      label: "Usage",
      isRowHeader: true,
      cell: ({ product, quantity }) => (quantity === "1" ? product : `${quantity} × ${product}`),
    },
    { key: "used", label: "Used", cell: ({ usedAt }) => <IsoInstant iso={usedAt} zone={zone} />, className: "whitespace-nowrap" },
    { key: "now", label: "Without it", align: "end", cell: ({ now }) => <Priced priced={now} currency={currency} /> },
    { key: "agreed", label: "With it", align: "end", cell: ({ agreed }) => <Priced priced={agreed} currency={currency} /> },
  ];
  return (
    <div className="grid gap-1.5">
      <h3 className="font-semibold">What it does to prices</h3>
      <p className="text-muted text-xs">
        The account’s latest usage, as if it were used again from <IsoInstant iso={at} zone={zone} />
      </p>
      <DataTable
        label="What it does to prices"
        columns={columns}
        rows={rows}
        rowKey={({ udrId }) => String(udrId)}
        density="compact"
        className="rounded-md border"
      />
    </div>
  );
}

function Priced({ priced, currency }: { readonly priced: PricedAs; readonly currency: string }) {
  if (priced.gross === null) return <span className="text-negative text-pretty">{priced.refusal}</span>;
  return (
    <span className="grid">
      <Amount value={priced.gross} currency={currency} />
      <span className="text-muted text-xs">{priced.plan}</span>
    </span>
  );
}
