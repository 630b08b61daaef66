import { Amount } from "#components/ui/amount.tsx";
import { Code } from "#components/ui/code.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { openDisputeOf } from "#lib/domain/dispute/dispute-view.ts";
import type { CorrectionView, UdrDetail } from "#lib/domain/udr/udr-view.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { Whereabouts } from "./rbi-chain.tsx";
import { RbiStatePill } from "./state-pills.tsx";

type CausedCorrectionsProps = { readonly udr: UdrDetail; readonly zone: string };

/** What other usage came to cost more or less because this UDR changed. Nothing of it belongs to what the UDR itself amounts to. */
export function CausedCorrections({ udr, zone }: CausedCorrectionsProps) {
  if (udr.corrections.length === 0) return null;
  const isHeld = openDisputeOf(udr) !== null;
  return (
    <Panel
      title="Corrections of other usage"
      description="It counts together with other usage. When it came late or changed, what that costs changed with it."
      flush
    >
      <ol aria-label="Corrections of other usage">
        {udr.corrections.map((correction) => (
          <Correction key={correction.rbiId} correction={correction} currency={udr.currency} zone={zone} isHeld={isHeld} />
        ))}
      </ol>
    </Panel>
  );
}

type CorrectionProps = {
  readonly correction: CorrectionView;
  readonly currency: string;
  readonly zone: string;
  readonly isHeld: boolean;
};

function Correction({ correction, currency, zone, isHeld }: CorrectionProps) {
  const { rbiId, corrects, subscriptionNumber, state, revision, gross, ratedAt } = correction;
  return (
    <li id={`rbi-${rbiId}`} className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 border-line-soft border-b px-4 py-3 last:border-b-0">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{corrects}</span>
          <Code className="text-muted">{rbiId}</Code>
          <RbiStatePill state={state} />
        </p>
        <p className="mt-0.5 text-muted text-xs">
          {subscriptionNumber} · revision {revision} · <IsoInstant iso={ratedAt} zone={zone} /> ·{" "}
          <Whereabouts rbi={correction} isHeld={isHeld} />
        </p>
      </div>
      <Amount value={gross} currency={currency} sign="always" emphasis="strong" />
    </li>
  );
}
