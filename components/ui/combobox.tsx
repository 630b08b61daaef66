"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { Check, ChevronsUpDown, X } from "lucide-react";
import { cn } from "./class-names.ts";
import { controlGroupStyles, controlInGroupStyles } from "./control-styles.ts";
import { popupItemStyles, popupStyles } from "./popup-styles.ts";
import type { SelectOption } from "./select.tsx";

type ComboboxProps = {
  readonly options: readonly SelectOption[];
  readonly value: string | null;
  readonly onValueChange: (value: string | null) => void;
  readonly name?: string;
  readonly placeholder?: string;
  readonly emptyText?: string;
  readonly disabled?: boolean;
  readonly id?: string | undefined;
  readonly "aria-label"?: string;
  readonly "aria-describedby"?: string | undefined;
  readonly "aria-invalid"?: boolean | undefined;
};

/** One choice out of a long list, found by typing. */
export function Combobox({
  options,
  value,
  onValueChange,
  name,
  placeholder,
  emptyText = "Nothing matches.",
  disabled = false,
  ...aria
}: ComboboxProps) {
  const selected = options.find((option) => option.value === value) ?? null;
  return (
    <Base.Root
      items={options}
      value={selected}
      disabled={disabled}
      {...(name === undefined ? {} : { name })}
      itemToStringLabel={(option: SelectOption) => option.label}
      itemToStringValue={(option: SelectOption) => option.value}
      isItemEqualToValue={(one: SelectOption, other: SelectOption) => one.value === other.value}
      onValueChange={(option: SelectOption | null) => onValueChange(option?.value ?? null)}
    >
      <Base.InputGroup className={controlGroupStyles}>
        <Base.Input {...aria} placeholder={placeholder} className={controlInGroupStyles} />
        <Base.Clear aria-label="Clear" className="grid w-7 shrink-0 place-items-center text-muted hover:text-ink">
          <X className="size-3.5" aria-hidden="true" />
        </Base.Clear>
        <Base.Trigger aria-label="Show choices" className="grid w-8 shrink-0 place-items-center text-muted hover:text-ink">
          <ChevronsUpDown className="size-3.5" aria-hidden="true" />
        </Base.Trigger>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner positionMethod="fixed" sideOffset={4} className="z-50 outline-none">
          <Base.Popup className={cn(popupStyles, "w-(--anchor-width) min-w-56 max-w-(--available-width)")}>
            <Base.Empty className="px-2 py-3 text-muted empty:hidden">{emptyText}</Base.Empty>
            <Base.List className="max-h-[min(20rem,var(--available-height))] overflow-y-auto outline-none">
              {(option: SelectOption) => <ComboboxItem key={option.value} option={option} />}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function ComboboxItem({ option }: { readonly option: SelectOption }) {
  return (
    <Base.Item value={option} disabled={option.disabled ?? false} className={popupItemStyles}>
      <span className="min-w-0 flex-1">
        {option.label}
        {option.detail ? <span className="block text-muted text-xs">{option.detail}</span> : null}
      </span>
      <Base.ItemIndicator>
        <Check aria-hidden="true" />
      </Base.ItemIndicator>
    </Base.Item>
  );
}
