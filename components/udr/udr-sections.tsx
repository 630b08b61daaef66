import type { WithdrawRequestAction } from "#components/ui/withdraw-request.tsx";
import type { UdrDetail } from "#lib/domain/udr/udr-view.ts";
import { BillingPanel } from "./billing-panel.tsx";
import { CausedCorrections } from "./caused-corrections.tsx";
import { AuditPanel, HistoryPanel } from "./history-panel.tsx";
import { PricePanel } from "./price-panel.tsx";
import { ProvisioningPanel } from "./provisioning-panel.tsx";
import { RbiChain } from "./rbi-chain.tsx";
import { ReceivedPanel } from "./received-panel.tsx";
import type { ResendAction } from "./resend-action.ts";
import { MainInformation, MetadataFacts, UsageFacts } from "./udr-facts.tsx";

type UdrSectionsProps = {
  readonly udr: UdrDetail;
  readonly zone: string;
  readonly resendRequest: ResendAction;
  readonly withdrawRequest: WithdrawRequestAction;
};

/** The body of the Data Entry page: what it was on the left, what it costs and why on the right, the log last. */
export function UdrSections({ udr, zone, resendRequest, withdrawRequest }: UdrSectionsProps) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <div className="grid gap-4">
        <MainInformation udr={udr} zone={zone} />
        <UsageFacts udr={udr} zone={zone} withdrawRequest={withdrawRequest} />
        <MetadataFacts metadata={udr.metadata} />
        <ReceivedPanel imported={udr.imported} />
        <ProvisioningPanel udr={udr} zone={zone} resendRequest={resendRequest} />
      </div>
      <div className="grid gap-4">
        <BillingPanel udr={udr} />
        <PricePanel udr={udr} />
        <RbiChain udr={udr} zone={zone} />
        <CausedCorrections udr={udr} zone={zone} />
        <HistoryPanel udr={udr} zone={zone} />
        <AuditPanel udr={udr} zone={zone} />
      </div>
    </div>
  );
}
