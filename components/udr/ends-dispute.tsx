type EndsDisputeProps = { readonly ends: boolean; readonly onChange: (ends: boolean) => void };

/** Offered with a correction of what is disputed: otherwise what it posts is held back, too. */
export function EndsDispute({ ends, onChange }: EndsDisputeProps) {
  return (
    <label className="flex items-start gap-2.5 rounded-md border bg-panel px-3 py-2.5">
      <input type="checkbox" checked={ends} onChange={(event) => onChange(event.target.checked)} className="mt-0.5 size-4 accent-accent" />
      <span className="min-w-0">
        <span className="font-medium">End the dispute with this</span>
        <span className="block text-pretty text-muted text-xs">
          {ends ? "What it posts is billed as usual." : "The dispute stays open: no bill takes what this posts until it ends."}
        </span>
      </span>
    </label>
  );
}
