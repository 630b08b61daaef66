import type { ReactNode } from "react";
import { Amount } from "#components/ui/amount.tsx";
import { Code } from "#components/ui/code.tsx";
import { type Column, DataTable } from "#components/ui/data-table.tsx";
import { None } from "#components/ui/description-list.tsx";
import { QuantityText } from "#components/ui/quantity-text.tsx";
import type { UdrRow } from "#lib/domain/udr/udr-view.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { DirectivePill, RatingPill, UdrStatePill } from "./state-pills.tsx";

type UdrTableProps = { readonly rows: readonly UdrRow[]; readonly zone: string; readonly empty: ReactNode };

export function UdrTable({ rows, zone, empty }: UdrTableProps) {
  return (
    <DataTable
      label="Usage detail records, newest usage first"
      columns={columns(zone)}
      rows={rows}
      rowKey={({ udrId }) => String(udrId)}
      rowHref={({ udrId }) => `/udrs/${udrId}`}
      empty={empty}
    />
  );
}

/** On a phone a card names the usage, where it stands and what it costs; the page of the UDR has the rest. */
const WIDE_ONLY = "@max-xl:hidden";

function columns(zone: string): readonly Column<UdrRow>[] {
  return [
    { key: "number", label: "Number", isRowHeader: true, cell: ({ udrId }) => <Code>{udrId}</Code> },
    { key: "from", label: "From", cell: ({ from }) => <IsoInstant iso={from} zone={zone} />, sorted: "descending" },
    { key: "account", label: "Account", cell: (row) => <Two upper={row.accountName} lower={<Code>{row.accountNumber}</Code>} /> },
    {
      className: WIDE_ONLY,
      key: "subscription",
      label: "Subscription",
      cell: ({ subscriptionNumber }) => <Code>{subscriptionNumber}</Code>,
    },
    { key: "product", label: "Product", cell: (row) => <Two upper={row.product.name} lower={row.udrType.name} /> },
    {
      className: WIDE_ONLY,
      key: "quantity",
      label: "Usage",
      align: "end",
      cell: ({ quantity, unit }) => <QuantityText value={quantity} unit={unit} />,
    },
    { className: WIDE_ONLY, key: "source", label: "Source", cell: ({ source }) => source.name },
    { key: "directive", label: "Directive", cell: ({ directive }) => <DirectivePill directive={directive} /> },
    { key: "state", label: "State", cell: ({ state }) => <UdrStatePill state={state} /> },
    { className: WIDE_ONLY, key: "rating", label: "Rating", cell: ({ ratingState }) => <RatingPill ratingState={ratingState} /> },
    {
      key: "gross",
      label: "Gross",
      align: "end",
      cell: ({ gross, currency }) => (gross === null ? <None /> : <Amount value={gross} currency={currency} sayCredit />),
    },
  ];
}

function Two({ upper, lower }: { readonly upper: ReactNode; readonly lower: ReactNode }) {
  return (
    <span className="grid min-w-0 leading-4">
      <span className="truncate">{upper}</span>
      <span className="truncate text-muted text-xs">{lower}</span>
    </span>
  );
}
