"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { EarlierCorrections } from "#components/note/earlier-corrections.tsx";
import { ActionsMenu } from "#components/udr/actions-menu.tsx";
import type { CorrectionActions } from "#components/udr/correction-actions.ts";
import { CorrectionDialog } from "#components/udr/correction-dialog.tsx";
import type { DisputeActions } from "#components/udr/dispute-actions.ts";
import { ChosenDispute } from "#components/udr/dispute-desk.tsx";
import { DisputeMenuItems } from "#components/udr/dispute-menu-items.tsx";
import { doneInWords } from "#components/udr/effect-words.ts";
import { usePageKeys } from "#components/ui/page-keys.ts";
import { routeHref } from "#components/ui/route-href.ts";
import { notify } from "#components/ui/toast.tsx";
import type { DisputeAction } from "#lib/domain/dispute/decide-dispute.ts";
import type { ChangeDone } from "#lib/domain/udr/change-preview.ts";
import { isDirectiveAction, UDR_ACTION_NAMES, type UdrAction } from "#lib/domain/udr/udr-actions.ts";
import type { AdjustOffer, ReasonView, UdrDetail } from "#lib/domain/udr/udr-view.ts";

type UdrDeskProps = {
  readonly udr: UdrDetail;
  readonly reasons: readonly ReasonView[];
  readonly offer: AdjustOffer;
  readonly actions: CorrectionActions;
  readonly disputeActions: DisputeActions;
  readonly zone: string;
};

/** The Actions menu with its dialogs and its keys. */
export function UdrDesk({ udr, reasons, offer, actions, disputeActions, zone }: UdrDeskProps) {
  const router = useRouter();
  const [action, setAction] = useState<UdrAction | null>(null);
  const [dispute, setDispute] = useState<DisputeAction | null>(null);
  const trigger = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (new URLSearchParams(window.location.search).get("do") !== "adjust") return;
    // Asked for once: going back, or loading the page again, opens nothing.
    window.history.replaceState(null, "", window.location.pathname);
    if (udr.actions.some((entry) => entry.action === "adjust" && entry.available)) setAction("adjust");
  }, [udr]);

  function choose(wanted: (candidate: UdrAction) => boolean): void {
    const entries = udr.actions.filter((entry) => wanted(entry.action));
    const available = entries.find((entry) => entry.available);
    if (available) setAction(available.action);
    else for (const entry of entries.slice(0, 1)) if (!entry.available) notify({ tone: "neutral", title: entry.reason });
  }
  usePageKeys([
    { keys: "a", label: "Adjust", run: () => choose((candidate) => candidate === "adjust") },
    { keys: "x", label: "Cancel the UDR", run: () => choose((candidate) => candidate === "cancel") },
    { keys: "u", label: "Reverse the last action", run: () => choose((candidate) => candidate === "reverse") },
    { keys: "b", label: "Change the billing directive", run: () => choose(isDirectiveAction) },
    { keys: "e", label: "Why it costs this", run: showExplanation, isOffered: () => document.getElementById("why") !== null },
  ]);

  function close(): void {
    setAction(null);
    setDispute(null);
    requestAnimationFrame(() => trigger.current?.focus());
  }
  function done(result: ChangeDone): void {
    notify({ title: titleOf(result, udr), description: doneInWords(result), ...wayOn(result) });
    close();
    if (result.succeeds === null) router.refresh();
    else router.push(`/udrs/${result.udrId}`);
  }

  /** What posted can be taken back; what was asked can be looked at; and what was billed is on its bill. */
  function wayOn({ bill, creditRequestId, revision, succeeds }: ChangeDone) {
    const to = (label: string, href: string) => ({ action: { label, onClick: () => router.push(routeHref(href)) } });
    if (creditRequestId !== null) return to("Show the request", `/reviews/${creditRequestId}`);
    if (bill !== null) return to(`Open bill ${bill}`, `/bills/${bill}`);
    const isReversible = succeeds === null && revision !== udr.revision;
    return isReversible ? { action: { label: UDR_ACTION_NAMES.reverse, onClick: () => setAction("reverse") } } : {};
  }

  return (
    <>
      <ActionsMenu
        actions={udr.actions}
        onChoose={setAction}
        triggerRef={trigger}
        further={<DisputeMenuItems actions={udr.disputeActions} onChoose={setDispute} />}
      />
      {dispute === null ? null : <ChosenDispute udr={udr} action={dispute} reasons={reasons} actions={disputeActions} onClose={close} />}
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
          earlier={<EarlierCorrections account={udr.accountNumber} exceptUdr={udr.udrId} zone={zone} />}
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

function titleOf({ creditRequestId, revision, succeeds, udrId }: ChangeDone, udr: UdrDetail): string {
  if (succeeds !== null) return `UDR ${udrId} takes the place of UDR ${succeeds}.`;
  if (creditRequestId !== null || revision === udr.revision) return "A second person is asked.";
  return `UDR ${udrId} is now at revision ${revision}.`;
}

function showExplanation(): void {
  const panel = document.getElementById("why");
  if (!panel) return;
  panel.tabIndex = -1;
  panel.focus({ preventScroll: true });
  panel.scrollIntoView({ block: "center", behavior: "auto" });
}
