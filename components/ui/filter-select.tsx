"use client";

import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";
import { controlStyles } from "./control-styles.ts";

export type FilterOption = { readonly value: string; readonly label: string };

type FilterSelectProps = Omit<ComponentProps<"select">, "onChange" | "value" | "children"> & {
  readonly options: readonly FilterOption[];
  readonly value: string;
  readonly onValueChange: (value: string) => void;
};

/** One choice out of a short list of plain texts, by the browser's own control: lists must load fast, and `Select` weighs 50 kB. */
export function FilterSelect({ options, value, onValueChange, className, ...rest }: FilterSelectProps) {
  return (
    <span className={cn("relative block min-w-0", className)}>
      <select
        {...rest}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        className={cn(controlStyles, "h-8 appearance-none truncate pr-7")}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronsUpDown aria-hidden="true" className="pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2 text-muted" />
    </span>
  );
}
