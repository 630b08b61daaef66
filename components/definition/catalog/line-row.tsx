"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import type { CatalogChoices } from "#lib/domain/catalog/catalog-choices.ts";
import { fieldOf, type LineDraft } from "#lib/domain/catalog/catalog-draft.ts";
import { TARGET_NAMES } from "#lib/domain/catalog/catalog-view.ts";
import { ExactInput } from "../../ui/exact-input.tsx";
import { Field } from "../../ui/field.tsx";
import { FilterSelect } from "../../ui/filter-select.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { InstantField } from "../../ui/instant-field.tsx";
import { ChoiceSelect } from "../product/choice-select.tsx";
import { fieldId } from "../use-definition-form.ts";
import { CodePicker } from "./code-picker.tsx";
import { ProductCodeField } from "./product-code-field.tsx";

type LineRowProps = {
  readonly row: LineDraft;
  readonly number: number;
  readonly choices: CatalogChoices;
  readonly zone: string;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (change: Partial<LineDraft>) => void;
  readonly onRemove: () => void;
};

type PartProps = Omit<LineRowProps, "number" | "errorOf" | "onRemove"> & {
  readonly field: (member: string) => { readonly id: string; readonly error: string | undefined };
};

const HIDDEN_MEMBERS = ["availableFrom", "availableTo", "requires", "excludes", "limit"];

function asksSomething({ availableFrom, availableTo, limit, requires, excludes }: LineDraft): boolean {
  return [availableFrom, availableTo, limit].some((text) => text !== "") || requires.length + excludes.length > 0;
}

const MODES = { any: "Any of them", all: "All of them" } as const;
const PERIODS = { day: "a day", week: "a week", month: "a month", cycle: "a billing cycle" } as const;

export function LineRow({ row, number, choices, zone, errorOf, onChange, onRemove }: LineRowProps) {
  const field = (member: string) => ({
    id: fieldId(fieldOf("lines", row.key, member)),
    error: errorOf(fieldOf("lines", row.key, member)),
  });
  const part = { row, choices, zone, onChange, field };
  const isFaulty = HIDDEN_MEMBERS.some((member) => field(member).error !== undefined);
  // Once open it stays so: a field that is emptied to be typed anew must not vanish.
  const [isOpen, setOpen] = useState(asksSomething(row));
  if (isFaulty && !isOpen) setOpen(true);
  return (
    <fieldset className="grid min-w-0 gap-3 border-line-soft border-b pb-4 last:border-b-0 last:pb-0">
      <legend className="mb-1.5 font-medium text-muted text-xs">{`Service ${number}`}</legend>
      <div className="grid min-w-0 items-start gap-3 @lg:grid-cols-[10rem_minmax(0,1fr)_auto]">
        <Field {...field("kind")} label="Sells">
          {(control) => (
            <ChoiceSelect
              {...control}
              names={TARGET_NAMES}
              value={row.target.kind}
              onChoose={(kind) => onChange({ target: { kind, code: "" } })}
            />
          )}
        </Field>
        <Target {...part} />
        <div className="@lg:pt-6.5">
          <IconButton label={`Remove service ${number}`} onClick={onRemove}>
            <Trash2 aria-hidden="true" />
          </IconButton>
        </div>
      </div>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)} className="rounded-md border bg-panel/40">
        <summary className="min-h-8 cursor-pointer px-3 py-1.5 text-muted hover:bg-hover">Window, requirements and limit</summary>
        <div className="grid gap-3 border-t p-3">
          <Window {...part} />
          <Requirements {...part} />
          <Limit {...part} />
        </div>
      </details>
    </fieldset>
  );
}

function Target({ row: { target }, choices, onChange, field }: PartProps) {
  const choose = (code: string) => onChange({ target: { ...target, code } });
  if (target.kind === "product") return <ProductCodeField {...field("target")} label="Product" code={target.code} onChange={choose} />;
  const listed = target.kind === "productType" ? choices.productTypes : choices.productFamilies;
  // What is stored stays to be seen although it was archived since.
  const missing =
    target.code !== "" && !listed.some(({ code }) => code === target.code) ? [{ value: target.code, label: target.code }] : [];
  return (
    <Field {...field("target")} label={TARGET_NAMES[target.kind]}>
      {(control) => (
        <FilterSelect
          {...control}
          value={target.code}
          options={[{ value: "", label: "Choose…" }, ...missing, ...listed.map(({ code, name }) => ({ value: code, label: name }))]}
          onValueChange={choose}
        />
      )}
    </Field>
  );
}

function Window({ row, zone, onChange, field }: PartProps) {
  return (
    <div className="grid gap-3 @lg:grid-cols-2">
      <Field {...field("availableFrom")} label="Available from" optional>
        {(control) => (
          <InstantField {...control} zone={zone} value={row.availableFrom} onValueChange={(availableFrom) => onChange({ availableFrom })} />
        )}
      </Field>
      <Field {...field("availableTo")} label="Available until" optional hint="Not any more from then on.">
        {(control) => (
          <InstantField {...control} zone={zone} value={row.availableTo} onValueChange={(availableTo) => onChange({ availableTo })} />
        )}
      </Field>
    </div>
  );
}

function Requirements({ row, choices, onChange, field }: PartProps) {
  return (
    <div className="grid gap-3 @lg:grid-cols-2">
      <div className="grid content-start gap-3">
        <CodePicker
          {...field("requires")}
          label="Requires"
          optional
          hint="Termed services that must be effective on the subscription when it orders."
          choices={choices.services}
          codes={row.requires}
          onChange={(requires) => onChange({ requires })}
        />
        {row.requires.length > 1 ? (
          <Field {...field("requiresMode")} label="Which of them">
            {(control) => (
              <ChoiceSelect {...control} names={MODES} value={row.requiresMode} onChoose={(requiresMode) => onChange({ requiresMode })} />
            )}
          </Field>
        ) : null}
      </div>
      <CodePicker
        {...field("excludes")}
        label="Excludes"
        optional
        hint="It is not sold beside any of these."
        choices={choices.services}
        codes={row.excludes}
        onChange={(excludes) => onChange({ excludes })}
      />
    </div>
  );
}

function Limit({ row, onChange, field }: PartProps) {
  return (
    <div className="grid items-start gap-3 @lg:grid-cols-2">
      <Field
        {...field("limit")}
        label="At most"
        optional
        hint="Of all its products together, for one subscription. Cancelled orders do not count."
      >
        {(control) => <ExactInput {...control} value={row.limit} onValueChange={(limit) => onChange({ limit })} />}
      </Field>
      <Field {...field("limitPer")} label="In" hint="On the clocks of the customer’s account.">
        {(control) => <ChoiceSelect {...control} names={PERIODS} value={row.limitPer} onChoose={(limitPer) => onChange({ limitPer })} />}
      </Field>
    </div>
  );
}
