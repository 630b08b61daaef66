"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type SubmitEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatMoney } from "#components/ui/format-money.ts";
import { Input } from "#components/ui/input.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { BillingPreview } from "#lib/domain/billing/billing-view.ts";
import { type LeftOnHold, leftInWords } from "#lib/domain/hold/hold-view.ts";
import type { Action } from "#lib/web/action-result.ts";
import { messageOf } from "#lib/web/action-result.ts";
import { BillingPreviewPanel } from "./billing-preview-panel.tsx";
import { billingPreviewQuery } from "./billing-queries.ts";

export type RunBilling = Action<
  { readonly accountNumber: string },
  { readonly billingRunId: number; readonly bills: readonly string[]; readonly items: number; readonly left: LeftOnHold }
>;

const SETTLE_MILLIS = 300;

/** Bills one account as of now: the number, what that will bill, and the button that says so. */
export function RunBillingDialog({ runBilling }: { readonly runBilling: RunBilling }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Run billing for one account
      </Button>
      {open ? <RunBillingForm runBilling={runBilling} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function RunBillingForm({ runBilling, onClose }: { readonly runBilling: RunBilling; readonly onClose: () => void }) {
  const formId = useId();
  const router = useRouter();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [accountNumber, setAccountNumber] = useState("");
  const [isRunning, setRunning] = useState(false);
  const [notDone, setNotDone] = useState<string | null>(null);
  const inFlight = useRef(false);
  const asked = useSettledText(accountNumber.trim());
  const query = useQuery({ ...billingPreviewQuery(asked), placeholderData: keepPreviousData });
  const answer = asked === "" ? null : (query.data ?? null);
  const preview = answer?.ok ? answer.value : null;
  const isCurrent = preview !== null && preview.accountNumber === accountNumber.trim() && !query.isFetching;

  async function run(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (inFlight.current || !isCurrent) return;
    inFlight.current = true;
    setRunning(true);
    setNotDone(null);
    try {
      const result = await runBilling({ accountNumber: accountNumber.trim() }, { idempotencyKey });
      if (result.ok) {
        notify({
          title: `Run ${result.value.billingRunId} is complete.`,
          description: [`${result.value.bills.join(", ")}: ${result.value.items} items.`, leftInWords(result.value.left) ?? ""]
            .join(" ")
            .trim(),
        });
        router.push(`/billing/${result.value.billingRunId}`);
        return;
      }
      setNotDone(messageOf(result));
      await query.refetch();
    } catch {
      setNotDone("The answer was lost on the way. Run it again: what was billed already is not billed twice.");
    } finally {
      inFlight.current = false;
      setRunning(false);
    }
  }

  return (
    <Dialog
      open
      size="medium"
      onOpenChange={(next) => {
        if (!next && !isRunning) onClose();
      }}
      title="Run billing for one account"
      description="Everything that waits for this account is billed as of now, a bill for each subscription."
      footer={
        <>
          <DialogClose disabled={isRunning} render={<Button disabled={isRunning}>Leave it waiting</Button>} />
          <Button type="submit" form={formId} variant="primary" pending={isRunning} disabled={!isCurrent}>
            {preview ? labelOf(preview) : "Run billing"}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={(event) => void run(event)} className="grid gap-4">
        {notDone ? <RefusalMessage message={notDone} /> : null}
        <Field label="Account number" hint="As on the bill, for example A-10001.">
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              spellCheck={false}
              value={accountNumber}
              onChange={(event) => setAccountNumber(event.target.value)}
            />
          )}
        </Field>
        <BillingPreviewPanel answer={answer} failure={query.isError ? query.error.message : null} isLoading={query.isFetching} />
      </form>
    </Dialog>
  );
}

function labelOf({ bills, total, currency }: BillingPreview): string {
  const count = bills.length === 1 ? (bills[0]?.kind === "creditNote" ? "1 credit note" : "1 bill") : `${bills.length} bills`;
  return `Create ${count} of ${formatMoney({ value: total, currency })}`;
}

function useSettledText(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE_MILLIS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
