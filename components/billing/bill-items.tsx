import { Amount } from "#components/ui/amount.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Code } from "#components/ui/code.tsx";
import { type Column, DataTable } from "#components/ui/data-table.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { QuantityText } from "#components/ui/quantity-text.tsx";
import type { BillDetail, BillItemView } from "#lib/domain/billing/billing-view.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";

/** The rated billing items behind the lines, each leading to its UDR. */
export function BillItems({
  bill,
  zone,
  isFirstPage,
}: {
  readonly bill: BillDetail;
  readonly zone: string;
  readonly isFirstPage: boolean;
}) {
  const { rows, nextCursor } = bill.items;
  return (
    <Panel title="Items" description="What each line is made of. The number leads to the usage itself." flush className="print:hidden">
      <DataTable
        label="Items of this bill"
        columns={columns(bill.currency, zone)}
        rows={rows}
        rowKey={({ rbiId }) => String(rbiId)}
        rowHref={({ udrId }) => `/udrs/${udrId}`}
      />
      {nextCursor !== null || !isFirstPage ? (
        <div className="flex justify-center gap-2 border-t p-3">
          {isFirstPage ? null : <ButtonLink href={`/bills/${bill.number}`}>First items</ButtonLink>}
          {nextCursor === null ? null : <ButtonLink href={`/bills/${bill.number}?after=${nextCursor}`}>Next items</ButtonLink>}
        </div>
      ) : null}
    </Panel>
  );
}

function columns(currency: string, zone: string): readonly Column<BillItemView>[] {
  return [
    { key: "udr", label: "UDR", isRowHeader: true, cell: ({ udrId }) => <Code>{udrId}</Code> },
    { key: "rbi", label: "RBI", cell: ({ rbiId }) => <Code>{rbiId}</Code> },
    { key: "what", label: "Item", cell: (item) => nameOf(item) },
    { key: "product", label: "Service", cell: ({ product }) => product.name },
    { key: "from", label: "Used from", cell: ({ usedFrom }) => <IsoInstant iso={usedFrom} zone={zone} /> },
    { key: "quantity", label: "Usage", align: "end", cell: ({ quantity, unit }) => <QuantityText value={quantity} unit={unit} /> },
    { key: "gross", label: "Gross", align: "end", cell: ({ gross }) => <Amount value={gross} currency={currency} sayCredit /> },
  ];
}

function nameOf({ kind, reverses, corrects, gross }: BillItemView): string {
  if (corrects !== null) return corrects;
  if (kind === "reversal") return `Reversal of ${reverses ?? "a charge"}`;
  return gross.startsWith("-") ? "Credit" : "Charge";
}
