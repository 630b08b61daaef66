import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import type { OrderState } from "./use-order.ts";

/** What stands between the press and the order: what happened, whether money moved, what to do. */
export function OrderProblem({ state, onRetry }: { readonly state: OrderState; readonly onRetry: () => void }) {
  switch (state.kind) {
    case "idle":
    case "sending":
      return null;
    case "checking":
      return (
        <div role="status">
          <Notice tone="caution" title="The answer did not arrive. We are checking whether it was ordered.">
            Nothing is ordered twice: the same order is asked for again by its key.
          </Notice>
        </div>
      );
    case "unknown":
      return (
        <div role="alert">
          <Notice
            tone="negative"
            title="Not known yet whether it was ordered"
            actions={
              <Button size="small" onClick={onRetry}>
                Check again
              </Button>
            }
          >
            The server cannot be reached. Check again before anything else: the same order is never taken twice.
          </Notice>
        </div>
      );
    case "failed":
      return <RefusalMessage title="Nothing was ordered." message={state.fault.message} code={state.fault.id} />;
    case "refused":
      return state.refusal.code === "QUOTE_CHANGED" ? (
        <div role="alert">
          <Notice tone="caution" title="The price has changed. Nothing was ordered.">
            {state.refusal.message}
          </Notice>
        </div>
      ) : (
        <RefusalMessage
          title="It was not ordered. Nothing was charged."
          message={state.refusal.message}
          code={state.refusal.code}
          path={state.refusal.path}
        />
      );
  }
}
