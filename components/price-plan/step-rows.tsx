"use client";

import { Plus, Trash2 } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { ExactInput } from "#components/ui/exact-input.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { StepForm } from "./charge-form.ts";

type StepRowsProps = {
  readonly name: "bands" | "segments";
  readonly members: readonly string[];
  readonly steps: readonly StepForm[];
  readonly onSteps: (steps: readonly StepForm[]) => void;
  readonly fresh: StepForm;
  readonly currency: string;
  readonly errorAt: (member: string) => string | undefined;
  readonly idPrefix: string;
};

const HEADS: Readonly<Record<string, string>> = {
  upTo: "Up to",
  price: "Price",
  flat: "Flat",
  from: "From",
  per: "For each",
  increment: "Billed in steps of",
};
const MONEY = ["price", "flat"];
const WORDS = { bands: { caption: "Bands", one: "band" }, segments: { caption: "Segments", one: "segment" } } as const;

/** The bands of a charge, or the segments of a call, a row each. The last band has no end, and new ones come before it. */
export function StepRows({ name, members, steps, onSteps, fresh, currency, errorAt, idPrefix }: StepRowsProps) {
  const { caption, one } = WORDS[name];
  const type = (row: number, member: string, text: string) =>
    onSteps(steps.map((step, index) => (index === row ? { ...step, [member]: text } : step)));
  const add = () => onSteps(name === "bands" ? [...steps.slice(0, -1), fresh, ...steps.slice(-1)] : [...steps, fresh]);
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">{caption}</legend>
      <div className="overflow-x-auto">
        <table className="w-full min-w-[26rem] border-collapse">
          <thead>
            <tr className="text-left text-muted text-xs">
              {members.map((member) => (
                <th key={member} scope="col" className="pr-2 pb-1 font-normal">
                  {HEADS[member]}
                </th>
              ))}
              <th scope="col">
                <span className="sr-only">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step, row) => (
              // Rows have no name of their own, and their fields keep their texts in the form.
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place.
              <tr key={row} className="align-top">
                {members.map((member) => (
                  <td key={member} className="pr-2 pb-2">
                    {name === "bands" && member === "upTo" && row === steps.length - 1 ? (
                      <span className="flex h-8 items-center text-muted">and all beyond</span>
                    ) : (
                      <StepField
                        id={`${idPrefix}${name}[${row}].${member}`}
                        label={`${HEADS[member] ?? member}, ${one} ${row + 1}`}
                        value={step[member] ?? ""}
                        onType={(text) => type(row, member, text)}
                        before={MONEY.includes(member) ? currency : null}
                        error={errorAt(`${name}[${row}].${member}`)}
                      />
                    )}
                  </td>
                ))}
                <td className="pb-2">
                  <IconButton
                    label={`Remove ${one} ${row + 1}`}
                    size="squareSmall"
                    disabled={steps.length === 1}
                    onClick={() => onSteps(steps.filter((_, index) => index !== row))}
                  >
                    <Trash2 aria-hidden="true" />
                  </IconButton>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {errorAt(name) ? <p className="text-negative text-xs">{errorAt(name)}</p> : null}
      <div>
        <Button size="small" onClick={add}>
          <Plus aria-hidden="true" />
          {`Add a ${one}`}
        </Button>
      </div>
    </fieldset>
  );
}

type StepFieldProps = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly before: string | null;
  readonly error: string | undefined;
};

function StepField({ id, label, value, onType, before, error }: StepFieldProps) {
  return (
    <>
      <ExactInput
        id={id}
        aria-label={label}
        value={value}
        onValueChange={onType}
        {...(before === null ? {} : { before })}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      {error ? (
        <p id={`${id}-error`} className="mt-1 text-negative text-xs">
          {error}
        </p>
      ) : null}
    </>
  );
}
