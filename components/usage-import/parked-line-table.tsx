import type { ParkedLineView } from "#lib/domain/usage-import/parked-line-view.ts";
import { Code } from "../ui/code.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { CauseWords } from "./cause-words.tsx";
import type { ParkedMoves } from "./import-actions.ts";
import { LineActions } from "./line-actions.tsx";
import { ReceivedLine } from "./received-line.tsx";
import { Tried } from "./tried.tsx";

type ParkedLineTableProps = {
  readonly lines: readonly ParkedLineView[];
  readonly zone: string;
  /** Null for who may only read. */
  readonly moves: ParkedMoves | null;
};

/** Lines of any batch that wait, the longest first. */
export function ParkedLineTable({ lines, zone, moves }: ParkedLineTableProps) {
  return (
    <DataTable
      label="Parked lines, the longest parked first"
      columns={columns(zone, moves)}
      rows={lines}
      rowKey={({ importId, line }) => `${importId} ${line}`}
    />
  );
}

function columns(zone: string, moves: ParkedMoves | null): readonly Column<ParkedLineView>[] {
  return [
    {
      key: "line",
      label: "Line",
      isRowHeader: true,
      className: "align-top",
      cell: ({ importId, line, reference, sourceName }) => (
        <span className="grid leading-5">
          <span>
            <TextLink href={`/imports/${importId}?outcome=parked`}>
              Batch <Code>{importId}</Code>
            </TextLink>
            , line <Code>{line}</Code>
          </span>
          <span className="break-words text-muted text-xs">
            {reference}, {sourceName}
          </span>
        </span>
      ),
    },
    { key: "cause", label: "Why", className: "align-top", cell: (line) => <CauseWords {...line} isMended /> },
    { key: "received", label: "As sent", className: "align-top", cell: ({ received }) => <ReceivedLine received={received} /> },
    {
      key: "since",
      label: "Parked",
      className: "align-top",
      cell: ({ since, attempts, lastTriedAt }) => (
        <span className="grid leading-5">
          <IsoInstant iso={since} zone={zone} />
          <Tried attempts={attempts} lastTriedAt={lastTriedAt} zone={zone} />
        </span>
      ),
    },
    ...(moves === null
      ? []
      : [
          {
            key: "actions",
            label: "Actions",
            hideLabel: true,
            className: "align-top",
            cell: ({ importId, line }: ParkedLineView) => <LineActions importId={importId} line={line} moves={moves} />,
          },
        ]),
  ];
}
