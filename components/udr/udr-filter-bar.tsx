"use client";

import { useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { type FilterOption, FilterSelect } from "#components/ui/filter-select.tsx";
import { Input } from "#components/ui/input.tsx";
import { DIRECTIVES } from "#lib/domain/udr/udr.ts";
import { DIRECTIVE_NAMES } from "#lib/domain/udr/udr-actions.ts";
import type { AdjustOffer } from "#lib/domain/udr/udr-view.ts";
import type { UdrFilters } from "./udr-queries.ts";
import type { FilterName } from "./use-udr-filters.ts";

type UdrFilterBarProps = {
  readonly filters: UdrFilters;
  readonly setFilter: (name: FilterName, value: string) => void;
  readonly clear: () => void;
  readonly zone: string;
  readonly offer: AdjustOffer;
};

const ANY = "any";
const SETTLE_MILLIS = 300;

export function UdrFilterBar({ filters, setFilter, clear, zone, offer }: UdrFilterBarProps) {
  const named = (options: readonly { readonly code: string; readonly name: string }[]) =>
    options.map(({ code, name }) => ({ value: code, label: name }));
  const choice = (name: FilterName, label: string, options: readonly FilterOption[]) => (
    <Field label={label}>
      {(control) => (
        <FilterSelect
          {...control}
          options={[{ value: ANY, label: "Any" }, ...options]}
          value={filters[name] ?? ANY}
          onValueChange={(value) => setFilter(name, value === ANY ? "" : value)}
        />
      )}
    </Field>
  );
  return (
    <search aria-label="UDR criteria" className="rounded-lg border bg-panel p-4">
      <div className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-x-3 gap-y-3">
        <TextFilter label="Number" name="number" inputMode="numeric" filters={filters} setFilter={setFilter} />
        <TextFilter label="Account number" name="account" filters={filters} setFilter={setFilter} />
        {choice("product", "Product", named(offer.products))}
        {choice("udrType", "UDR type", named(offer.udrTypes))}
        {choice("state", "State", STATES)}
        {choice("directive", "Billing directive", DIRECTIVE_OPTIONS)}
        {choice("rated", "Rating", RATED)}
        <DateFilter label="Used from" name="from" filters={filters} setFilter={setFilter} />
        <DateFilter label="Used to" name="to" filters={filters} setFilter={setFilter} />
      </div>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-2">
        <p className="text-muted text-xs">Days of {zone}, both included. All criteria must hold.</p>
        <Button size="small" variant="ghost" onClick={clear} disabled={Object.keys(filters).length === 0}>
          Clear criteria
        </Button>
      </div>
    </search>
  );
}

const STATES = [
  { value: "posted", label: "Posted" },
  { value: "scheduled", label: "Scheduled" },
  { value: "cancelled", label: "Cancelled" },
];
const RATED = [
  { value: "completed", label: "Completed" },
  { value: "pending", label: "Pending" },
  { value: "none", label: "Nothing to rate" },
];
const DIRECTIVE_OPTIONS = DIRECTIVES.map((directive) => ({ value: directive, label: DIRECTIVE_NAMES[directive] }));

type OneFilterProps = Pick<UdrFilterBarProps, "filters" | "setFilter"> & { readonly label: string; readonly name: FilterName };

/** Typed text becomes a criterion when the typing pauses. */
function TextFilter({ label, name, filters, setFilter, inputMode }: OneFilterProps & { readonly inputMode?: "numeric" }) {
  const applied = filters[name] ?? "";
  const [typed, setTyped] = useState(applied);
  const [known, setKnown] = useState(applied);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address may change without this field: by the back button, or by "Clear criteria".
  if (known !== applied) {
    setKnown(applied);
    if (applied !== typed.trim()) setTyped(applied);
  }
  function type(text: string): void {
    setTyped(text);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => setFilter(name, text.trim()), SETTLE_MILLIS);
  }
  return (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          {...(inputMode ? { inputMode } : {})}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
      )}
    </Field>
  );
}

function DateFilter({ label, name, filters, setFilter }: OneFilterProps) {
  return (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          type="date"
          className="figures"
          value={filters[name] ?? ""}
          onChange={(event) => setFilter(name, event.target.value)}
        />
      )}
    </Field>
  );
}
