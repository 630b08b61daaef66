"use client";

import { type SubmitEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { DialogClose } from "#components/ui/dialog.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { submitOnControlEnter } from "#components/ui/submit-on-control-enter.ts";
import { useFirstFocus } from "#components/ui/use-first-focus.ts";
import type { EditedLine } from "#lib/domain/price-plan/edit-rates.ts";
import { errorAt, type Finding } from "#lib/domain/price-plan/finding.ts";
import type { Scope } from "#lib/rating/rate-book.ts";
import { ChargeChart } from "./charge-chart.tsx";
import { ChargeFields } from "./charge-fields.tsx";
import { formOfCharge, readChargeForm } from "./charge-form.ts";
import { namedFinding } from "./charge-kinds.ts";
import type { RateChoices } from "./rate-choices.ts";
import { usePriceEngine } from "./use-price-engine.ts";

type LineFormProps = {
  readonly line: EditedLine;
  readonly scope: Scope;
  /** Levels of other lines of the rate. */
  readonly taken: readonly number[];
  readonly choices: RateChoices;
  readonly currency: string;
  readonly unit: string | null;
  readonly submitLabel: string;
  readonly onSubmit: (line: EditedLine) => void;
};

const ID = "line-";
const MOST_LEVEL = 1000;

/** A line of a rate: when it holds, and what it costs then, with what that comes to beside it. */
export function LineForm({ line, scope, taken, choices, currency, unit, submitLabel, onSubmit }: LineFormProps) {
  const [level, setLevel] = useState(line.level === null ? "" : `${line.level}`);
  const [zone, setZone] = useState(line.zone ?? "");
  const [timeModel, setTimeModel] = useState(line.timeModel ?? "");
  const [form, setForm] = useState(() => formOfCharge(line.charge));
  const [attempt, setAttempt] = useState(0);
  const element = useFirstFocus("[role=combobox]");
  const engine = usePriceEngine();
  const isBase = line.level === null;
  const charge = readChargeForm(form, scope);
  const findings = [...(isBase ? [] : levelProblems(level, taken)), ...(charge.ok ? [] : charge.refusal)];
  const shown = attempt === 0 ? [] : findings;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    event.stopPropagation();
    setAttempt((count) => count + 1);
    if (findings.length > 0 || !charge.ok) return;
    const conditions = { zone: zone === "" ? null : zone, timeModel: timeModel === "" ? null : timeModel };
    onSubmit({ level: isBase ? null : Number.parseInt(level, 10), ...conditions, charge: charge.value });
  }

  return (
    <form ref={element} noValidate onSubmit={submit} onKeyDown={submitOnControlEnter} className="grid gap-4">
      <ErrorSummary
        errors={shown.map((finding) => ({ fieldId: `${ID}${finding.path}`, message: namedFinding(finding) }))}
        attempt={attempt}
      />
      <div className="grid items-start gap-6 md:grid-cols-[minmax(0,1fr)_15rem]">
        <div className="grid gap-4">
          {isBase ? null : (
            <div className="grid gap-4 sm:grid-cols-2">
              <Field label="At the times of">
                {(control) => (
                  <Select {...control} options={withAny(choices.timeModels, "Any time")} value={timeModel} onValueChange={setTimeModel} />
                )}
              </Field>
              <Field label="In the zone">
                {(control) => <Select {...control} options={withAny(choices.zones, "Any zone")} value={zone} onValueChange={setZone} />}
              </Field>
              <Field
                id={`${ID}level`}
                label="Level"
                hint="The lowest level that holds wins."
                error={shown.find(({ path }) => path === "level")?.message}
              >
                {(control) => <Input {...control} inputMode="numeric" value={level} onChange={(event) => setLevel(event.target.value)} />}
              </Field>
            </div>
          )}
          <ChargeFields
            form={form}
            onChange={setForm}
            currency={currency}
            unit={unit}
            attributes={choices.amounts}
            errorAt={(member) => shown.find(({ path }) => path === member)?.message}
            idPrefix={ID}
          />
        </div>
        <div className="rounded-lg border bg-panel p-3.5 md:sticky md:top-0" aria-live="polite">
          {charge.ok && engine !== null ? (
            <ChargeChart curve={engine.chargeCurve(charge.value)} currency={currency} unit={unit} />
          ) : (
            <p className="text-muted text-xs">{charge.ok ? "One moment…" : "Fill in the charge to see what usage would cost."}</p>
          )}
        </div>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose render={<Button>Cancel</Button>} />
        <Button type="submit" variant="primary">
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}

function withAny(options: RateChoices["zones"], any: string): RateChoices["zones"] {
  return [{ value: "", label: any }, ...options];
}

function levelProblems(text: string, taken: readonly number[]): readonly Finding[] {
  if (!/^[1-9]\d{0,3}$/.test(text) || Number.parseInt(text, 10) > MOST_LEVEL)
    return [errorAt("level", "A level is a whole number from 1 to 1000.")];
  return taken.includes(Number.parseInt(text, 10)) ? [errorAt("level", `Another line has level ${text}. Each level is there once.`)] : [];
}
