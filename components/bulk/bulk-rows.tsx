"use client";

import type { RowOutcome } from "#lib/domain/bulk/bulk.ts";
import type { BulkRowView, BulkView } from "#lib/domain/bulk/bulk-view.ts";
import { Amount } from "../ui/amount.tsx";
import { Button } from "../ui/button.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { formatMoney } from "../ui/format-money.ts";
import { Notice } from "../ui/notice.tsx";
import { TableSkeleton } from "../ui/skeleton.tsx";
import { RowOutcomePill } from "./bulk-pills.tsx";
import { useBulkRows } from "./use-bulk.ts";

type BulkRowsProps = {
  readonly view: BulkView;
  readonly outcome: RowOutcome | null;
  /** Whether its rows lead to their UDRs: out of a dialog they do not. */
  readonly isLinked: boolean;
};

/** UDR by UDR: what it would post or has posted, or why it is left alone. */
export function BulkRows({ view, outcome, isLinked }: BulkRowsProps) {
  const { bulkJobId, state, counts, answers } = view;
  const { rows, isLost, hasMore, isFetchingMore, more } = useBulkRows({
    bulkJobId,
    outcome,
    settled: `${state} ${counts.done} ${counts.asked} ${answers.waiting} ${counts.found} ${counts.moved} ${counts.refused}`,
  });
  if (isLost) return <Notice tone="caution">The rows could not be read. Reload the page.</Notice>;
  if (rows === null) return <TableSkeleton label="Reading the rows" />;
  return (
    <DataTable
      label="What becomes of each UDR"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ udrId }) => String(udrId)}
      rowHref={({ udrId, account }) => (isLinked && account !== null ? `/udrs/${udrId}` : null)}
      density="compact"
      empty={<p className="px-4 py-3 text-muted">None.</p>}
      footer={
        hasMore ? (
          <div className="flex justify-center p-3">
            <Button size="small" pending={isFetchingMore} onClick={more}>
              Show more
            </Button>
          </div>
        ) : null
      }
    />
  );
}

const COLUMNS: readonly Column<BulkRowView>[] = [
  { key: "udr", label: "UDR", isRowHeader: true, cell: ({ udrId }) => <span className="figures">{udrId}</span> },
  { key: "account", label: "Account", cell: ({ account }) => account ?? "none" },
  { key: "product", label: "Product", cell: ({ product }) => product ?? "none" },
  { key: "outcome", label: "Outcome", cell: (row) => <RowOutcomePill row={row} /> },
  { key: "entries", label: "Entries", cell: (row) => <EntriesOrReason row={row} /> },
  {
    key: "net",
    label: "Net",
    align: "end",
    cell: ({ net, currency }) => (net === null || currency === null ? "none" : <Amount value={net} currency={currency} sign="always" />),
  },
];

const GOES = {
  nextBill: "next bill",
  billedNow: "billed now",
  cancelsUnbilled: "cancels the unbilled charge",
  wallet: "wallet, now",
} as const;

function EntriesOrReason({ row: { outcome, answer, message, entries, currency } }: { readonly row: BulkRowView }) {
  if (message !== null) return <span className="text-pretty text-muted">{message}</span>;
  const isTurnedDown = answer === "changesRequested" || answer === "withdrawn";
  if (entries.length === 0 || currency === null || isTurnedDown) return <span className="text-muted">nothing posts</span>;
  const words = entries.map(({ gross, goes }) => `${formatMoney({ value: gross, currency, sign: "always" })} (${GOES[goes]})`);
  const isAsked = outcome === "toAsk" || answer === "waiting";
  return <span className={isAsked ? "figures text-muted" : "figures"}>{`${isAsked ? "once approved: " : ""}${words.join(", ")}`}</span>;
}
