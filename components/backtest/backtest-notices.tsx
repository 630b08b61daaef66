import { Code } from "#components/ui/code.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { BacktestView } from "#lib/domain/backtest/backtest-view.ts";

type BacktestNoticesProps = {
  readonly view: Pick<BacktestView, "state" | "faultId" | "isDraftNow">;
  /** The last question found no answer. */
  readonly isLost: boolean;
};

/** What the reader must know of the result before believing it. */
export function BacktestNotices({ view: { state, faultId, isDraftNow }, isLost }: BacktestNoticesProps) {
  return (
    <>
      {isLost ? (
        <Notice tone="caution" title="The server does not answer at the moment.">
          The backtest goes on there. What is shown is the last that was known; this page goes on asking.
        </Notice>
      ) : null}
      {state === "failed" ? (
        <Notice tone="negative" title="It stopped: something went wrong on our side.">
          What was rated is kept, and continuing goes on from there. If it happens again, give this reference to support:{" "}
          <Code>{faultId ?? "none"}</Code>
        </Notice>
      ) : null}
      {isDraftNow ? null : (
        <Notice tone="caution" title="The draft is not what was tried here.">
          It was changed, published or discarded since. The result stays true of what was tried; try again for the draft as it is now.
        </Notice>
      )}
    </>
  );
}
