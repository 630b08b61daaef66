import { type Column, DataTable } from "./data-table.tsx";
import { IsoInstant } from "./iso-instant.tsx";
import { Panel } from "./panel.tsx";

type ReviewTableProps<Row> = {
  readonly title: string;
  /** What to do about them, where that is not to decide each. */
  readonly description?: string;
  /** Of the table, where it says more than the title. */
  readonly label?: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowHref: (row: Row) => string;
};

/** A part of the inbox: what of one kind waits for a second person. None: nothing at all. */
export function ReviewTable<Row extends { readonly requestId: number }>(props: ReviewTableProps<Row>) {
  const { title, description, label, rows, columns, rowHref } = props;
  if (rows.length === 0) return null;
  return (
    <Panel flush title={`${title} (${rows.length})`} description={description}>
      <DataTable label={label ?? title} columns={columns} rows={rows} rowKey={({ requestId }) => String(requestId)} rowHref={rowHref} />
    </Panel>
  );
}

export const WHO: Column<{ readonly requestedBy: string; readonly isMine: boolean }> = {
  key: "who",
  label: "Asked for by",
  cell: ({ requestedBy, isMine }) => (isMine ? `${requestedBy} (you)` : requestedBy),
};

export const WHY: Column<{ readonly note: string }> = {
  key: "why",
  label: "Why",
  cell: ({ note }) => <span className="line-clamp-2 text-pretty">{note}</span>,
};

export const askedAt = (zone: string): Column<{ readonly requestedAt: string }> => ({
  key: "asked",
  label: "Asked",
  cell: ({ requestedAt }) => <IsoInstant iso={requestedAt} zone={zone} />,
});

/** From when something holds that may wait for its approval. */
export const effectiveFrom = (label: string, zone: string): Column<{ readonly effectiveAt: string | null }> => ({
  key: "effective",
  label,
  cell: ({ effectiveAt }) => (effectiveAt ? <IsoInstant iso={effectiveAt} zone={zone} /> : "When approved"),
});
