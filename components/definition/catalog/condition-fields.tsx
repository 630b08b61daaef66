"use client";

import { Trash2 } from "lucide-react";
import type { CatalogChoices } from "#lib/domain/catalog/catalog-choices.ts";
import { type ConditionDraft, fieldOf, NEW_CONDITION } from "#lib/domain/catalog/catalog-draft.ts";
import { Field } from "../../ui/field.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { ChoiceSelect } from "../product/choice-select.tsx";
import { fieldId } from "../use-definition-form.ts";
import { CodePicker } from "./code-picker.tsx";
import { RemovableRows } from "./removable-rows.tsx";

type ConditionFieldsProps = {
  readonly rows: readonly ConditionDraft[];
  readonly choices: CatalogChoices;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (rows: readonly ConditionDraft[]) => void;
};

const KINDS = {
  accountClassification: "Account classification",
  subscriptionType: "Subscription type",
  termedService: "Effective termed service",
  payment: "Payment",
  billingTerm: "Billing term",
  provider: "Provisioning provider",
} as const;

const SENSES = { is: "is one of", isNot: "is none of" } as const;

/** Who may order: all of these must hold. */
export function ConditionFields({ rows, choices, errorOf, onChange }: ConditionFieldsProps) {
  return (
    <RemovableRows
      title="Conditions"
      description="All of them must hold for the subscriber who orders; without one, anybody may"
      field="conditions"
      addLabel="Add a condition"
      none="None: any subscriber may order."
      error={errorOf("conditions")}
      rows={rows}
      fresh={NEW_CONDITION}
      withKey={(fresh, key) => ({ ...fresh, key })}
      firstOf={({ key }) => fieldId(fieldOf("conditions", key, "kind"))}
      onChange={onChange}
    >
      {(row, { index, onRemove }) => (
        <ConditionRow
          key={row.key}
          row={row}
          number={index + 1}
          choices={choices}
          errorOf={errorOf}
          onRemove={onRemove}
          onChange={(change) => onChange(rows.map((each) => (each.key === row.key ? { ...each, ...change } : each)))}
        />
      )}
    </RemovableRows>
  );
}

type ConditionRowProps = Pick<ConditionFieldsProps, "choices" | "errorOf"> & {
  readonly row: ConditionDraft;
  readonly number: number;
  readonly onChange: (change: Partial<ConditionDraft>) => void;
  readonly onRemove: () => void;
};

function ConditionRow({ row, number, choices, errorOf, onChange, onRemove }: ConditionRowProps) {
  const field = (member: string) => ({
    id: fieldId(fieldOf("conditions", row.key, member)),
    error: errorOf(fieldOf("conditions", row.key, member)),
  });
  return (
    <fieldset className="grid min-w-0 items-start gap-3 border-line-soft border-b pb-4 last:border-b-0 last:pb-0 @lg:grid-cols-[13rem_8rem_minmax(0,1fr)_auto]">
      <legend className="mb-1.5 font-medium text-muted text-xs">{`${number === 1 ? "Condition" : "and condition"} ${number}`}</legend>
      <Field {...field("kind")} label="Of the subscriber, the">
        {(control) => <ChoiceSelect {...control} names={KINDS} value={row.kind} onChoose={(kind) => onChange({ kind, codes: [] })} />}
      </Field>
      <Field {...field("negated")} label="Comparison">
        {(control) => (
          <ChoiceSelect
            {...control}
            names={SENSES}
            value={row.negated ? "isNot" : "is"}
            onChoose={(sense) => onChange({ negated: sense === "isNot" })}
          />
        )}
      </Field>
      <CodePicker
        {...field("codes")}
        label="Of these"
        choices={choices.conditions[row.kind]}
        codes={row.codes}
        onChange={(codes) => onChange({ codes })}
      />
      <div className="@lg:pt-6.5">
        <IconButton label={`Remove condition ${number}`} onClick={onRemove}>
          <Trash2 aria-hidden="true" />
        </IconButton>
      </div>
    </fieldset>
  );
}
