"use client";

import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names.ts";
import { adornmentStyles, controlGroupStyles, controlInGroupStyles } from "./control-styles.ts";
import { canonicalDecimalText } from "./decimal-text.ts";

export type ExactInputProps = Omit<ComponentProps<"input">, "value" | "defaultValue" | "onChange" | "type" | "inputMode" | "prefix"> & {
  /** The text as typed. It is exact: it never becomes a `number`. */
  readonly value: string;
  readonly onValueChange: (text: string) => void;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
};

/** A field for an exact decimal. On leaving, certain input is rewritten in canonical form; uncertain input stays as typed. */
export function ExactInput({ value, onValueChange, before, after, className, onBlur, ...rest }: ExactInputProps) {
  return (
    <span className={cn(controlGroupStyles, className)}>
      {before ? <span className={cn(adornmentStyles, "border-r")}>{before}</span> : null}
      <input
        {...rest}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        onBlur={(event) => {
          const canonical = canonicalDecimalText(event.target.value);
          if (canonical !== null && canonical !== value) onValueChange(canonical);
          onBlur?.(event);
        }}
        className={cn(controlInGroupStyles, "figures text-right")}
      />
      {after ? <span className={cn(adornmentStyles, "border-l")}>{after}</span> : null}
    </span>
  );
}
