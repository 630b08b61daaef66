"use client";

import type { UdrTypeDraft } from "#lib/domain/definition/udr-type-draft.ts";
import { BOUNDARY_IN_WORDS } from "#lib/domain/definition/udr-type-view.ts";
import { Field } from "../ui/field.tsx";
import { FilterSelect } from "../ui/filter-select.tsx";
import { Panel } from "../ui/panel.tsx";
import { fieldId } from "./use-definition-form.ts";

type UdrTypePricingProps = {
  readonly draft: UdrTypeDraft;
  readonly onChange: (change: Partial<UdrTypeDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
};

const BOUNDARIES = [
  { value: "start", label: "Price it by its start" },
  { value: "split", label: "Split it there" },
] as const;

/** Which moment decides the price, and what becomes of usage that crosses a boundary of time. */
export function UdrTypePricing({ draft, onChange, errorOf }: UdrTypePricingProps) {
  const instants = draft.attributes.filter(({ id, type }) => type === "instant" || id === draft.pricedAt);
  const moments = [
    { value: "from", label: "When the usage began (From)" },
    { value: "order", label: "When it was ordered" },
    ...instants.map(({ id, label, key }) => ({ value: String(id), label: `The attribute ${label.trim() || key || "without a label"}` })),
  ];
  return (
    <Panel title="How it is priced">
      <div className="grid gap-4 @lg:grid-cols-2">
        <Field id={fieldId("pricedAt")} label="Priced at" hint="Which version of a price plan holds for it." error={errorOf("pricedAt")}>
          {(control) => (
            <FilterSelect
              {...control}
              options={moments}
              value={String(draft.pricedAt)}
              onValueChange={(value) => onChange({ pricedAt: value === "from" || value === "order" ? value : Number.parseInt(value, 10) })}
            />
          )}
        </Field>
        <Field label="Usage across a time boundary" hint={BOUNDARY_IN_WORDS[draft.boundary]}>
          {(control) => (
            <FilterSelect
              {...control}
              options={BOUNDARIES}
              value={draft.boundary}
              onValueChange={(value) => onChange({ boundary: value === "split" ? "split" : "start" })}
            />
          )}
        </Field>
      </div>
    </Panel>
  );
}
