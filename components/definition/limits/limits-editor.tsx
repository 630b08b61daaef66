"use client";

import { useState } from "react";
import { type LimitsDraft, limitsDraft, limitsFieldOf, readLimitsDraft } from "#lib/domain/account/limits-draft.ts";
import type { SaveLimitsForm } from "#lib/domain/account/limits-schema.ts";
import type { AccountLimitsView } from "#lib/domain/account/limits-view.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Field } from "../../ui/field.tsx";
import { MoneyField } from "../../ui/money-field.tsx";
import { Panel } from "../../ui/panel.tsx";
import { DefinitionForm } from "../definition-form.tsx";
import { fieldId, useDefinitionForm } from "../use-definition-form.ts";
import { type LimitChoices, LimitRows } from "./limit-rows.tsx";
import { LimitRules } from "./limit-rules.tsx";

type LimitsEditorProps = {
  readonly stored: AccountLimitsView;
  readonly choices: LimitChoices;
  readonly save: Action<SaveLimitsForm, { readonly code: string; readonly revision: number }>;
};

/** What a conflict shows of what the other person saved. */
const MEMBERS = {
  limits: "Limits",
  toleratedOverrunPercent: "Tolerated overrun, %",
  blocksWithoutLimit: "Only what a limit names",
  blocksBeyondCreditLimit: "Obeys the credit limit",
  creditLimit: "Credit limit",
} as const;

/** What an account may use before an order is refused, and how much it may owe. */
export function LimitsEditor({ stored, choices, save }: LimitsEditorProps) {
  const initial = limitsDraft(stored);
  const [draft, setDraft] = useState(initial);
  const { problems, content } = readLimitsDraft(draft);
  const form = useDefinitionForm<SaveLimitsForm>({
    save,
    input: { code: stored.account, ...content },
    withRevision: (input, revision) => ({ ...input, revision }),
    revision: stored.revision,
    problems,
    fieldOf: (path) => limitsFieldOf(path, draft),
    what: "Limits",
    list: "/accounts",
  });

  function change(part: Partial<LimitsDraft>): void {
    form.touched();
    setDraft((current) => ({ ...current, ...part }));
  }

  const { currency, account } = stored;
  return (
    <DefinitionForm form={form} dirty={JSON.stringify(draft) !== JSON.stringify(initial)} back={`/accounts/${account}`} members={MEMBERS}>
      <LimitRows rows={draft.rows} currency={currency} choices={choices} errorOf={form.errorOf} onChange={(rows) => change({ rows })} />
      <Panel title="How strictly">
        <LimitRules rules={draft} errorOf={form.errorOf} onChange={change}>
          <Field
            id={fieldId("creditLimit")}
            label="Credit limit"
            optional
            hint="Of what is billed and unpaid with what is not billed yet."
            error={form.errorOf("creditLimit")}
          >
            {(control) => (
              <MoneyField
                {...control}
                currency={currency}
                value={draft.creditLimit}
                onValueChange={(creditLimit) => change({ creditLimit })}
              />
            )}
          </Field>
        </LimitRules>
      </Panel>
    </DefinitionForm>
  );
}
