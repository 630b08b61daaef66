import { Amount } from "#components/ui/amount.tsx";
import { Code } from "#components/ui/code.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { openDisputeOf } from "#lib/domain/dispute/dispute-view.ts";
import type { ReasonView, UdrDetail } from "#lib/domain/udr/udr-view.ts";
import type { DisputeActions } from "./dispute-actions.ts";
import { DisputeNotice } from "./dispute-notice.tsx";
import { Whereabouts } from "./rbi-chain.tsx";
import { RbiStatePill } from "./state-pills.tsx";

type BillingPanelProps = {
  readonly udr: UdrDetail;
  readonly zone: string;
  readonly reasons: readonly ReasonView[];
  readonly disputeActions: DisputeActions;
};

/** What stands for the UDR now, where that money is, and whether the customer disputes it. */
export function BillingPanel({ udr, zone, reasons, disputeActions }: BillingPanelProps) {
  const { live, currency } = udr;
  const dispute = <DisputeNotice udr={udr} zone={zone} reasons={reasons} actions={disputeActions} />;
  if (live === null) {
    return (
      <Panel title="Billing" id="billing">
        {dispute}
        <p className="text-muted">
          {udr.chain.length === 0 ? "Nothing is charged for this UDR." : "Everything charged was taken back: nothing stands."}
        </p>
      </Panel>
    );
  }
  return (
    <Panel title="Billing" id="billing">
      {dispute}
      <div className="flex flex-wrap items-center justify-between gap-3 pb-3">
        <Amount value={live.gross} currency={currency} emphasis="large" sayCredit />
        <RbiStatePill state={live.state} />
      </div>
      <DescriptionList
        items={[
          {
            term: "Stands as",
            value: (
              <>
                RBI <Code>{live.rbiId}</Code>
              </>
            ),
          },
          { term: "Where it is", value: <Whereabouts rbi={live} isHeld={openDisputeOf(udr) !== null} /> },
          { term: "Net", value: <Amount value={live.net} currency={currency} /> },
          { term: `Tax ${live.taxPercent} %`, value: <Amount value={live.tax} currency={currency} /> },
        ]}
      />
    </Panel>
  );
}
