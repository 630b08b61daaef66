"use client";

import { Field } from "#components/ui/field.tsx";
import { FilterSelect } from "#components/ui/filter-select.tsx";
import { type DeviceChoice as Device, deviceInWords } from "#lib/domain/device/device-view.ts";

type DeviceChoiceProps = {
  readonly devices: readonly Device[];
  /** Null: the default. */
  readonly device: string | null;
  readonly onChange: (device: string | null) => void;
  readonly error: string | undefined;
};

/** Which device of the household it shall appear on. Nobody is asked where there is only one. */
export function DeviceChoice({ devices, device, onChange, error }: DeviceChoiceProps) {
  if (devices.length < 2) return null;
  const preset = devices.find(({ isDefault }) => isDefault)?.number ?? "";
  return (
    <Field label="Deliver to" error={error}>
      {(control) => (
        <FilterSelect
          {...control}
          options={devices.map((one) => ({ value: one.number, label: `${deviceInWords(one)}${one.isDefault ? " (default)" : ""}` }))}
          value={device ?? preset}
          onValueChange={(number) => onChange(number === preset ? null : number)}
        />
      )}
    </Field>
  );
}
