"use client";

import { X } from "lucide-react";
import { useRef } from "react";
import type { Reference } from "#lib/domain/definition/reference.ts";
import { Field } from "../../ui/field.tsx";
import { FilterSelect } from "../../ui/filter-select.tsx";

type CodePickerProps = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly error: string | undefined;
  /** Of what is in use. */
  readonly choices: readonly Reference[];
  readonly codes: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
};

/** Several out of a short list: each that is chosen is named, and can be taken out again. */
export function CodePicker({ id, label, hint, optional = false, error, choices, codes, onChange }: CodePickerProps) {
  const select = useRef<HTMLSelectElement>(null);
  const free = choices.filter(({ code }) => !codes.includes(code));
  return (
    <div className="grid content-start gap-1.5">
      <Field id={id} label={label} hint={hint} optional={optional} error={error}>
        {(control) => (
          <FilterSelect
            {...control}
            ref={select}
            value=""
            options={[
              { value: "", label: free.length === 0 ? "Nothing more to add" : codes.length === 0 ? "Choose…" : "Add another…" },
              ...free.map(({ code, name }) => ({ value: code, label: name })),
            ]}
            onValueChange={(code) => {
              if (code !== "") onChange([...codes, code]);
            }}
          />
        )}
      </Field>
      {codes.length === 0 ? null : (
        <ul aria-label={`${label}: chosen`} className="flex flex-wrap gap-1.5">
          {codes.map((code) => {
            const name = choices.find((choice) => choice.code === code)?.name ?? code;
            return (
              <li key={code} className="inline-flex min-h-6 items-center rounded-sm border bg-panel pl-2 text-xs">
                {name}
                <button
                  type="button"
                  aria-label={`Take out ${name}`}
                  className="ml-1 grid size-6 place-items-center text-muted hover:text-ink"
                  onClick={() => {
                    onChange(codes.filter((each) => each !== code));
                    select.current?.focus();
                  }}
                >
                  <X className="size-3.5" aria-hidden="true" />
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
