import type { ImportPreview, ImportPreviewLine } from "#lib/domain/usage-import/usage-import-view.ts";
import { Code } from "../ui/code.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { CauseWords } from "./cause-words.tsx";
import { PreviewOutcomePill } from "./import-pills.tsx";
import { derivedInWords, previewInWords } from "./preview-words.ts";
import { ReceivedLine } from "./received-line.tsx";

/** As many as one looks at; those with something wrong come first, for the rest are alike. */
const SHOWN = 50;

type PreviewPanelProps = { readonly preview: ImportPreview; readonly allOrNothing: boolean };

/** What each of the first lines would become. Nothing is stored yet. */
export function PreviewPanel({ preview, allOrNothing }: PreviewPanelProps) {
  const lines = shownLines(preview.lines);
  const isRefused = allOrNothing && preview.rejected + preview.parked > 0;
  return (
    <Panel
      flush
      title="Preview"
      description={lines.length < preview.lines.length ? `${SHOWN} lines shown, those that need a look first` : "Nothing is stored yet"}
    >
      <div className="grid gap-3 border-b p-4">
        <p className="text-pretty">{previewInWords(preview)}</p>
        {isRefused ? (
          <Notice tone="negative" title="The whole batch would be refused.">
            It is imported whole or not at all. Mend these lines, or choose above that the others are imported without them.
          </Notice>
        ) : null}
      </div>
      <DataTable label="What each line would become" columns={COLUMNS} rows={lines} rowKey={({ line }) => String(line)} density="compact" />
    </Panel>
  );
}

function shownLines(lines: readonly ImportPreviewLine[]): readonly ImportPreviewLine[] {
  if (lines.length <= SHOWN) return lines;
  const [faulty, good] = [lines.filter(({ outcome }) => outcome !== "accepted"), lines.filter(({ outcome }) => outcome === "accepted")];
  return [...faulty, ...good].slice(0, SHOWN);
}

const COLUMNS: readonly Column<ImportPreviewLine>[] = [
  { key: "line", label: "Line", isRowHeader: true, className: "align-top", cell: ({ line }) => <Code>{line}</Code> },
  { key: "outcome", label: "It", className: "align-top", cell: ({ outcome }) => <PreviewOutcomePill outcome={outcome} /> },
  { key: "usage", label: "What it says", className: "align-top", cell: (line) => <Meaning line={line} /> },
  {
    key: "received",
    label: "As it stands in the file",
    className: "align-top",
    cell: ({ received }) => <ReceivedLine received={received} />,
  },
];

function Meaning({ line: { usage, code, message, path, outcome } }: { readonly line: ImportPreviewLine }) {
  if (usage === null) return <CauseWords code={code ?? ""} path={path ?? ""} message={message ?? ""} isMended={outcome === "parked"} />;
  const { subscription, product, udrType, amount, from, derived } = usage;
  return (
    <span className="block text-left">
      {amount}, {product} ({udrType})
      <span className="block text-muted text-xs">
        <Code>{subscription}</Code>, {from}
      </span>
      {derived.map((each) => (
        <span key={`${each.table} ${each.attribute}`} className="block text-muted text-xs">
          {derivedInWords(each)}
        </span>
      ))}
    </span>
  );
}
