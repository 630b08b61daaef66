import { UDR_ACTION_NAMES } from "#lib/domain/udr/udr-actions.ts";
import type { UdrDetail } from "#lib/domain/udr/udr-view.ts";

/** What is taken back: the last that was done to the UDR, by whom and why. */
export function ReversalNotice({ udr: { revisions, state } }: { readonly udr: UdrDetail }) {
  const [last] = revisions;
  return (
    <div className="grid gap-1 text-pretty">
      {last === undefined ? null : (
        <p>
          Takes back revision {last.revision}: {UDR_ACTION_NAMES[last.action]} by {last.by}, {last.reason}
          {last.reasonText === null ? "." : `: ${last.reasonText}`}
        </p>
      )}
      {state === "cancelled" ? (
        <p className="text-muted">
          Cancelling was final, so this UDR stays cancelled. A new UDR with the same facts takes its place and is rated now; nothing is
          delivered again.
        </p>
      ) : (
        <p className="text-muted">The UDR goes back to what it was before. What posted since is taken back by new entries.</p>
      )}
    </div>
  );
}
