"use client";

import { Field } from "#components/ui/field.tsx";
import { formatMoney } from "#components/ui/format-money.ts";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { QuoteView } from "#lib/domain/ordering/order-view.ts";

export const APPROVAL_NOTE_ID = "approval-note";

type DiscountApprovalProps = {
  readonly quote: Pick<QuoteView, "gross" | "currency" | "withApproval">;
  readonly note: string;
  readonly isNoteMissing: boolean;
  readonly onNoteChange: (note: string) => void;
};

/** Before anything is confirmed: what it costs now, what it may come to cost, and why a second person should say yes. */
export function DiscountApproval({ quote, note, isNoteMissing, onNoteChange }: DiscountApprovalProps) {
  const { gross, currency, withApproval } = quote;
  if (withApproval === null) return null;
  const money = (value: string) => formatMoney({ value, currency });
  return (
    <div className="grid gap-3">
      <div role="status">
        <Notice tone="caution" title={`Costs ${money(gross)} now; with the approval of a second person ${money(withApproval.gross)}.`}>
          {withApproval.discounts.join(", ")} is more than you may give alone. {withApproval.headline} The request is sent with the order.
        </Notice>
      </div>
      <Field
        id={APPROVAL_NOTE_ID}
        label="Why"
        hint={isNoteMissing ? undefined : "Who approves it reads this."}
        error={isNoteMissing ? "Say why. Who approves the discount reads it." : undefined}
      >
        {(control) => (
          <Input {...control} autoComplete="off" maxLength={500} value={note} onChange={(event) => onNoteChange(event.target.value)} />
        )}
      </Field>
    </div>
  );
}
