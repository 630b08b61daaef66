"use client";

import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import { cn } from "./class-names.ts";
import { controlStyles } from "./control-styles.ts";
import { popupItemStyles, popupStyles } from "./popup-styles.ts";

export type SelectOption = { readonly value: string; readonly label: string; readonly detail?: string; readonly disabled?: boolean };

type SelectProps = {
  readonly options: readonly SelectOption[];
  readonly value?: string | null;
  readonly defaultValue?: string | null;
  readonly onValueChange?: (value: string) => void;
  readonly name?: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly required?: boolean;
  readonly id?: string | undefined;
  readonly className?: string;
  readonly "aria-label"?: string;
  readonly "aria-describedby"?: string | undefined;
  readonly "aria-invalid"?: boolean | undefined;
};

/** One choice out of a short list. For long lists that want typing, `Combobox`. */
export function Select({
  options,
  value,
  defaultValue,
  onValueChange,
  name,
  placeholder,
  disabled,
  required,
  className,
  ...aria
}: SelectProps) {
  const items = options.map(({ value: option, label }) => ({ value: option, label }));
  return (
    <Base.Root
      items={items}
      {...(value === undefined ? {} : { value })}
      {...(defaultValue === undefined ? {} : { defaultValue })}
      {...(name === undefined ? {} : { name })}
      {...(disabled === undefined ? {} : { disabled })}
      {...(required === undefined ? {} : { required })}
      onValueChange={(next) => {
        if (typeof next === "string") onValueChange?.(next);
      }}
    >
      <Base.Trigger {...aria} className={cn(controlStyles, "flex h-8 items-center justify-between gap-2 text-left", className)}>
        <span className="min-w-0 truncate">
          <Base.Value>
            {(current: string | null) => labelOf(options, current) ?? <span className="text-faint">{placeholder ?? "Choose…"}</span>}
          </Base.Value>
        </span>
        <Base.Icon className="shrink-0 text-muted">
          <ChevronsUpDown className="size-3.5" aria-hidden="true" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        {/* Fixed: in a dialog over a long page, showing an option scrolls the page, and a popup that moves with it loses the click. */}
        <Base.Positioner positionMethod="fixed" sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup className={cn(popupStyles, "max-h-[min(20rem,var(--available-height))] min-w-(--anchor-width) overflow-y-auto")}>
            {options.map((option) => (
              <SelectItem key={option.value} option={option} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function SelectItem({ option }: { readonly option: SelectOption }) {
  return (
    <Base.Item value={option.value} disabled={option.disabled ?? false} className={popupItemStyles}>
      <span className="min-w-0 flex-1">
        <Base.ItemText>{option.label}</Base.ItemText>
        {option.detail ? <span className="block text-muted text-xs">{option.detail}</span> : null}
      </span>
      <Base.ItemIndicator>
        <Check aria-hidden="true" />
      </Base.ItemIndicator>
    </Base.Item>
  );
}

function labelOf(options: readonly SelectOption[], value: string | null): string | undefined {
  return options.find((option) => option.value === value)?.label;
}
