"use client";

import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";
import { adornmentStyles, controlGroupStyles, controlInGroupStyles } from "./control-styles.ts";

type InstantFieldProps = Omit<ComponentProps<"input">, "value" | "onChange" | "type"> & {
  /** Local text, "2026-11-21T02:14". Which instant that is in `zone` is decided by the server, which knows its clock changes. */
  readonly value: string;
  readonly onValueChange: (local: string) => void;
  readonly zone: string;
};

/** A date and time on the wall clock of a named zone. */
export function InstantField({ value, onValueChange, zone, className, ...rest }: InstantFieldProps) {
  return (
    <span className={cn(controlGroupStyles, className)}>
      <input
        {...rest}
        type="datetime-local"
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        className={cn(controlInGroupStyles, "figures")}
      />
      <span className={cn(adornmentStyles, "border-l")}>
        <span className="sr-only">Time zone </span>
        {zone}
      </span>
    </span>
  );
}
