"use client";

import { Radio } from "@base-ui/react/radio";
import { RadioGroup as Base } from "@base-ui/react/radio-group";
import { useId } from "react";
import type { SelectOption } from "./select.tsx";

type RadioGroupProps = {
  readonly label: string;
  readonly options: readonly SelectOption[];
  readonly value?: string;
  readonly defaultValue?: string;
  readonly onValueChange?: (value: string) => void;
  readonly name?: string;
  readonly disabled?: boolean;
  readonly "aria-describedby"?: string | undefined;
};

export function RadioGroup({ label, options, value, defaultValue, onValueChange, name, disabled = false, ...aria }: RadioGroupProps) {
  const labelId = useId();
  return (
    <Base
      {...aria}
      aria-labelledby={labelId}
      disabled={disabled}
      {...(value === undefined ? {} : { value })}
      {...(defaultValue === undefined ? {} : { defaultValue })}
      {...(name === undefined ? {} : { name })}
      onValueChange={(next: unknown) => {
        if (typeof next === "string") onValueChange?.(next);
      }}
      className="grid gap-1"
    >
      <span id={labelId} className="font-medium">
        {label}
      </span>
      {options.map((option) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the control is the Base UI root inside.
        <label key={option.value} className="flex items-start gap-2.5 py-0.5">
          <Radio.Root
            value={option.value}
            aria-labelledby={`${labelId}-${option.value}`}
            disabled={option.disabled ?? false}
            className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-line-strong bg-raised data-checked:border-accent data-checked:bg-accent data-disabled:opacity-55"
          >
            <Radio.Indicator className="size-1.5 rounded-full bg-accent-ink" />
          </Radio.Root>
          <span>
            <span id={`${labelId}-${option.value}`}>{option.label}</span>
            {option.detail ? <span className="block text-muted text-xs">{option.detail}</span> : null}
          </span>
        </label>
      ))}
    </Base>
  );
}
