"use client";

import { useRef, useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { type FilterOption, FilterSelect } from "#components/ui/filter-select.tsx";
import { Input } from "#components/ui/input.tsx";
import { CRITERION_NAMES, choiceNames } from "#lib/domain/udr/filters-in-words.ts";
import { CRITERIA, type Criterion, isReadable, type UdrFilters } from "#lib/domain/udr/udr-query.ts";
import type { Named, UdrFilterOffer } from "#lib/domain/udr/udr-view.ts";
import type { UdrFilterState } from "./use-udr-filters.ts";

export type CriteriaProps = Pick<UdrFilterState, "setFilters"> & { readonly filters: UdrFilters; readonly offer: UdrFilterOffer };

const ANY = "";
const SETTLE_MILLIS = 300;

/** A field for each criterion, by what it is: a choice, a day, or text. */
export function Criterions({ names, filters, setFilters, offer }: CriteriaProps & { readonly names: readonly Criterion[] }) {
  return names.map((name) => {
    const own = { name, value: filters[name] ?? ANY, set: (text: string) => setFilters({ [name]: text === ANY ? undefined : text }) };
    const options = optionsOf(name, offer);
    if (options !== null) return <ChoiceCriterion key={name} {...own} options={options} />;
    return CRITERIA[name] === "day" ? <DayCriterion key={name} {...own} /> : <TextCriterion key={name} {...own} />;
  });
}

/** Null of a criterion that is typed. */
function optionsOf(name: Criterion, offer: UdrFilterOffer): readonly FilterOption[] | null {
  const choices = choiceNames(name);
  if (choices !== null) return Object.entries(choices).map(([value, label]) => ({ value, label }));
  return namedChoices(name, offer)?.map(({ code, name: label }) => ({ value: code, label })) ?? null;
}

export function namedChoices(name: Criterion, offer: UdrFilterOffer): readonly Named[] | null {
  const lists: Partial<Record<Criterion, readonly Named[]>> = {
    product: offer.products,
    productType: offer.productTypes,
    productFamily: offer.productFamilies,
    udrType: offer.udrTypes,
    source: offer.sources,
    catalog: offer.catalogs,
  };
  return lists[name] ?? null;
}

type OneProps = { readonly name: Criterion; readonly value: string; readonly set: (text: string) => void };

function ChoiceCriterion({ name, value, set, options }: OneProps & { readonly options: readonly FilterOption[] }) {
  return (
    <Field label={CRITERION_NAMES[name]}>
      {(control) => <FilterSelect {...control} options={[{ value: ANY, label: "Any" }, ...options]} value={value} onValueChange={set} />}
    </Field>
  );
}

function DayCriterion({ name, value, set }: OneProps) {
  return (
    <Field label={CRITERION_NAMES[name]}>
      {(control) => <DayInput {...control} value={value} onDay={set} isDay={(day) => isReadable(name, day)} />}
    </Field>
  );
}

type DayInputProps = {
  readonly id: string;
  readonly value: string;
  readonly onDay: (day: string) => void;
  readonly isDay: (day: string) => boolean;
};

/** While a year is typed, "0002-03-03" is a date for the browser and no day for us. */
function DayInput({ value, onDay, isDay, ...control }: DayInputProps) {
  const [typed, setTyped] = useState({ of: value, text: value });
  if (typed.of !== value) setTyped({ of: value, text: value });
  function type(text: string): void {
    setTyped({ of: value, text });
    if (text === "" || (isDay(text) && text >= "1000")) onDay(text);
  }
  return <Input {...control} type="date" className="figures" value={typed.text} onChange={(event) => type(event.target.value)} />;
}

/** Opens the list at a day: the newest of it first, or the oldest where the list begins with the oldest. */
export function JumpField({ state: { query, setJump } }: { readonly state: UdrFilterState }) {
  if (query.sort.endsWith("number")) return null;
  return (
    <Field label="Jump to date" className="w-38">
      {(control) => (
        <DayInput
          {...control}
          value={query.jump ?? ""}
          onDay={(day) => setJump(day === "" ? null : day)}
          isDay={(day) => isReadable("from", day)}
        />
      )}
    </Field>
  );
}

const UNREADABLE = {
  number: "Digits only.",
  money: "An amount such as 12.50.",
  quantity: "A quantity such as 1.5.",
  code: "At most 100 characters.",
  day: "A day.",
} as const;

/** Typed text becomes a criterion when the typing pauses, and only if it can be one. */
function TextCriterion({ name, value, set }: OneProps) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address may change without this field: by the back button, a chip, or "Clear criteria".
  if (known !== value) {
    setKnown(value);
    if (value !== typed.trim()) setTyped(value);
  }
  const form = CRITERIA[name];
  const isBad = (text: string) => text !== "" && !isReadable(name, text);
  function type(text: string): void {
    setTyped(text);
    clearTimeout(pause.current);
    const wanted = text.trim();
    if (!isBad(wanted)) pause.current = setTimeout(() => set(wanted), SETTLE_MILLIS);
  }
  return (
    <Field label={CRITERION_NAMES[name]} error={isBad(typed.trim()) && typeof form === "string" ? UNREADABLE[form] : undefined}>
      {(control) => (
        <Input
          {...control}
          {...(form === "code" ? {} : { inputMode: form === "number" ? "numeric" : "decimal" })}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
      )}
    </Field>
  );
}
