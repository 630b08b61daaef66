"use client";

import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { CODE_RULE, MOST_DESCRIPTION_LETTERS, MOST_NAME_LETTERS } from "#lib/domain/definition/definition-texts.ts";
import { copyWarnings, type NewPlan, type NewPlanField, type PlanBeginning, type PlanToCopy } from "#lib/domain/price-plan/new-plan.ts";

export const newPlanFieldId = (field: NewPlanField) => `new-plan-${field}`;

type FieldsProps = {
  readonly plan: NewPlan;
  readonly change: (part: Partial<NewPlan>) => void;
  readonly errorOf: (field: NewPlanField) => string | undefined;
};

const KINDS = [
  { value: "group", label: "An account group", detail: "All accounts of a classification, such as VIP." },
  { value: "subscription", label: "Named subscriptions", detail: "Those that it is given to, one by one. Asked before the group's plan." },
  { value: "global", label: "Everybody in another currency", detail: "The Global plan of a currency that has none yet." },
] as const satisfies readonly { value: NewPlan["kind"]; label: string; detail: string }[];

/** Whom it is for and how it is called. */
export function NewPlanNames({ plan, change, errorOf }: FieldsProps) {
  return (
    <Panel title="Plan">
      <div className="grid gap-4">
        <RadioGroup
          label="Who is to pay by it"
          options={KINDS}
          value={plan.kind}
          onValueChange={(value) => change({ kind: KINDS.find((kind) => kind.value === value)?.value ?? plan.kind })}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field id={newPlanFieldId("name")} label="Name" error={errorOf("name")}>
            {(control) => (
              <Input
                {...control}
                value={plan.name}
                maxLength={MOST_NAME_LETTERS}
                autoComplete="off"
                required
                onChange={(event) => change({ name: event.target.value })}
              />
            )}
          </Field>
          <Field id={newPlanFieldId("code")} label="Code" hint={`${CODE_RULE} It never changes.`} error={errorOf("code")}>
            {(control) => (
              <Input
                {...control}
                value={plan.code}
                maxLength={40}
                autoComplete="off"
                spellCheck={false}
                required
                className="font-mono"
                onChange={(event) => change({ code: event.target.value.toUpperCase() })}
              />
            )}
          </Field>
        </div>
        <Field id={newPlanFieldId("description")} label="Description" optional error={errorOf("description")}>
          {(control) => (
            <Textarea
              {...control}
              value={plan.description}
              maxLength={MOST_DESCRIPTION_LETTERS}
              onChange={(event) => change({ description: event.target.value })}
            />
          )}
        </Field>
      </div>
    </Panel>
  );
}

const BEGINNINGS = [
  { value: "copy", label: "A copy of a live plan's rates", detail: "To be changed in the draft, for example all by −10 %." },
  { value: "empty", label: "An empty draft", detail: "Rates are added one by one." },
  {
    value: "import",
    label: "A document",
    detail: "The draft opens with the import. The document must name this plan's code and currency.",
  },
] as const satisfies readonly { value: PlanBeginning; label: string; detail: string }[];

/** What the first draft says. */
export function NewPlanBeginning({ plan, change, errorOf, plans }: FieldsProps & { readonly plans: readonly PlanToCopy[] }) {
  const warnings = copyWarnings(plan, plans.find(({ code }) => code === plan.copied) ?? null);
  return (
    <Panel title="First draft">
      <div className="grid gap-4">
        <RadioGroup
          label="Begins with"
          options={BEGINNINGS.map((beginning) => ({ ...beginning, disabled: beginning.value === "copy" && plans.length === 0 }))}
          value={plan.begins}
          onValueChange={(value) => change({ begins: BEGINNINGS.find((beginning) => beginning.value === value)?.value ?? plan.begins })}
        />
        {plan.begins === "copy" ? (
          <Field id={newPlanFieldId("copied")} label="Plan to copy" error={errorOf("copied")}>
            {(control) => (
              <Select
                {...control}
                value={plan.copied}
                onValueChange={(copied) => change({ copied })}
                options={plans.map(({ code, name, currency }) => ({ value: code, label: `${name} (${currency})` }))}
              />
            )}
          </Field>
        ) : null}
        <div role="status">{warnings.length > 0 ? <Notice tone="caution">{warnings.join(" ")}</Notice> : null}</div>
      </div>
    </Panel>
  );
}

/** How its prices are meant. */
export function NewPlanTerms({ plan, change, errorOf }: FieldsProps) {
  return (
    <Panel title="Prices">
      <div className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            id={newPlanFieldId("currency")}
            label="Currency"
            hint="Of the accounts that pay by it. It never changes."
            error={errorOf("currency")}
          >
            {(control) => (
              <Input
                {...control}
                value={plan.currency}
                maxLength={3}
                autoComplete="off"
                spellCheck={false}
                required
                onChange={(event) => change({ currency: event.target.value.toUpperCase() })}
              />
            )}
          </Field>
          <Field
            id={newPlanFieldId("timeZone")}
            label="Time zone"
            hint="In which its days begin and its versions go live."
            error={errorOf("timeZone")}
          >
            {(control) => (
              <Input
                {...control}
                value={plan.timeZone}
                maxLength={60}
                autoComplete="off"
                spellCheck={false}
                required
                onChange={(event) => change({ timeZone: event.target.value })}
              />
            )}
          </Field>
        </div>
        <RadioGroup
          label="Tax"
          value={plan.taxInclusive ? "included" : "added"}
          onValueChange={(value) => change({ taxInclusive: value === "included" })}
          options={[
            { value: "included", label: "Prices include tax" },
            { value: "added", label: "Tax is added to prices" },
          ]}
        />
      </div>
    </Panel>
  );
}
