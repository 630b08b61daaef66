import { OUTCOME_NAMES } from "#lib/domain/usage-import/import-words.ts";
import type { ShownException, ShownExceptionPage } from "#lib/domain/usage-import/parked-line-view.ts";
import { IMPORT_OUTCOMES, type ImportOutcome } from "#lib/domain/usage-import/usage-import-view.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { Code } from "../ui/code.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Panel } from "../ui/panel.tsx";
import { CauseWords } from "./cause-words.tsx";
import { ChoiceLinks } from "./choice-links.tsx";
import type { ParkedMoves } from "./import-actions.ts";
import { OutcomePill } from "./import-pills.tsx";
import { LineActions } from "./line-actions.tsx";
import { ReceivedLine } from "./received-line.tsx";
import { Tried } from "./tried.tsx";

type ExceptionPanelProps = {
  readonly importId: number;
  readonly page: ShownExceptionPage;
  /** Null: whatever became of them. */
  readonly outcome: ImportOutcome | null;
  readonly isFirstPage: boolean;
  readonly zone: string;
  /** Null for who may only read. */
  readonly moves: ParkedMoves | null;
};

/** The lines that gave no new UDR: what was sent, what is wrong with it, and what to do. */
export function ExceptionPanel({ importId, page: { exceptions, nextCursor }, outcome, isFirstPage, zone, moves }: ExceptionPanelProps) {
  const address = `/imports/${importId}`;
  const query = outcome === null ? "" : `outcome=${outcome}&`;
  const choices = [
    { href: address, text: "All", isCurrent: outcome === null },
    ...IMPORT_OUTCOMES.map((each) => ({
      href: `${address}?outcome=${each}`,
      text: OUTCOME_NAMES[each],
      isCurrent: each === outcome,
    })),
  ];
  return (
    <Panel
      flush
      title="Lines without a UDR"
      description="As they were sent, in the order of the file"
      actions={<ChoiceLinks label="Lines by outcome" choices={choices} />}
      footer={
        isFirstPage && nextCursor === null ? null : (
          <>
            {isFirstPage ? null : <ButtonLink href={`${address}?${query}`}>First lines</ButtonLink>}
            {nextCursor === null ? null : (
              <ButtonLink href={`${address}?${query}cursor=${encodeURIComponent(nextCursor)}`}>More lines</ButtonLink>
            )}
          </>
        )
      }
    >
      <DataTable
        label="Lines without a UDR"
        columns={columns(zone, moves)}
        rows={exceptions}
        rowKey={({ line }) => String(line)}
        empty={<EmptyState kind={outcome === null ? "none" : "noMatch"} title={emptyTitle(outcome)} headingLevel={3} className="py-8" />}
      />
    </Panel>
  );
}

function emptyTitle(outcome: ImportOutcome | null): string {
  return outcome === null ? "Every line that was looked at became a UDR" : `No line of it: ${OUTCOME_NAMES[outcome].toLowerCase()}`;
}

function columns(zone: string, moves: ParkedMoves | null): readonly Column<ShownException>[] {
  return [
    { key: "line", label: "Line", isRowHeader: true, className: "align-top", cell: ({ line }) => <Code>{line}</Code> },
    {
      key: "outcome",
      label: "Outcome",
      className: "align-top",
      cell: ({ outcome, attempts, lastTriedAt }) => (
        <span className="grid justify-items-start gap-0.5 leading-5">
          <OutcomePill outcome={outcome} />
          {outcome === "parked" || attempts > 1 ? <Tried attempts={attempts} lastTriedAt={lastTriedAt} zone={zone} /> : null}
        </span>
      ),
    },
    {
      key: "cause",
      label: "Why",
      className: "align-top",
      cell: (exception) => <CauseWords {...exception} isMended={exception.outcome === "parked"} />,
    },
    { key: "received", label: "As sent", className: "align-top", cell: ({ received }) => <ReceivedLine received={received} /> },
    ...(moves === null
      ? []
      : [
          {
            key: "actions",
            label: "Actions",
            hideLabel: true,
            className: "align-top",
            cell: ({ importId, line, outcome }: ShownException) =>
              outcome === "parked" ? <LineActions importId={importId} line={line} moves={moves} /> : null,
          },
        ]),
  ];
}
