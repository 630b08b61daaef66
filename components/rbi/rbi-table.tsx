import type { ReactNode } from "react";
import { Amount } from "#components/ui/amount.tsx";
import { Code } from "#components/ui/code.tsx";
import { type Column, DataTable } from "#components/ui/data-table.tsx";
import { IsoInstant } from "#components/ui/iso-instant.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { RBI_KIND_NAMES, type RbiListRow } from "#lib/domain/rbi/rbi-list-view.ts";
import { DIRECTIVE_NAMES } from "#lib/domain/udr/udr-actions.ts";
import { RbiState } from "./rbi-state.tsx";
import { Whereabouts } from "./whereabouts.tsx";

type RbiTableProps = {
  readonly label: string;
  readonly rows: readonly RbiListRow[];
  readonly zone: string;
  readonly isSelected?: (row: RbiListRow) => boolean;
  /** They are one UDR's, which stands above the table. */
  readonly isOfOneUdr?: boolean;
  readonly empty?: ReactNode;
};

export function RbiTable({ zone, isOfOneUdr = false, ...table }: RbiTableProps) {
  return (
    <DataTable
      {...table}
      columns={isOfOneUdr ? columns(zone).filter(({ key }) => !OF_THE_UDR.includes(key)) : columns(zone)}
      rowKey={({ rbiId }) => String(rbiId)}
      rowHref={({ rbiId }) => `/rbis/${rbiId}`}
      density="compact"
    />
  );
}

const OF_THE_UDR = ["account", "udr", "directive"];

const WIDE_ONLY = "@max-xl:hidden";

function columns(zone: string): readonly Column<RbiListRow>[] {
  return [
    { key: "number", label: "Number", isRowHeader: true, cell: ({ rbiId }) => <Code>{rbiId}</Code> },
    { key: "rated", label: "Rated", cell: ({ ratedAt }) => <IsoInstant iso={ratedAt} zone={zone} /> },
    {
      className: "min-w-36",
      key: "account",
      label: "Account",
      cell: (row) => <Two upper={row.account.name} lower={<Code>{row.subscription}</Code>} />,
    },
    { key: "what", label: "For", cell: (row) => <Two upper={row.product.name} lower={kindInWords(row)} /> },
    { key: "udr", label: "UDR", cell: ({ udrId }) => <Beside href={`/udrs/${udrId}`}>{udrId}</Beside> },
    { className: WIDE_ONLY, key: "directive", label: "Directive", cell: ({ directive }) => DIRECTIVE_NAMES[directive] },
    { key: "state", label: "State", cell: ({ state }) => <RbiState state={state} /> },
    { key: "where", label: "Bill or wallet", cell: (row) => <Whereabouts rbi={row} /> },
    {
      className: WIDE_ONLY,
      key: "net",
      label: "Net",
      align: "end",
      cell: ({ net, currency }) => <Amount value={net} currency={currency} />,
    },
    {
      className: WIDE_ONLY,
      key: "tax",
      label: "Tax",
      align: "end",
      cell: ({ tax, currency }) => <Amount value={tax} currency={currency} />,
    },
    { key: "gross", label: "Gross", align: "end", cell: ({ gross, currency }) => <Amount value={gross} currency={currency} sayCredit /> },
  ];
}

/** "Reversal of 70001", "Charge, reversed by 70002". */
export function kindInWords({ kind, corrects, reverses, reversedBy }: RbiListRow): string {
  if (corrects !== null) return corrects;
  if (reverses !== null) return `Reversal of ${reverses}`;
  return reversedBy === null ? RBI_KIND_NAMES[kind] : `${RBI_KIND_NAMES[kind]}, reversed by ${reversedBy}`;
}

/** A link of its own in a row that is a link. */
function Beside({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <TextLink href={href} className="relative z-1 inline-block py-1">
      {children}
    </TextLink>
  );
}

function Two({ upper, lower }: { readonly upper: ReactNode; readonly lower: ReactNode }) {
  return (
    <span className="grid min-w-0 py-0.5 leading-4">
      <span className="truncate">{upper}</span>
      <span className="truncate text-muted text-xs">{lower}</span>
    </span>
  );
}
