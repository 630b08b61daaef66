"use client";

import { type SubmitEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { canonicalDecimalText } from "#components/ui/decimal-text.ts";
import { DialogClose } from "#components/ui/dialog.tsx";
import { ExactInput } from "#components/ui/exact-input.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { submitOnControlEnter } from "#components/ui/submit-on-control-enter.ts";
import { type ChangedPrice, type MassChange, massChange } from "#lib/domain/price-plan/mass-change.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import type { RateLines } from "#lib/domain/price-plan/rate-lines.ts";
import { decimal, parseDecimal } from "#lib/kernel/decimal.ts";
import { cellName, cellValueInWords } from "./cell-words.ts";
import { counted } from "./counted.ts";
import type { Edit, OnEdit } from "./draft-state.ts";

type MassChangeFormProps = {
  readonly document: PricePlanDocument;
  readonly rates: readonly RateLines[];
  readonly onSubmit: OnEdit;
};

const LINES = [
  { value: "all", label: "Base prices and levels" },
  { value: "base", label: "Base prices only" },
  { value: "levels", label: "Levels only" },
];
const STEPS = ["0.0001", "0.001", "0.01", "0.05", "0.1", "0.5", "1"].map((step) => ({ value: step, label: step }));
const EVERY = "*";
const MOST_SHOWN = 40;
const MOST_PERCENT = decimal("1000");

/** Many prices at once, every one of them shown before it changes. */
export function MassChangeForm({ document, rates, onSubmit }: MassChangeFormProps) {
  const [rateKey, setRateKey] = useState(EVERY);
  const [lines, setLines] = useState("all");
  const [percentText, setPercentText] = useState("5");
  const [step, setStep] = useState("0.01");
  const percent = parseDecimal(canonicalDecimalText(percentText) ?? "");
  const problem = percent === null ? "Write a percentage, such as 5 or -2.5." : rangeProblem(percent);
  const change: MassChange | null =
    percent === null || problem !== null
      ? null
      : { rates: rateKey === EVERY ? null : new Set([rateKey]), lines: linesOf(lines), percent, step: decimal(step) };
  const changed = change === null ? null : massChange(document, change);
  const changes = changed?.changes ?? [];
  const count = changes.length === 1 ? "1 price" : `${counted(changes.length)} prices`;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    event.stopPropagation();
    if (change === null || changed === null || changes.length === 0) return;
    const edit: Edit = (before) => (before === document ? changed.document : massChange(before, change).document);
    onSubmit(edit, `${count} changed by ${percentText.trim()} %.`);
  }

  return (
    <form noValidate onSubmit={submit} onKeyDown={submitOnControlEnter} className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Change by" error={problem ?? undefined} hint="-5 makes them cheaper.">
          {(control) => <ExactInput {...control} value={percentText} onValueChange={setPercentText} after="%" />}
        </Field>
        <Field label="Rounded to multiples of">
          {(control) => <Select {...control} options={STEPS} value={step} onValueChange={setStep} />}
        </Field>
        <Field label="Of">
          {(control) => (
            <Select
              {...control}
              options={[
                { value: EVERY, label: "All rates" },
                ...rates.map(({ key, target }) => ({ value: key, label: target.name, detail: key })),
              ]}
              value={rateKey}
              onValueChange={setRateKey}
            />
          )}
        </Field>
        <Field label="Which lines">{(control) => <Select {...control} options={LINES} value={lines} onValueChange={setLines} />}</Field>
      </div>
      <ChangedPrices changes={changes} rates={rates} currency={document.currency} />
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose render={<Button>Cancel</Button>} />
        <Button type="submit" variant="primary" disabled={changes.length === 0}>{`Change ${count}`}</Button>
      </div>
    </form>
  );
}

type ChangedPricesProps = { readonly changes: readonly ChangedPrice[]; readonly rates: readonly RateLines[]; readonly currency: string };

function ChangedPrices({ changes, rates, currency }: ChangedPricesProps) {
  if (changes.length === 0) return <p className="text-muted">No price would change.</p>;
  const hidden = changes.length - MOST_SHOWN;
  return (
    <div className="max-h-64 overflow-y-auto rounded-lg border">
      <table aria-label="Prices before and after" className="w-full border-collapse">
        <tbody>
          {changes.slice(0, MOST_SHOWN).map(({ cell, after }) => (
            <tr key={cell.id} className="border-line-soft border-b last:border-b-0">
              <th scope="row" className="px-3 py-1.5 text-left font-normal">
                {rates.find(({ key }) => key === cell.rateKey)?.target.name ?? cell.rateKey}
                <span className="block text-muted text-xs">{`${cell.level === null ? "base" : `level ${cell.level}`}, ${cellName(cell)}`}</span>
              </th>
              <td className="figures px-3 py-1.5 text-right text-muted">{cellValueInWords(cell.value, cell, currency)}</td>
              <td className="figures px-3 py-1.5 text-right font-semibold">{cellValueInWords(after, cell, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 ? <p className="px-3 py-2 text-muted text-xs">{`and ${counted(hidden)} more`}</p> : null}
    </div>
  );
}

function rangeProblem(percent: MassChange["percent"]): string | null {
  const limit = 10n ** BigInt(percent.scale);
  if (percent.unscaled < -100n * limit) return "A price cannot fall by more than 100 %.";
  return percent.unscaled > MOST_PERCENT.unscaled * limit ? "At most 1000 % at once." : null;
}

function linesOf(text: string): MassChange["lines"] {
  return text === "base" || text === "levels" ? text : "all";
}
