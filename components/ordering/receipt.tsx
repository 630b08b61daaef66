import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Amount } from "#components/ui/amount.tsx";
import { IsoInstant } from "#components/ui/iso-instant.tsx";
import { StatusPill } from "#components/ui/status-pill.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { OrderView } from "#lib/domain/ordering/order-view.ts";
import { DeliveryChip } from "./delivery-chip.tsx";

/** What came of an order, each step with its mark, and the ways on. */
export function Receipt({ order, zone }: { readonly order: OrderView; readonly zone: string }) {
  const { udrId, productName, gross, currency, orderedAt, walletBalance, billNumber, provisioning, approval } = order;
  return (
    <li className="px-4 py-3">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">{productName}</span>
        <Amount value={gross} currency={currency} emphasis="strong" />
      </p>
      <p className="mt-1.5 flex flex-wrap gap-1.5">
        <Done>Ordered</Done>
        {walletBalance === null ? null : (
          <Done>
            Charged, <Amount value={walletBalance} currency={currency} /> left
          </Done>
        )}
        {walletBalance === null && billNumber === null ? (
          <StatusPill tone="caution" mark="half">
            On the next bill
          </StatusPill>
        ) : null}
        {billNumber === null ? null : <Done>Billed on {billNumber}</Done>}
        {provisioning === "pending" ? <DeliveryChip udrId={udrId} productName={productName} /> : null}
      </p>
      {approval === null ? null : (
        <p className="mt-1.5 text-pretty text-xs">
          Approval of {approval.discounts.join(", ")} asked for: then <Amount value={approval.gross} currency={currency} />.
        </p>
      )}
      <p className="mt-1.5 flex flex-wrap gap-x-3 text-xs">
        <span className="text-muted">
          <IsoInstant iso={orderedAt} zone={zone} style="second" />
        </span>
        <TextLink href={`/udrs/${udrId}`}>UDR {udrId}</TextLink>
        {billNumber === null ? null : <TextLink href={`/bills/${billNumber}`}>Bill {billNumber}</TextLink>}
      </p>
    </li>
  );
}

function Done({ children }: { readonly children: ReactNode }) {
  return (
    <span className="inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-full bg-positive-soft px-2 font-medium text-positive text-xs">
      <Check className="size-3.5" aria-hidden="true" />
      {children}
    </span>
  );
}
