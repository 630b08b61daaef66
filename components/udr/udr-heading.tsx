import type { ReactNode } from "react";
import { Amount } from "#components/ui/amount.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { openDisputeOf } from "#lib/domain/dispute/dispute-view.ts";
import type { UdrDetail } from "#lib/domain/udr/udr-view.ts";
import { DirectivePill, DisputedPill, UdrStatePill } from "./state-pills.tsx";

/** Number, product, what it amounts to, and how it stands; the Actions menu beside it. */
export function UdrHeading({ udr, children }: { readonly udr: UdrDetail; readonly children: ReactNode }) {
  return (
    <PageHeader
      breadcrumbs={[{ label: "UDRs", href: "/udrs" }]}
      title={`UDR ${udr.udrId}`}
      status={
        <>
          <UdrStatePill state={udr.state} />
          <DirectivePill directive={udr.directive} />
          {openDisputeOf(udr) === null ? null : <DisputedPill />}
        </>
      }
      description={
        <>
          {udr.product.name} for {udr.accountName}. It amounts to <Amount value={udr.net} currency={udr.currency} emphasis="strong" />.
        </>
      }
      actions={children}
    />
  );
}
