"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { ActionsMenu } from "#components/udr/actions-menu.tsx";
import type { CorrectionActions } from "#components/udr/correction-actions.ts";
import { CorrectionDialog } from "#components/udr/correction-dialog.tsx";
import { doneInWords } from "#components/udr/effect-words.ts";
import { usePageKeys } from "#components/ui/page-keys.ts";
import { notify } from "#components/ui/toast.tsx";
import type { ChangeDone } from "#lib/domain/udr/change-preview.ts";
import { isDirectiveAction, type UdrAction } from "#lib/domain/udr/udr-actions.ts";
import type { AdjustOffer, ReasonView, UdrDetail } from "#lib/domain/udr/udr-view.ts";

type UdrDeskProps = {
  readonly udr: UdrDetail;
  readonly reasons: readonly ReasonView[];
  readonly offer: AdjustOffer;
  readonly actions: CorrectionActions;
  readonly zone: string;
};

/** The Actions menu with its dialogs and its keys. */
export function UdrDesk({ udr, reasons, offer, actions, zone }: UdrDeskProps) {
  const router = useRouter();
  const [action, setAction] = useState<UdrAction | null>(null);
  const trigger = useRef<HTMLButtonElement>(null);

  function choose(wanted: (candidate: UdrAction) => boolean): void {
    const entries = udr.actions.filter((entry) => wanted(entry.action));
    const available = entries.find((entry) => entry.available);
    if (available) setAction(available.action);
    else for (const entry of entries.slice(0, 1)) if (!entry.available) notify({ tone: "neutral", title: entry.reason });
  }
  usePageKeys([
    { keys: "a", label: "Adjust", run: () => choose((candidate) => candidate === "adjust") },
    { keys: "x", label: "Cancel the UDR", run: () => choose((candidate) => candidate === "cancel") },
    { keys: "b", label: "Change the billing directive", run: () => choose(isDirectiveAction) },
    { keys: "e", label: "Why it costs this", run: showExplanation, isOffered: () => document.getElementById("why") !== null },
  ]);

  function close(): void {
    setAction(null);
    requestAnimationFrame(() => trigger.current?.focus());
  }
  function done(result: ChangeDone): void {
    const { bill } = result;
    notify({
      title: result.revision === udr.revision ? "A second person is asked." : `UDR ${result.udrId} is now at revision ${result.revision}.`,
      description: doneInWords(result),
      ...(bill === null ? {} : { action: { label: `Open bill ${bill}`, onClick: () => router.push(`/bills/${bill}`) } }),
    });
    close();
    router.refresh();
  }

  return (
    <>
      <ActionsMenu actions={udr.actions} onChoose={setAction} triggerRef={trigger} />
      {action === null ? null : (
        <CorrectionDialog
          key={udr.revision}
          udr={udr}
          action={action}
          onActionChange={setAction}
          reasons={reasons}
          offer={offer}
          actions={actions}
          zone={zone}
          onClose={close}
          onReload={() => {
            close();
            router.refresh();
          }}
          onDone={done}
        />
      )}
    </>
  );
}

function showExplanation(): void {
  const panel = document.getElementById("why");
  if (!panel) return;
  panel.tabIndex = -1;
  panel.focus({ preventScroll: true });
  panel.scrollIntoView({ block: "center", behavior: "auto" });
}
