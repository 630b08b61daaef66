"use client";

import { type SubmitEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatMoney } from "#components/ui/format-money.ts";
import { Input } from "#components/ui/input.tsx";
import { MoneyField } from "#components/ui/money-field.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import type { TopUpInput } from "#lib/domain/ordering/order-schema.ts";
import type { TopUpView } from "#lib/domain/ordering/order-view.ts";
import { type Action, messageOf } from "#lib/web/action-result.ts";

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

const LOST = {
  title: "Nobody can say yet whether the wallet was topped up.",
  message: "The answer did not arrive. Press the button again: the same top-up is never taken twice.",
} as const;

type Errors = Readonly<Record<string, string>>;

/** Money that was taken elsewhere, on the way to an order. No card data is ever entered here. */
export function TopUpForm({ subscriptionId, currency, shortage, topUpWallet, onDone, onCancel }: TopUpFormProps) {
  const [amount, setAmount] = useState(shortage);
  const [paymentReference, setReference] = useState("");
  const [key] = useState(() => crypto.randomUUID());
  /** Then only the same may be sent again: of another amount nobody would know which was taken. */
  const [isLost, setIsLost] = useState(false);
  const [isSending, setIsSending] = useState(false);
  const [errors, setErrors] = useState<Errors>({});

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (isSending) return;
    setIsSending(true);
    const result = await topUpWallet({ subscriptionId, amount, paymentReference }, { idempotencyKey: key }).catch(() => null);
    setIsSending(false);
    setIsLost(result === null);
    setErrors({});
    if (result?.ok) onDone(result.value);
    else if (result !== null) {
      const issues = result.refusal?.issues ?? [];
      const byField = issues.map(({ path, message }): [string, string] => [path, message]);
      setErrors(Object.fromEntries(byField.length > 0 ? byField : [["", messageOf(result)]]));
    }
  }

  return (
    <form
      data-top-up=""
      noValidate
      onSubmit={(event) => void submit(event)}
      className="grid gap-3 rounded-lg border border-caution/40 p-3.5"
    >
      <h3 className="font-semibold">Top up the wallet</h3>
      {errors[""] ? <RefusalMessage title="The wallet was not topped up." message={errors[""]} /> : null}
      {isLost ? <RefusalMessage {...LOST} /> : null}
      <fieldset disabled={isLost} className="grid gap-3 sm:grid-cols-2">
        <Field label="Amount" error={errors["amount"]}>
          {(control) => <MoneyField {...control} currency={currency} value={amount} onValueChange={setAmount} />}
        </Field>
        <Field label="Payment reference" error={errors["paymentReference"]} hint="Of the receipt. Never a card number.">
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
