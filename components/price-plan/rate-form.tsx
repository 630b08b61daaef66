"use client";

import { type SubmitEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { DialogClose } from "#components/ui/dialog.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Select } from "#components/ui/select.tsx";
import { submitOnControlEnter } from "#components/ui/submit-on-control-enter.ts";
import { useFirstFocus } from "#components/ui/use-first-focus.ts";
import { codeOf, type NewRate } from "#lib/domain/price-plan/edit-rates.ts";
import { errorAt } from "#lib/domain/price-plan/finding.ts";
import type { RateTarget, Scope } from "#lib/rating/rate-book.ts";
import { ChargeFields } from "./charge-fields.tsx";
import { formOfCharge, readChargeForm } from "./charge-form.ts";
import { namedFinding } from "./charge-kinds.ts";
import type { RateChoices } from "./rate-choices.ts";

type Kind = "productType" | "product" | "family";

type RateFormProps = {
  readonly rate: NewRate | null;
  readonly choices: RateChoices;
  readonly currency: string;
  /** "product PPV-1" of the targets that have a rate already. */
  readonly taken: ReadonlySet<string>;
  readonly submitLabel: string;
  readonly onSubmit: (rate: NewRate) => void;
};

const ID = "rate-";
const KINDS = [
  { value: "productType", label: "A product type", detail: "All its products" },
  { value: "product", label: "One product", detail: "Beats the rate of its type" },
  { value: "family", label: "A family", detail: "Where neither product nor type has a rate" },
] as const;
const SCOPES = [
  { value: "udr", label: "Each usage by itself" },
  { value: "period", label: "All usage of a billing cycle together", detail: "Of one subscription" },
  { value: "pool", label: "All usage of an agreement's cycle together", detail: "Of an account" },
];
const SPLITS = [
  { value: "type", label: "As its usage type says" },
  { value: "start", label: "Priced by its start" },
  { value: "split", label: "Cut where another line begins to hold" },
];

/** What a rate is for, how its usage counts, and for a new one its base price. */
export function RateForm({ rate, choices, currency, taken, submitLabel, onSubmit }: RateFormProps) {
  const [kind, setKind] = useState<Kind>(() => (rate === null ? "productType" : kindOf(rate.for)));
  const [code, setCode] = useState<string | null>(() => (rate === null ? null : codeOf(rate.for)));
  const [scope, setScope] = useState<Scope>(rate?.scope ?? "udr");
  const [split, setSplit] = useState(() => splitText(rate?.split ?? null));
  const [form, setForm] = useState(() => formOfCharge(rate?.base ?? { charge: "perUnit", price: "" }));
  const [attempt, setAttempt] = useState(0);
  const element = useFirstFocus(`#${ID}for`);
  const charge = readChargeForm(form, scope);
  const findings = [...targetProblems(kind, code, taken), ...(charge.ok ? [] : charge.refusal)];
  const shown = attempt === 0 ? [] : findings;
  const options = { product: choices.products, productType: choices.productTypes, family: choices.families }[kind];

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    event.stopPropagation();
    setAttempt((count) => count + 1);
    if (findings.length > 0 || code === null || !charge.ok) return;
    onSubmit({ for: targetOf(kind, code), scope, split: SPLIT_OF[split] ?? null, base: charge.value });
  }

  return (
    <form ref={element} noValidate onSubmit={submit} onKeyDown={submitOnControlEnter} className="grid gap-4">
      <ErrorSummary
        errors={shown.map((finding) => ({ fieldId: `${ID}${finding.path}`, message: namedFinding(finding) }))}
        attempt={attempt}
      />
      <RadioGroup
        label="The rate is for"
        value={kind}
        onValueChange={(value) => {
          setKind(isKind(value) ? value : "productType");
          setCode(null);
        }}
        options={KINDS}
      />
      <Field id={`${ID}for`} label="Which" error={shown.find(({ path }) => path === "for")?.message}>
        {(control) => <Combobox {...control} options={options} value={code} onValueChange={setCode} placeholder="Type to search" />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Counts together">
          {(control) => (
            <Select {...control} options={SCOPES} value={scope} onValueChange={(value) => setScope(isScope(value) ? value : "udr")} />
          )}
        </Field>
        <Field label="Across time boundaries">
          {(control) => <Select {...control} options={SPLITS} value={split} onValueChange={setSplit} />}
        </Field>
      </div>
      <h3 className="border-t pt-3 font-semibold">Base price, whenever no level holds</h3>
      <ChargeFields
        form={form}
        onChange={setForm}
        currency={currency}
        unit={null}
        attributes={choices.amounts}
        errorAt={(member) => shown.find(({ path }) => path === member)?.message}
        idPrefix={ID}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose render={<Button>Cancel</Button>} />
        <Button type="submit" variant="primary">
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}

const SPLIT_OF: Readonly<Record<string, boolean | null>> = { type: null, start: false, split: true };

function splitText(split: boolean | null): string {
  if (split === null) return "type";
  return split ? "split" : "start";
}

function targetProblems(kind: Kind, code: string | null, taken: ReadonlySet<string>) {
  if (code === null) return [errorAt("for", "Choose what the rate is for.")];
  return taken.has(`${kind} ${code}`) ? [errorAt("for", "There is a rate for that already. Add a level to it.")] : [];
}

function isKind(text: string): text is Kind {
  return KINDS.some(({ value }) => value === text);
}

function isScope(text: string): text is Scope {
  return SCOPES.some(({ value }) => value === text);
}

function targetOf(kind: Kind, code: string): RateTarget {
  if (kind === "product") return { product: code };
  return kind === "family" ? { family: code } : { productType: code };
}

export function kindOf(target: RateTarget): Kind {
  if ("product" in target) return "product";
  return "family" in target ? "family" : "productType";
}
