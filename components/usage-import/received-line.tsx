/** A line as it was sent, with every sign of it. */
export function ReceivedLine({ received }: { readonly received: string | null }) {
  if (received === null) return <span className="text-muted text-xs">Shown to who mends it</span>;
  if (received === "") return <span className="text-muted text-xs">An empty line</span>;
  return <code className="block max-w-prose whitespace-pre-wrap break-all text-left font-mono text-xs">{received}</code>;
}
