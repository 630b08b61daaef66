import type { ReactNode } from "react";
import type { WithdrawRequestAction } from "#components/ui/withdraw-request.tsx";
import type { ReasonView, UdrDetail } from "#lib/domain/udr/udr-view.ts";
import { AuditPanel } from "./audit-panel.tsx";
import { BillingPanel } from "./billing-panel.tsx";
import { CausedCorrections } from "./caused-corrections.tsx";
import type { DisputeActions } from "./dispute-actions.ts";
import { HistoryPanel } from "./history-panel.tsx";
import { JumpList, type Section } from "./jump-list.tsx";
import { PricePanel } from "./price-panel.tsx";
import { ProvisioningPanel } from "./provisioning-panel.tsx";
import { RbiChain } from "./rbi-chain.tsx";
import { ReceivedPanel } from "./received-panel.tsx";
import type { ResendAction } from "./resend-action.ts";
import { MainInformation, MetadataFacts, UsageFacts } from "./udr-facts.tsx";
import { WalletPanel } from "./wallet-panel.tsx";

type UdrSectionsProps = {
  readonly udr: UdrDetail;
  readonly zone: string;
  readonly reasons: readonly ReasonView[];
  readonly readsAudit: boolean;
  readonly resendRequest: ResendAction;
  readonly withdrawRequest: WithdrawRequestAction;
  readonly disputeActions: DisputeActions;
  /** What agents wrote down about it; null for who may not read that. */
  readonly notes: ReactNode;
};

/**
 * The body of the Data Entry page, in the order in which a caller asks: what it was, what it costs and why, what became of it. On wide screens
 * the money stands on the right, and what was said and done beside it on the left, below what it was.
 */
export function UdrSections(props: UdrSectionsProps) {
  const { udr, zone, reasons, readsAudit, resendRequest, withdrawRequest, disputeActions, notes } = props;
  return (
    <>
      <JumpList sections={sectionsOf(props)} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)] lg:grid-rows-[auto_1fr]">
        <div className="grid gap-4">
          <MainInformation udr={udr} zone={zone} />
          <UsageFacts udr={udr} zone={zone} withdrawRequest={withdrawRequest} />
          <MetadataFacts metadata={udr.metadata} />
          <ReceivedPanel imported={udr.imported} />
        </div>
        <div className="grid gap-4 lg:col-start-2 lg:row-span-2">
          <BillingPanel udr={udr} zone={zone} reasons={reasons} disputeActions={disputeActions} />
          <PricePanel udr={udr} zone={zone} />
          <RbiChain udr={udr} zone={zone} />
          <CausedCorrections udr={udr} zone={zone} />
          <WalletPanel udr={udr} zone={zone} />
          <HistoryPanel udr={udr} zone={zone} />
        </div>
        <div className="grid gap-4">
          {notes}
          <ProvisioningPanel udr={udr} zone={zone} resendRequest={resendRequest} />
          <AuditPanel udr={udr} zone={zone} readsAudit={readsAudit} />
        </div>
      </div>
    </>
  );
}

function sectionsOf({ udr: { walletMoves }, notes }: UdrSectionsProps): readonly Section[] {
  return [
    { id: "main-information", name: "Main information" },
    { id: "usage", name: "Usage" },
    { id: "metadata", name: "Metadata" },
    { id: "billing", name: "Billing" },
    { id: "why", name: "Why this price" },
    { id: "rbis", name: "Rated billing items" },
    ...(walletMoves.length === 0 ? [] : [{ id: "wallet", name: "Wallet" }]),
    { id: "history", name: "History", keys: "h" },
    ...(notes === null ? [] : [{ id: "notes", name: "Notes" }]),
    { id: "provisioning", name: "Provisioning" },
    { id: "audit", name: "Audit log" },
  ];
}
