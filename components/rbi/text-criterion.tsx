"use client";

import { useRef, useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { RbiFilterName } from "./rbi-queries.ts";
import type { UseRbiFilters } from "./use-rbi-filters.ts";

type TextCriterionProps = {
  readonly label: string;
  readonly name: RbiFilterName;
  readonly criteria: UseRbiFilters;
  readonly inputMode?: "numeric";
};

const SETTLE_MILLIS = 300;

/** Typed text becomes a criterion when the typing pauses. */
export function TextCriterion({ label, name, criteria: { filters, setFilter }, inputMode }: TextCriterionProps) {
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
          {...(inputMode && { inputMode })}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
      )}
    </Field>
  );
}
