"use client";

import { useState } from "react";
import type { BillingTermChoices } from "#lib/domain/billing-term/billing-term-choices.ts";
import { type BillingTermDraft, readBillingTermDraft } from "#lib/domain/billing-term/billing-term-draft.ts";
import type { SaveBillingTermForm } from "#lib/domain/billing-term/billing-term-schema.ts";
import { type BoundedSubscriptions, subscriptionsInWords } from "#lib/domain/billing-term/billing-term-view.ts";
import { suggestedCode } from "#lib/domain/definition/definition-texts.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Panel } from "../../ui/panel.tsx";
import { DefinitionForm } from "../definition-form.tsx";
import { DefinitionNames } from "../definition-names.tsx";
import { useDefinitionForm } from "../use-definition-form.ts";
import { BillingTermBilling } from "./billing-term-billing.tsx";
import { BillingTermMeaning } from "./billing-term-meaning.tsx";
import { BillingTermPricing } from "./billing-term-pricing.tsx";

type BillingTermEditorProps = {
  readonly initial: BillingTermDraft;
  /** Null makes a new scheme. */
  readonly revision: number | null;
  readonly subscriptions: BoundedSubscriptions;
  readonly choices: BillingTermChoices;
  readonly save: Action<SaveBillingTermForm, { readonly code: string; readonly revision: number }>;
};

/** What a conflict shows of what the other person saved. */
const MEMBERS = {
  name: "Name",
  description: "Description",
  state: "State",
  classification: "Kind",
  billingType: "Billing",
  billingMethod: "Cycles",
  cycleDay: "Cycle day",
  frequencyMonths: "Months",
  currency: "Currency",
  defaultPlan: "Default plan",
  maximumUnbilledUdrs: "Unbilled UDRs",
  maximumUnbilledAmount: "Unbilled amount",
} as const;

const FIELDS =
  /^(?:code|name|description|state|classification|billingType|billingMethod|cycleDay|frequencyMonths|currency|defaultPlan|flexible|maximumUnbilledUdrs|maximumUnbilledAmount)/;

/** How subscriptions are billed. Beside the form stands what it comes to, and what that changes for whom it bills already. */
export function BillingTermEditor({ initial, revision, subscriptions, choices, save }: BillingTermEditorProps) {
  const [draft, setDraft] = useState(initial);
  const [hasOwnCode, setHasOwnCode] = useState(revision !== null);
  const { problems, state } = readBillingTermDraft(draft);
  const form = useDefinitionForm<SaveBillingTermForm>({
    save,
    input: { ...state, code: draft.code, description: draft.description, name: draft.name },
    withRevision: (input, atRevision) => ({ ...input, revision: atRevision }),
    revision,
    problems,
    fieldOf: (path) => FIELDS.exec(path)?.[0] ?? null,
    what: "Billing terms",
    list: "/billing-terms",
  });

  function change(part: Partial<BillingTermDraft>): void {
    if (part.code !== undefined) setHasOwnCode(true);
    form.touched();
    setDraft((current) => ({ ...current, ...part, ...(part.name !== undefined && !hasOwnCode ? { code: suggestedCode(part.name) } : {}) }));
  }

  const back = revision === null ? "/billing-terms" : `/billing-terms/${encodeURIComponent(draft.code)}`;
  const held = subscriptions.count === 0 ? null : `Billed by these terms: ${subscriptionsInWords(subscriptions)}. So it stays as it is.`;
  return (
    <DefinitionForm form={form} dirty={JSON.stringify(draft) !== JSON.stringify(initial)} back={back} members={MEMBERS}>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(16rem,2fr)]">
        <div className="grid min-w-0 gap-4">
          <Panel title="Definition">
            <DefinitionNames value={draft} onChange={change} errorOf={form.errorOf} isNew={revision === null} />
          </Panel>
          <BillingTermBilling draft={draft} held={held} errorOf={form.errorOf} onChange={change} />
          <BillingTermPricing draft={draft} held={held} plans={choices.plans} errorOf={form.errorOf} onChange={change} />
        </div>
        <BillingTermMeaning
          state={state}
          before={revision === null ? null : readBillingTermDraft(initial).state}
          isReadable={problems.length === 0}
          subscriptions={subscriptions}
          choices={choices}
        />
      </div>
    </DefinitionForm>
  );
}
