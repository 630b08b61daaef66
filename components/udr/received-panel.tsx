import { Code } from "#components/ui/code.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { UdrDetail } from "#lib/domain/udr/udr-view.ts";

/** Where an imported UDR came from: its batch, its line, and the line as it was sent, whatever was adjusted since. */
export function ReceivedPanel({ imported }: Pick<UdrDetail, "imported">) {
  if (imported === null) return null;
  const { importId, line, fileName, sourceName, received } = imported;
  return (
    <Panel title="As it was received" description="Kept unaltered, whatever was adjusted since">
      <p>
        <TextLink href={`/imports/${importId}`}>
          Batch <Code>{importId}</Code>
        </TextLink>
        , line <Code>{line}</Code> of {fileName}, from {sourceName}
      </p>
      {received === null ? (
        <p className="mt-2 text-muted text-xs">The line has customers' numbers in it, and is shown to who talks to them.</p>
      ) : (
        <code className="mt-2 block whitespace-pre-wrap break-all rounded-md border bg-panel px-3 py-2 font-mono text-xs">{received}</code>
      )}
    </Panel>
  );
}
