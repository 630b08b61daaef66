import { Amount } from "#components/ui/amount.tsx";
import { Code } from "#components/ui/code.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { openDisputeOf } from "#lib/domain/dispute/dispute-view.ts";
import type { ReasonView, UdrDetail } from "#lib/domain/udr/udr-view.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";
import type { DisputeActions } from "./dispute-actions.ts";
import { EndDispute } from "./dispute-desk.tsx";

type DisputeNoticeProps = {
  readonly udr: UdrDetail;
  readonly zone: string;
  readonly reasons: readonly ReasonView[];
  readonly actions: DisputeActions;
};

/** A customer disputes it: who took that down, what it keeps from being billed, and how to end it. */
export function DisputeNotice({ udr, zone, reasons, actions }: DisputeNoticeProps) {
  const open = openDisputeOf(udr);
  if (open === null) return null;
  const mayEnd = udr.disputeActions.some(({ action, available }) => action === "closeDispute" && available);
  return (
    <Notice
      tone="caution"
      title="The customer disputes this charge"
      className="mb-4"
      actions={mayEnd ? <EndDispute udrId={udr.udrId} disputeId={open.disputeId} reasons={reasons} actions={actions} /> : null}
    >
      <p>
        {open.reason}: {open.words}
      </p>
      <p className="mt-0.5 text-muted text-xs">
        {open.openedBy}, <IsoInstant iso={open.openedAt} zone={zone} />
        {open.ticket === null ? null : (
          <>
            {" "}
            · ticket <Code>{open.ticket}</Code>
          </>
        )}{" "}
        · <Held udr={udr} />
      </p>
    </Notice>
  );
}

function Held({ udr: { heldBack, currency } }: { readonly udr: UdrDetail }) {
  if (heldBack === null || heldBack.items === 0) return <>nothing of it waits for a bill now</>;
  const { items, gross } = heldBack;
  return (
    <>
      <Amount value={gross} currency={currency} /> in {items === 1 ? "1 item" : `${items} items`} held back from bills
    </>
  );
}
