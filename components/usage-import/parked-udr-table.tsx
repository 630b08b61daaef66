import type { ParkedUdrView } from "#lib/domain/usage-import/parked-udr-view.ts";
import { Code } from "../ui/code.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { None } from "../ui/description-list.tsx";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { QuantityText } from "../ui/quantity-text.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { CauseWords } from "./cause-words.tsx";
import type { RetryParked } from "./import-actions.ts";
import { RetryUdr } from "./retry-udr.tsx";

type ParkedUdrTableProps = {
  readonly udrs: readonly ParkedUdrView[];
  readonly zone: string;
  /** Null for who may only read. */
  readonly retryParked: RetryParked | null;
};

/** UDRs that could not be rated, the longest parked first. */
export function ParkedUdrTable({ udrs, zone, retryParked }: ParkedUdrTableProps) {
  return (
    <DataTable
      label="Parked UDRs, the longest parked first"
      columns={columns(zone, retryParked)}
      rows={udrs}
      rowKey={({ udrId }) => String(udrId)}
    />
  );
}

function columns(zone: string, retryParked: RetryParked | null): readonly Column<ParkedUdrView>[] {
  return [
    {
      key: "udr",
      label: "UDR",
      isRowHeader: true,
      cell: ({ udrId }) => (
        <TextLink href={`/udrs/${udrId}`}>
          <Code>{udrId}</Code>
        </TextLink>
      ),
    },
    {
      key: "account",
      label: "Account",
      cell: ({ accountName, subscriptionNumber }) => (
        <span className="grid leading-4">
          <span>{accountName}</span>
          <Code className="text-muted">{subscriptionNumber}</Code>
        </span>
      ),
    },
    { key: "product", label: "Product", cell: ({ product }) => product.name },
    { key: "amount", label: "Amount", align: "end", cell: ({ quantity, unit }) => <QuantityText value={quantity} unit={unit} /> },
    { key: "from", label: "From", cell: ({ from }) => <IsoInstant iso={from} zone={zone} /> },
    { key: "cause", label: "Why", cell: ({ code, message }) => <CauseWords code={code} path="" message={message} isMended /> },
    { key: "origin", label: "Came with", cell: ({ importId, importLine }) => <CameWith importId={importId} line={importLine} /> },
    { key: "since", label: "Parked", cell: ({ parkedAt }) => <IsoInstant iso={parkedAt} zone={zone} /> },
    ...(retryParked === null
      ? []
      : [
          {
            key: "actions",
            label: "Actions",
            hideLabel: true,
            cell: ({ udrId }: ParkedUdrView) => <RetryUdr udrId={udrId} retryParked={retryParked} />,
          },
        ]),
  ];
}

function CameWith({ importId, line }: { readonly importId: number | null; readonly line: number | null }) {
  if (importId === null) return <None />;
  return (
    <>
      <TextLink href={`/imports/${importId}`}>
        Batch <Code>{importId}</Code>
      </TextLink>
      , line <Code>{line}</Code>
    </>
  );
}
