"use client";

import { type KeyboardEvent, type ReactNode, type SubmitEvent, useId, useMemo, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { openDisputeOf } from "#lib/domain/dispute/dispute-view.ts";
import type { ChangeDone } from "#lib/domain/udr/change-preview.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { isDirectiveAction, UDR_ACTION_NAMES, type UdrAction } from "#lib/domain/udr/udr-actions.ts";
import type { AdjustOffer, ReasonView, UdrDetail } from "#lib/domain/udr/udr-view.ts";
import { AdjustFields } from "./adjust-fields.tsx";
import { adjustFormOf, changeOf, isUntouched } from "./adjust-form-state.ts";
import type { CorrectionActions } from "./correction-actions.ts";
import { fieldOfKey, reasonOfKey } from "./correction-keys.ts";
import { submitLabel } from "./effect-words.ts";
import { EndsDispute } from "./ends-dispute.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import { REASON_TEXT_ID, type Reason, ReasonFields } from "./reason-fields.tsx";
import { ReversalNotice } from "./reversal-notice.tsx";
import { type Correction, useCorrection } from "./use-correction.ts";

export type CorrectionDialogProps = {
  readonly udr: UdrDetail;
  readonly action: UdrAction;
  readonly onActionChange: (action: UdrAction) => void;
  readonly reasons: readonly ReasonView[];
  readonly offer: AdjustOffer;
  readonly actions: CorrectionActions;
  readonly zone: string;
  /** What was corrected for this customer before. */
  readonly earlier?: ReactNode;
  readonly onClose: () => void;
  readonly onReload: () => void;
  readonly onDone: (done: ChangeDone) => void;
};

/** One of the actions: what shall change and why on the left, what will post on the right, agreed to by its name. */
export function CorrectionDialog(props: CorrectionDialogProps) {
  const { udr, action, zone, offer, reasons, actions, onDone, onClose } = props;
  const formId = useId();
  const first = useRef<HTMLElement>(null);
  const [form, setForm] = useState(() => adjustFormOf(udr, zone));
  const [reason, setReason] = useState<Reason>({ reasonCode: "", reasonText: "" });
  const [isTried, setTried] = useState(false);
  const isDisputed = openDisputeOf(udr) !== null;
  const [chosenEnd, setChosenEnd] = useState(true);
  const endsDispute = isDisputed && chosenEnd;
  const change = useMemo((): UdrChange | null => {
    const target = { udrId: udr.udrId, expectedRevision: udr.revision };
    const wanted = action === "adjust" ? changeOf(form, udr, zone) : { action, ...target };
    return wanted && endsDispute ? { ...wanted, endsDispute } : wanted;
  }, [action, form, udr, zone, endsDispute]);
  // Only usage that counts together with other usage costs by what the reason says.
  const correction = useCorrection({ change, pricedBy: udr.countsTogether ? reason.reasonCode : "", actions, onDone });
  const { preview, problem, isCurrent, isSubmitting } = correction;
  const needsReason = reason.reasonCode === "";
  const isAsking = preview?.approval?.mayAsk === true;
  const isAboveLimit = preview !== null && preview.approval !== null && !isAsking;
  const needsWords = isAsking || (preview?.asks ?? null) !== null;
  const lacksWords = needsWords && reason.reasonText.trim() === "";

  function submit(event?: SubmitEvent): void {
    event?.preventDefault();
    if (isAboveLimit) return;
    setTried(true);
    if (needsReason) {
      document.getElementById("correction-reason")?.focus();
      return;
    }
    if (lacksWords) {
      document.getElementById(REASON_TEXT_ID)?.focus();
      return;
    }
    void correction.submit(reason);
  }

  /** Ctrl+Enter submits from wherever one is, and opens no list on the way. */
  function pressChord(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    submit();
  }

  /** A digit chooses the reason, and in Adjust a letter leads to its field. */
  function pressKey(event: KeyboardEvent): void {
    const reasonCode = reasonOfKey(event, reasons);
    const field = reasonCode === null && action === "adjust" ? fieldOfKey(event) : null;
    if (reasonCode === null && field === null) return;
    event.preventDefault();
    if (reasonCode !== null) setReason({ ...reason, reasonCode });
    field?.focus();
  }

  return (
    <Dialog
      open
      size="large"
      initialFocus={first}
      onOpenChange={(open) => {
        if (!open && !isSubmitting) onClose();
      }}
      title={`${isDirectiveAction(action) ? "Billing directive" : UDR_ACTION_NAMES[action]} · UDR ${udr.udrId}`}
      description={`${udr.product.name} for ${udr.accountName}`}
      footer={
        <>
          <DialogClose disabled={isSubmitting} render={<Button disabled={isSubmitting}>Leave as it is</Button>} />
          <Button
            type="submit"
            form={formId}
            variant={action === "cancel" ? "danger" : "primary"}
            pending={isSubmitting}
            disabled={!isCurrent || isAboveLimit}
          >
            {submitLabel(preview, UDR_ACTION_NAMES[action])}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        ref={(form) => {
          first.current = action === "adjust" ? form : (form?.querySelector<HTMLElement>(FIRST_CONTROL) ?? null);
        }}
        noValidate
        onSubmit={submit}
        onKeyDownCapture={pressChord}
        onKeyDown={pressKey}
        tabIndex={-1}
        className="grid items-start gap-5 outline-none md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
      >
        <div className="grid gap-4">
          <NotDoneMessage correction={correction} onReload={props.onReload} />
          {correction.missed === null ? null : (
            <div role="alert">
              <Notice tone="caution" title="This press submitted nothing.">
                {correction.missed}
              </Notice>
            </div>
          )}
          {action === "adjust" ? (
            <AdjustFields udr={udr} form={form} onChange={setForm} offer={offer} zone={zone} fault={faultOf(problem)} />
          ) : null}
          {action === "cancel" ? (
            <p className="text-pretty">Cancelling is final: the UDR stays as it is, and nothing stands charged for it any more.</p>
          ) : null}
          {action === "reverse" ? <ReversalNotice udr={udr} /> : null}
          {isDirectiveAction(action) ? <DirectiveChoice udr={udr} action={action} onActionChange={props.onActionChange} /> : null}
          {udr.countsTogether ? (
            <p className="text-pretty text-muted">
              This usage counts together with other usage of its cycle. The reason decides: what happened goes on counting, and what did not
              leaves the count, so that the others are priced without it.
            </p>
          ) : null}
          <ReasonFields
            reasons={reasons}
            reason={reason}
            onChange={setReason}
            error={isTried && needsReason ? "Choose a reason." : undefined}
            needsWords={needsWords}
            wordsError={isTried && lacksWords ? "Say why. Who approves it reads this." : undefined}
          />
          {isDisputed ? <EndsDispute ends={endsDispute} onChange={setChosenEnd} /> : null}
          {props.earlier === undefined ? null : <div className="border-t pt-3 text-xs">{props.earlier}</div>}
        </div>
        <PreviewPanel
          correction={correction}
          zone={zone}
          incomplete={change === null ? incompleteText(isUntouched(form, udr, zone)) : null}
        />
      </form>
    </Dialog>
  );
}

/** Where the work begins: the chosen directive, else the reason. Adjust begins outside its many fields, so that keys lead to each of them. */
const FIRST_CONTROL = "[role=radio][data-checked], #correction-reason";

function incompleteText(isUnchanged: boolean): string {
  return isUnchanged ? "Change something, and this shows what would post." : "Fill in the amount and the times to see what would post.";
}

function faultOf(problem: Correction["problem"]): { readonly path: string; readonly message: string } | null {
  return problem?.path === undefined ? null : { path: problem.path, message: problem.title };
}

function NotDoneMessage({ correction, onReload }: { readonly correction: Correction; readonly onReload: () => void }) {
  const { notDone } = correction;
  if (notDone === null) return null;
  const reload = notDone.code === "STALE_REVISION" || notDone.code === "UDR_CANCELLED";
  return (
    <RefusalMessage
      {...(notDone.code ? { code: notDone.code } : {})}
      message={notDone.reference ? `${notDone.message} (${notDone.reference})` : notDone.message}
      actions={
        reload ? (
          <Button size="small" onClick={onReload}>
            Show the current state
          </Button>
        ) : null
      }
    />
  );
}

type DirectiveChoiceProps = Pick<CorrectionDialogProps, "udr" | "onActionChange"> & { readonly action: UdrAction };

const EXPLAINED: Partial<Record<UdrAction, string>> = {
  setBillable: "The usage is charged.",
  setCreditable: "The usage is credited to the customer, on top of taking back what was charged.",
  setNotToBeBilled: "The usage stays recorded and out of every bill.",
};

function DirectiveChoice({ udr, action, onActionChange }: DirectiveChoiceProps) {
  const options = udr.actions
    .filter((entry) => isDirectiveAction(entry.action))
    .map((entry) => ({
      value: entry.action,
      label: UDR_ACTION_NAMES[entry.action],
      detail: entry.available ? (EXPLAINED[entry.action] ?? "") : entry.reason,
      disabled: !entry.available,
    }));
  const mayCancel = udr.actions.some((entry) => entry.action === "cancel" && entry.available);
  return (
    <div className="grid justify-items-start gap-3">
      <RadioGroup
        label="Set the billing directive"
        options={options}
        value={action}
        onValueChange={(value) => {
          const chosen = udr.actions.find((entry) => entry.action === value);
          if (chosen) onActionChange(chosen.action);
        }}
      />
      {action === "setCreditable" && mayCancel && udr.live?.state === "billed" ? (
        <Button size="small" onClick={() => onActionChange("cancel")}>
          Only give back what was charged: cancel
        </Button>
      ) : null}
    </div>
  );
}
