"use client";

import { type SubmitEvent, useState } from "react";
import { afterLost, answerOf, isUnanswered } from "#components/ui/answer-of.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatMoney } from "#components/ui/format-money.ts";
import { Input } from "#components/ui/input.tsx";
import { MoneyField } from "#components/ui/money-field.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import type { TopUpInput } from "#lib/domain/ordering/order-schema.ts";
import type { TopUpView } from "#lib/domain/ordering/order-view.ts";
import { type Action, type ActionFault, type ActionRefused, messageOf } from "#lib/web/action-result.ts";

export type TopUpAction = Action<TopUpInput, TopUpView>;

type TopUpFormProps = {
  readonly subscriptionId: number;
  readonly currency: string;
  /** What is lacking: the amount that is proposed. */
  readonly shortage: string;
  readonly topUpWallet: TopUpAction;
  readonly onDone: (done: TopUpView) => void;
  readonly onCancel: () => void;
};

/** Money that was taken elsewhere, on the way to an order. No card data is ever entered here. */
export function TopUpForm({ subscriptionId, currency, shortage, topUpWallet, onDone, onCancel }: TopUpFormProps) {
  const [amount, setAmount] = useState(shortage);
  const [paymentReference, setReference] = useState("");
  const [key] = useState(() => crypto.randomUUID());
  const [isSending, setIsSending] = useState(false);
  const [notDone, setNotDone] = useState<ActionRefused | ActionFault | null>(null);
  // Then only the same may be sent again: of another amount nobody would know which was taken.
  const isLost = notDone !== null && isUnanswered(notDone);
  const issues = notDone?.refusal?.issues ?? [];
  const errorAt = (field: string) => issues.findLast(({ path }) => path === field)?.message;

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (isSending) return;
    setIsSending(true);
    const answer = await answerOf(topUpWallet({ subscriptionId, amount, paymentReference }, { idempotencyKey: key }));
    const result = isLost ? afterLost(answer) : answer;
    setIsSending(false);
    setNotDone(result.ok ? null : result);
    if (result.ok) onDone(result.value);
  }

  return (
    <form
      data-top-up=""
      noValidate
      onSubmit={(event) => void submit(event)}
      className="grid gap-3 rounded-lg border border-caution/40 p-3.5"
    >
      <h3 className="font-semibold">Top up the wallet</h3>
      {notDone !== null && issues.length === 0 ? (
        <RefusalMessage
          title={isLost ? "Nobody can say yet whether the wallet was topped up." : "The wallet was not topped up."}
          message={messageOf(notDone)}
        />
      ) : null}
      <fieldset disabled={isLost} className="grid gap-3 sm:grid-cols-2">
        <Field label="Amount" error={errorAt("amount")}>
          {(control) => <MoneyField {...control} currency={currency} value={amount} onValueChange={setAmount} />}
        </Field>
        <Field label="Payment reference" error={errorAt("paymentReference")} hint="Of the receipt. Never a card number.">
          {(control) => (
            <Input
              {...control}
              // The form was just opened with the amount filled in: the reference is what is missing.
              autoFocus
              autoComplete="off"
              value={paymentReference}
              onChange={(event) => setReference(event.target.value)}
            />
          )}
        </Field>
      </fieldset>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={isSending}>
          Add {formatMoney({ value: amount, currency })} to the wallet
        </Button>
        {isLost ? null : (
          <Button variant="ghost" onClick={onCancel}>
            Leave it
          </Button>
        )}
      </div>
    </form>
  );
}
