"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { ATTRIBUTE_TYPE_NAMES } from "#lib/domain/definition/udr-type-view.ts";
import { comparisonsFor, type ZoneAttribute } from "#lib/domain/definition/usage-zone-attributes.ts";
import { COMPARISON_NAMES, COMPARISONS, type Comparison } from "#lib/domain/definition/usage-zone-comparison.ts";
import {
  type ConditionDraft,
  type ConditionMember,
  fieldOfCondition,
  withAttribute,
  withComparison,
} from "#lib/domain/definition/usage-zone-draft.ts";
import { Field } from "../ui/field.tsx";
import { FilterSelect } from "../ui/filter-select.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { fieldId } from "./use-definition-form.ts";
import { ZoneConditionValue } from "./zone-condition-value.tsx";

type ZoneConditionRowProps = {
  readonly condition: ConditionDraft;
  readonly place: { readonly index: number; readonly count: number };
  readonly attributes: readonly ZoneAttribute[];
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (condition: ConditionDraft) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
};

export const moveButtonId = (key: number, by: -1 | 1) => `condition-${key}-${by < 0 ? "up" : "down"}`;

/** One condition: an attribute, how it is compared, and with what. */
export function ZoneConditionRow(props: ZoneConditionRowProps) {
  const { condition, place, attributes, errorOf, onChange } = props;
  const { key, comparison } = condition;
  const attribute = attributes.find((each) => each.key === condition.attribute) ?? null;
  const number = place.index + 1;
  const field = (member: ConditionMember) => ({
    id: fieldId(fieldOfCondition(key, member)),
    error: errorOf(fieldOfCondition(key, member)),
  });
  return (
    <fieldset className="grid min-w-0 items-start gap-3 border-line-soft border-b pb-4 last-of-type:border-b-0 last-of-type:pb-0 @lg:grid-cols-[minmax(0,12rem)_9rem_minmax(0,1fr)_auto]">
      <legend className="mb-1.5 font-medium text-muted text-xs">{`${place.index === 0 ? "Condition" : "and condition"} ${number}`}</legend>
      <Field {...field("attribute")} label="Attribute" hint={attribute === null ? null : attributeHint(attribute)}>
        {(control) => (
          <FilterSelect
            {...control}
            options={attributeOptions(condition.attribute, attributes)}
            value={condition.attribute}
            onValueChange={(next) => {
              const chosen = attributes.find((each) => each.key === next);
              onChange(chosen ? withAttribute(condition, attribute, chosen) : { ...condition, attribute: next });
            }}
          />
        )}
      </Field>
      <Field {...field("comparison")} label="Comparison">
        {(control) => (
          <FilterSelect
            {...control}
            options={comparisonOptions(comparison, attribute)}
            value={comparison}
            onValueChange={(next) => onChange(withComparison(condition, COMPARISONS.find((each) => each === next) ?? comparison))}
          />
        )}
      </Field>
      <ZoneConditionValue condition={condition} attribute={attribute} number={number} field={field} onChange={onChange} />
      <RowButtons {...props} />
    </fieldset>
  );
}

function RowButtons({ condition: { key }, place: { index, count }, onMove, onRemove }: ZoneConditionRowProps) {
  const number = index + 1;
  return (
    <div className="flex items-center @lg:pt-6.5">
      <IconButton id={moveButtonId(key, -1)} label={`Move condition ${number} up`} disabled={index === 0} onClick={() => onMove(-1)}>
        <ArrowUp aria-hidden="true" />
      </IconButton>
      <IconButton
        id={moveButtonId(key, 1)}
        label={`Move condition ${number} down`}
        disabled={index === count - 1}
        onClick={() => onMove(1)}
      >
        <ArrowDown aria-hidden="true" />
      </IconButton>
      <IconButton label={`Remove condition ${number}`} onClick={onRemove}>
        <Trash2 aria-hidden="true" />
      </IconButton>
    </div>
  );
}

/** What is stored stays to be seen although no UDR type declares it any more. */
function attributeOptions(chosen: string, attributes: readonly ZoneAttribute[]) {
  const unknown = chosen !== "" && !attributes.some(({ key }) => key === chosen) ? [{ value: chosen, label: chosen }] : [];
  return [
    { value: "", label: "Choose…" },
    ...unknown,
    ...attributes.map(({ key, label }) => ({ value: key, label: label === key ? label : `${label} (${key})` })),
  ];
}

function comparisonOptions(chosen: Comparison, attribute: ZoneAttribute | null) {
  const possible = new Set(comparisonsFor(attribute));
  return COMPARISONS.filter((comparison) => possible.has(comparison) || comparison === chosen).map((value) => ({
    value,
    label: COMPARISON_NAMES[value],
  }));
}

function attributeHint({ types, udrTypes, personal }: ZoneAttribute): string {
  const kinds = types.map((type) => ATTRIBUTE_TYPE_NAMES[type]).join(" or ");
  return `${kinds} of ${udrTypes.join(", ")}${personal ? "; personal" : ""}`;
}
