"use client";

import { Plus } from "lucide-react";
import { useEffect, useRef } from "react";
import type { ZoneAttribute } from "#lib/domain/definition/usage-zone-attributes.ts";
import { type ConditionDraft, fieldOfCondition, newCondition, withMoved } from "#lib/domain/definition/usage-zone-draft.ts";
import { Button } from "../ui/button.tsx";
import { announce } from "../ui/live-region.tsx";
import { Panel } from "../ui/panel.tsx";
import { fieldId } from "./use-definition-form.ts";
import { moveButtonId, ZoneConditionRow } from "./zone-condition-row.tsx";

type ZoneConditionsProps = {
  readonly conditions: readonly ConditionDraft[];
  readonly attributes: readonly ZoneAttribute[];
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (conditions: readonly ConditionDraft[]) => void;
};

/** The conditions, a row each, all of which must hold. Their order says nothing to the engine; it is for who reads them. */
export function ZoneConditions({ conditions, attributes, errorOf, onChange }: ZoneConditionsProps) {
  const wanted = useRef<readonly string[]>([]);
  const error = errorOf("conditions");

  // After every render: a row that was added exists only then, and one that was moved has lost the focus.
  useEffect(() => {
    const [first, second] = wanted.current.map((id) => document.getElementById(id));
    wanted.current = [];
    if (first instanceof HTMLButtonElement && first.disabled) second?.focus();
    else first?.focus();
  });

  function add(): void {
    const key = Math.max(-1, ...conditions.map((condition) => condition.key)) + 1;
    wanted.current = [fieldId(fieldOfCondition(key, "attribute"))];
    onChange([...conditions, newCondition(key)]);
  }

  function move(index: number, by: -1 | 1): void {
    const key = conditions[index]?.key ?? 0;
    wanted.current = by < 0 ? [moveButtonId(key, -1), moveButtonId(key, 1)] : [moveButtonId(key, 1), moveButtonId(key, -1)];
    announce(`Condition ${index + 1} is now condition ${index + 1 + by} of ${conditions.length}`);
    onChange(withMoved(conditions, index, by));
  }

  function remove(index: number): void {
    const neighbour = conditions[index + 1] ?? conditions[index - 1];
    wanted.current = [neighbour ? fieldId(fieldOfCondition(neighbour.key, "attribute")) : fieldId("conditions")];
    announce(`Condition ${index + 1} is removed`);
    onChange(conditions.filter((_, place) => place !== index));
  }

  return (
    <Panel title="Holds when" description="All conditions must hold. Usage without the attribute fails, whatever is asked of it.">
      <div className="grid gap-4">
        {conditions.map((condition, index) => (
          <ZoneConditionRow
            key={condition.key}
            condition={condition}
            place={{ index, count: conditions.length }}
            attributes={attributes}
            errorOf={errorOf}
            onChange={(next) => onChange(conditions.map((each) => (each.key === next.key ? next : each)))}
            onMove={(by) => move(index, by)}
            onRemove={() => remove(index)}
          />
        ))}
        {error ? (
          <p id={`${fieldId("conditions")}-error`} className="text-negative text-xs">
            {error}
          </p>
        ) : null}
        <div>
          <Button
            id={fieldId("conditions")}
            size="small"
            aria-describedby={error ? `${fieldId("conditions")}-error` : undefined}
            onClick={add}
          >
            <Plus aria-hidden="true" />
            Add a condition
          </Button>
        </div>
      </div>
    </Panel>
  );
}
