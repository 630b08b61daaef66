"use client";

import { Switch as Base } from "@base-ui/react/switch";
import { type ComponentProps, type ReactNode, useId } from "react";

type SwitchProps = Omit<ComponentProps<typeof Base.Root>, "className" | "children"> & {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
};

/** Takes effect at once; what waits for a Save button is a checkbox. */
export function Switch({ label, hint, ...rest }: SwitchProps) {
  const labelId = useId();
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the Base UI root inside.
    <label className="flex items-start justify-between gap-4 py-1">
      <span>
        <span id={labelId}>{label}</span>
        {hint ? <span className="block text-muted text-xs">{hint}</span> : null}
      </span>
      <Base.Root
        {...rest}
        aria-labelledby={labelId}
        className="relative h-5 w-9 shrink-0 rounded-full border border-line-strong bg-panel p-0.5 transition-colors data-checked:border-accent data-checked:bg-accent data-disabled:opacity-55"
      >
        <Base.Thumb className="block size-3.5 rounded-full bg-muted transition-transform data-checked:translate-x-4 data-checked:bg-accent-ink" />
      </Base.Root>
    </label>
  );
}
