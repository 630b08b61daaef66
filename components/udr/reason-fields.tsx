"use client";

import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { ReasonView } from "#lib/domain/udr/udr-view.ts";
import { MOST_DIGITS } from "./correction-keys.ts";

export type Reason = { readonly reasonCode: string; readonly reasonText: string };

type ReasonFieldsProps = {
  readonly reasons: readonly ReasonView[];
  readonly reason: Reason;
  readonly onChange: (reason: Reason) => void;
  readonly error: string | undefined;
  /** Where a second person is asked, who reads them. */
  readonly needsWords: boolean;
  readonly wordsError: string | undefined;
};

export const REASON_TEXT_ID = "correction-reason-text";

/** Every correction says why, and with that whether the usage happened. */
export function ReasonFields({ reasons, reason, onChange, error, needsWords, wordsError }: ReasonFieldsProps) {
  const options = reasons.map(({ code, label, usageHappened }) => ({
    value: code,
    label,
    detail: usageHappened ? "The usage happened" : "The usage did not happen",
  }));
  return (
    <div className="grid gap-3">
      <Field
        label="Reason"
        id="correction-reason"
        hint={`Keys 1 to ${Math.min(options.length, MOST_DIGITS)} choose one while you are not typing.`}
        error={error}
      >
        {(control) => (
          <Select
            {...control}
            options={options}
            value={reason.reasonCode === "" ? null : reason.reasonCode}
            onValueChange={(reasonCode) => onChange({ ...reason, reasonCode })}
            placeholder="Choose a reason…"
            required
          />
        )}
      </Field>
      <Field
        id={REASON_TEXT_ID}
        label="In your words"
        optional={!needsWords}
        hint={needsWords && wordsError === undefined ? "Who approves it reads this." : undefined}
        error={wordsError}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            maxLength={500}
            value={reason.reasonText}
            onChange={(event) => onChange({ ...reason, reasonText: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
