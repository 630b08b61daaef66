import { Code } from "#components/ui/code.tsx";
import { type Column, DataTable } from "#components/ui/data-table.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { CountedView } from "#lib/domain/counting/counted-view.ts";

type CountedPanelProps = { readonly counted: readonly CountedView[] };

const COLUMNS: readonly Column<CountedView>[] = [
  { key: "what", label: "Counts towards", isRowHeader: true, cell: ({ what }) => what },
  { key: "who", label: "Of", cell: ({ who }) => (who.startsWith("S-") ? <Code>{who}</Code> : who) },
  { key: "cycle", label: "Cycle", cell: ({ cycle }) => cycle },
  { key: "udrs", label: "UDRs", align: "end", cell: ({ udrs }) => <span className="figures">{udrs}</span> },
  { key: "quantity", label: "So far", align: "end", cell: ({ quantity }) => <span className="figures">{quantity}</span> },
];

/** How far usage that counts together has come: the next is priced on top of it. Where none does, nothing at all. */
export function CountedPanel({ counted }: CountedPanelProps) {
  if (counted.length === 0) return null;
  return (
    <Panel title="What has counted" description="The next usage is priced on top of what has counted in its cycle." flush>
      <DataTable label="What has counted" columns={COLUMNS} rows={counted} rowKey={({ id }) => id} density="compact" />
    </Panel>
  );
}
