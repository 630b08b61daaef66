"use client";

import { type SubmitEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { FilterSelect } from "#components/ui/filter-select.tsx";
import { Input } from "#components/ui/input.tsx";
import { type AttributeFacts, isNumberAttribute } from "#lib/domain/udr/attribute-facts.ts";
import { type MetadataFilter, MOST_METADATA_FILTERS, metadataFilterText, readMetadataFilter } from "#lib/domain/udr/udr-query.ts";
import type { CriteriaProps } from "./udr-criteria.tsx";

const OPERATORS = [
  { value: "is", label: "is" },
  { value: "in", label: "is one of" },
  { value: "startsWith", label: "begins with" },
  { value: "between", label: "is between" },
];

type Draft = { readonly attribute: string; readonly operator: string; readonly value: string; readonly upTo: string };

/** A condition on any attribute that a UDR type declares; added with Enter, taken away by its chip. */
export function UdrMetadataCriteria({ filters, setFilters, offer }: CriteriaProps) {
  const [draft, setDraft] = useState<Draft>({ attribute: "", operator: "is", value: "", upTo: "" });
  const [error, setError] = useState<string>();
  const facts = offer.attributes.find(({ key }) => key === draft.attribute);
  const isNumber = facts !== undefined && isNumberAttribute(facts);
  const operators = OPERATORS.filter(({ value }) => isNumber || value !== "between");
  const change = (patch: Partial<Draft>) => {
    setError(undefined);
    setDraft({ ...draft, ...patch });
  };
  function add(event: SubmitEvent): void {
    event.preventDefault();
    const made = conditionOf(draft);
    const held = filters.metadata ?? [];
    if (made === null || held.length >= MOST_METADATA_FILTERS) {
      setError(made !== null ? `At most ${MOST_METADATA_FILTERS} conditions.` : isNumber ? "Numbers, such as 2.5." : "Give a value.");
      return;
    }
    setFilters({ metadata: [...held.filter((other) => metadataFilterText(other) !== metadataFilterText(made)), made] });
    change({ value: "", upTo: "" });
  }
  if (offer.attributes.length === 0) return null;
  return (
    <form
      onSubmit={add}
      aria-label="Condition on metadata"
      className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] items-start gap-3"
    >
      <Field label="Metadata attribute">
        {(control) => (
          <FilterSelect
            {...control}
            options={[{ value: "", label: "Choose one" }, ...offer.attributes.map(({ key, label }) => ({ value: key, label }))]}
            value={draft.attribute}
            onValueChange={(attribute) => change({ attribute, operator: "is", value: "", upTo: "" })}
          />
        )}
      </Field>
      <Field label="Comparison">
        {(control) => (
          <FilterSelect {...control} options={operators} value={draft.operator} onValueChange={(operator) => change({ operator })} />
        )}
      </Field>
      <Field label={draft.operator === "between" ? "From value" : "Value"} hint={hintOf(draft, facts)} error={error}>
        {(control) => (
          <Input {...control} autoComplete="off" value={draft.value} onChange={({ target }) => change({ value: target.value })} />
        )}
      </Field>
      {draft.operator === "between" ? (
        <Field label="To value">
          {(control) => (
            <Input {...control} autoComplete="off" value={draft.upTo} onChange={({ target }) => change({ upTo: target.value })} />
          )}
        </Field>
      ) : null}
      <Button type="submit" className="mt-6.5 justify-self-start" disabled={facts === undefined}>
        Add condition
      </Button>
    </form>
  );
}

function hintOf({ operator }: Draft, facts: AttributeFacts | undefined): string | undefined {
  if (facts?.isPersonal) return "Personal: it is kept out of the address, so a reload forgets it.";
  return operator === "in" ? "Separated by commas." : undefined;
}

/** Null where it says nothing that can be asked. */
function conditionOf({ attribute, operator, value, upTo }: Draft): MetadataFilter | null {
  const texts = operator === "in" ? value.split(",") : operator === "between" ? [value, upTo] : [value];
  const [first = "", second = ""] = texts.map((text) => text.trim());
  const made: MetadataFilter =
    operator === "in"
      ? { attribute, in: texts.map((text) => text.trim()).filter((text) => text !== "") }
      : operator === "between"
        ? { attribute, between: [first, second] }
        : operator === "startsWith"
          ? { attribute, startsWith: first }
          : { attribute, is: first };
  return readMetadataFilter(metadataFilterText(made));
}
