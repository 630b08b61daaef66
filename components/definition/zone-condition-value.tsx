"use client";

import type { ZoneAttribute } from "#lib/domain/definition/usage-zone-attributes.ts";
import { type ConditionDraft, type ConditionMember, takesLines, valuesOn } from "#lib/domain/definition/usage-zone-draft.ts";
import { Field } from "../ui/field.tsx";
import { type FilterOption, FilterSelect } from "../ui/filter-select.tsx";
import { Input } from "../ui/input.tsx";
import { Textarea } from "../ui/textarea.tsx";

type FieldProps = { readonly id: string; readonly error: string | undefined };

type ZoneConditionValueProps = {
  readonly condition: ConditionDraft;
  readonly attribute: ZoneAttribute | null;
  readonly number: number;
  readonly field: (member: ConditionMember) => FieldProps;
  readonly onChange: (condition: ConditionDraft) => void;
};

/** What the attribute is compared with: typed, or picked from its value list. */
export function ZoneConditionValue(props: ZoneConditionValueProps) {
  const { condition, attribute, field } = props;
  const { comparison } = condition;
  if (comparison === "between") return <Range {...props} />;
  if (comparison === "in" && attribute?.choices) return <Choices {...props} choices={attribute.choices} />;
  if (takesLines(comparison)) return <Lines {...props} />;
  return (
    <Field {...field("value")} label="Value" hint={isInstant(attribute) ? INSTANT_HINT : null}>
      {(control) => <OneValue control={control} {...props} />}
    </Field>
  );
}

const INSTANT_HINT = "With its offset, such as 2026-03-01T00:00:00+02:00";

const isInstant = (attribute: ZoneAttribute | null) => attribute?.types.includes("instant") ?? false;

type Control = { readonly id: string; readonly "aria-describedby": string | undefined; readonly "aria-invalid": boolean | undefined };

function OneValue({ control, condition, attribute, onChange }: ZoneConditionValueProps & { readonly control: Control }) {
  const options = optionsOf(condition, attribute);
  const type = (value: string) => onChange({ ...condition, value });
  if (options !== null) return <FilterSelect {...control} options={options} value={condition.value} onValueChange={type} />;
  return (
    <Input {...control} value={condition.value} autoComplete="off" spellCheck={false} onChange={(event) => type(event.target.value)} />
  );
}

/** What is stored stays to be seen although it is in the list no more. */
function optionsOf({ value }: ConditionDraft, attribute: ZoneAttribute | null): readonly FilterOption[] | null {
  const known = knownOptions(attribute);
  if (known === null) return null;
  const unknown = value !== "" && !known.some((option) => option.value === value) ? [{ value, label: value }] : [];
  return [{ value: "", label: "Choose…" }, ...unknown, ...known];
}

const YES_OR_NO: readonly FilterOption[] = [
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
];

function knownOptions(attribute: ZoneAttribute | null): readonly FilterOption[] | null {
  if (attribute?.types.every((type) => type === "boolean")) return YES_OR_NO;
  // Spaces that do not collapse: an option holds nothing but text.
  return attribute?.choices?.map(({ value, label, depth }) => ({ value, label: `${"\u00a0\u00a0\u00a0".repeat(depth)}${label}` })) ?? null;
}

function Range({ condition, attribute, field, onChange }: ZoneConditionValueProps) {
  return (
    <div className="grid gap-3 @2xl:grid-cols-2">
      <Field {...field("value")} label="From" hint={isInstant(attribute) ? INSTANT_HINT : "Both ends belong to it."}>
        {(control) => (
          <Input
            {...control}
            value={condition.value}
            autoComplete="off"
            className="figures"
            onChange={(event) => onChange({ ...condition, value: event.target.value })}
          />
        )}
      </Field>
      <Field {...field("to")} label="To">
        {(control) => (
          <Input
            {...control}
            value={condition.to}
            autoComplete="off"
            className="figures"
            onChange={(event) => onChange({ ...condition, to: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

function Lines({ condition, field, onChange }: ZoneConditionValueProps) {
  return (
    <Field {...field("value")} label="Values" hint="One on each line. Any of them will do.">
      {(control) => (
        <Textarea
          {...control}
          rows={3}
          value={condition.value}
          spellCheck={false}
          className="figures max-h-60"
          onChange={(event) => onChange({ ...condition, value: event.target.value })}
        />
      )}
    </Field>
  );
}

type ChoicesProps = ZoneConditionValueProps & { readonly choices: NonNullable<ZoneAttribute["choices"]> };

const INDENT = ["pl-0", "pl-5", "pl-10", "pl-15", "pl-20", "pl-25"] as const;

/** Any of several values of a list, each with a box to tick. */
function Choices({ condition, choices, number, field, onChange }: ChoicesProps) {
  const { id, error } = field("value");
  const chosen = valuesOn(condition.value);
  const shown = [
    ...choices,
    ...chosen.filter((value) => !choices.some((choice) => choice.value === value)).map((value) => ({ value, label: value, depth: 0 })),
  ];
  const tick = (value: string, isTicked: boolean) =>
    onChange({ ...condition, value: (isTicked ? [...chosen, value] : chosen.filter((each) => each !== value)).join("\n") });
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={error ? `${id}-error` : undefined} className="grid min-w-0 content-start gap-1">
      <legend className="mb-1.5 font-medium">
        Values<span className="sr-only"> of condition {number}</span>
      </legend>
      <div className="grid max-h-60 overflow-y-auto">
        {shown.map(({ value, label, depth }) => (
          <label key={value} className={`flex min-h-7 items-center gap-2 ${INDENT[Math.min(depth, INDENT.length - 1)] ?? ""}`}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              className="size-4 accent-accent"
              onChange={(event) => tick(value, event.target.checked)}
            />
            {label}
          </label>
        ))}
      </div>
      {error ? (
        <p id={`${id}-error`} className="text-negative text-xs">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
