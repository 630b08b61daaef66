"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { DisputeAction } from "#lib/domain/dispute/decide-dispute.ts";
import { openDisputeOf } from "#lib/domain/dispute/dispute-view.ts";
import type { UdrDetail } from "#lib/domain/udr/udr-view.ts";
import type { DisputeDialogProps } from "./dispute-dialog.tsx";

const DisputeDialog = dynamic(() => import("./dispute-dialog.tsx").then((module) => module.DisputeDialog), { ssr: false });

type ChosenDisputeProps = Pick<DisputeDialogProps, "reasons" | "actions" | "onClose"> & {
  readonly udr: Pick<UdrDetail, "udrId" | "disputes">;
  readonly action: DisputeAction;
};

/** What was chosen from the menu of actions. */
export function ChosenDispute({ udr, action, ...rest }: ChosenDisputeProps) {
  const open = action === "closeDispute" ? openDisputeOf(udr) : null;
  return <DisputeDialog {...rest} udrId={udr.udrId} disputeId={open?.disputeId ?? null} />;
}

/** Ends the dispute from where the page says that there is one. */
export function EndDispute(props: Omit<DisputeDialogProps, "onClose">) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        End the dispute
      </Button>
      {isOpen ? <DisputeDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
