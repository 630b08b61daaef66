import { Amount } from "#components/ui/amount.tsx";
import { Code } from "#components/ui/code.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { UdrDetail } from "#lib/domain/udr/udr-view.ts";
import { Whereabouts } from "./rbi-chain.tsx";
import { RbiStatePill } from "./state-pills.tsx";

/** What stands for the UDR now, and where that money is. */
export function BillingPanel({ udr }: { readonly udr: UdrDetail }) {
  const { live, currency } = udr;
  if (live === null) {
    return (
      <Panel title="Billing">
        <p className="text-muted">
          {udr.chain.length === 0 ? "Nothing is charged for this UDR." : "Everything charged was taken back: nothing stands."}
        </p>
      </Panel>
    );
  }
  return (
    <Panel title="Billing">
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
          { term: "Where it is", value: <Whereabouts rbi={live} /> },
          { term: "Net", value: <Amount value={live.net} currency={currency} /> },
          { term: `Tax ${live.taxPercent} %`, value: <Amount value={live.tax} currency={currency} /> },
        ]}
      />
    </Panel>
  );
}
