"use client";

import { ArrowDown, ArrowUp, GripVertical, Trash2 } from "lucide-react";
import { type KeyboardEvent, useId } from "react";
import { isFormatted } from "#lib/domain/definition/udr-type-content.ts";
import { type AttributeDraft, fieldOfAttribute, suggestedKey } from "#lib/domain/definition/udr-type-draft.ts";
import type { ChoiceList } from "#lib/domain/definition/udr-type-editor-view.ts";
import { ATTRIBUTE_TYPE_NAMES, type AttributeType } from "#lib/domain/definition/udr-type-view.ts";
import { countInWords } from "#lib/domain/definition/unit-view.ts";
import { Button } from "../ui/button.tsx";
import { cn } from "../ui/class-names.ts";
import { Field } from "../ui/field.tsx";
import { FilterSelect } from "../ui/filter-select.tsx";
import { Input } from "../ui/input.tsx";
import { AttributeFormat } from "./attribute-format.tsx";
import { UdrTypeCheck } from "./udr-type-check.tsx";
import { fieldId } from "./use-definition-form.ts";

type AttributeEditorProps = {
  readonly attribute: AttributeDraft;
  readonly index: number;
  readonly count: number;
  readonly valueLists: readonly ChoiceList[];
  /** UDRs that carry it: with any, it stays what it is. */
  readonly carrying: number;
  /** Saved as optional before, and now mandatory. */
  readonly isMandatoryAnew: boolean;
  /** What is dragged would fall here. */
  readonly isTarget: boolean;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (change: Partial<AttributeDraft>) => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
};

const TYPES = Object.entries(ATTRIBUTE_TYPE_NAMES).map(([value, label]) => ({ value, label }));

export function AttributeEditor(props: AttributeEditorProps) {
  const { attribute, index, count, valueLists, carrying, isMandatoryAnew, isTarget, errorOf, onChange, onMove, onRemove } = props;
  const buttonId = useId();
  const { id, key, label, type } = attribute;
  const isCarried = carrying > 0;
  const name = label.trim() || `attribute ${index + 1}`;

  function press(event: KeyboardEvent): void {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    // In a select the same keys open its list.
    const isInSelect = event.target instanceof HTMLSelectElement;
    if (!event.altKey || event.ctrlKey || event.metaKey || step === 0 || isInSelect) return;
    event.preventDefault();
    onMove(index + step);
  }

  const lists = [{ value: "", label: "Choose…" }, ...valueLists.map((list) => ({ value: list.code, label: list.name }))];
  return (
    <li
      data-attribute-id={id}
      data-attribute-index={index}
      onKeyDown={press}
      className={cn("rounded-md border p-3", isTarget && "border-accent bg-accent-soft/55")}
    >
      <fieldset className="grid gap-3">
        <legend className="sr-only">{name}</legend>
        <div className="grid items-start gap-3 @lg:grid-cols-[auto_1fr_1fr_1fr]">
          <span
            data-handle=""
            aria-hidden="true"
            className="hidden h-8 cursor-grab touch-none place-items-center text-faint @lg:mt-6.5 @lg:grid"
          >
            <GripVertical className="size-4" />
          </span>
          <Field id={fieldId(fieldOfAttribute(id, "label"))} label="Label" error={errorOf(fieldOfAttribute(id, "label"))}>
            {(control) => (
              <Input
                {...control}
                value={label}
                maxLength={100}
                autoComplete="off"
                onChange={(event) => onChange(labelled(attribute, event.target.value))}
              />
            )}
          </Field>
          <Field id={fieldId(fieldOfAttribute(id, "key"))} label="Key" error={errorOf(fieldOfAttribute(id, "key"))}>
            {(control) => (
              <Input
                {...control}
                value={key}
                readOnly={isCarried}
                maxLength={60}
                autoComplete="off"
                spellCheck={false}
                className="font-mono"
                onChange={(event) => onChange({ key: event.target.value })}
              />
            )}
          </Field>
          <Field id={fieldId(fieldOfAttribute(id, "type"))} label="Type" error={errorOf(fieldOfAttribute(id, "type"))}>
            {(control) => (
              <FilterSelect
                {...control}
                disabled={isCarried}
                options={TYPES}
                value={type}
                onValueChange={(value) => onChange({ type: typeOf(value) ?? type })}
              />
            )}
          </Field>
        </div>
        {type === "choice" ? (
          <Field id={fieldId(fieldOfAttribute(id, "valueList"))} label="Value list" error={errorOf(fieldOfAttribute(id, "valueList"))}>
            {(control) => (
              <FilterSelect
                {...control}
                disabled={isCarried}
                options={lists}
                value={attribute.valueList}
                onValueChange={(valueList) => onChange({ valueList })}
              />
            )}
          </Field>
        ) : null}
        {isFormatted(type) ? (
          <AttributeFormat attribute={attribute} error={errorOf(fieldOfAttribute(id, "format"))} onChange={onChange} />
        ) : null}
        <div className="flex flex-wrap items-center gap-x-5 gap-y-1">
          <UdrTypeCheck label="Mandatory" isChecked={attribute.mandatory} onChange={(mandatory) => onChange({ mandatory })} />
          <UdrTypeCheck
            label="Personal"
            detail="kept apart, and emptied after its time"
            isChecked={attribute.personal}
            isDisabled={isCarried}
            onChange={(personal) => onChange({ personal })}
          />
          <span className="ml-auto flex gap-1">
            <Button
              variant="ghost"
              size="square"
              id={`${buttonId}-up`}
              aria-label={`Move ${name} up`}
              aria-disabled={index === 0 || undefined}
              onClick={() => onMove(index - 1)}
            >
              <ArrowUp aria-hidden="true" />
            </Button>
            <Button
              variant="ghost"
              size="square"
              id={`${buttonId}-down`}
              aria-label={`Move ${name} down`}
              aria-disabled={index === count - 1 || undefined}
              onClick={() => onMove(index + 1)}
            >
              <ArrowDown aria-hidden="true" />
            </Button>
            {isCarried ? null : (
              <Button variant="ghost" size="square" aria-label={`Remove ${name}`} onClick={onRemove}>
                <Trash2 aria-hidden="true" />
              </Button>
            )}
          </span>
        </div>
        <div className="grid gap-1 text-muted text-xs empty:hidden">
          {isCarried ? (
            <p>{`${countInWords(carrying)} ${carrying === 1 ? "UDR carries" : "UDRs carry"} it, so its key, its type, its list and where it is kept stay, and it cannot be removed.`}</p>
          ) : null}
          {isMandatoryAnew ? <p role="status">Mandatory from now on: UDRs that were recorded without it stay as they are.</p> : null}
        </div>
      </fieldset>
    </li>
  );
}

/** Until somebody types a key of their own it follows from the label; one that was saved stays. */
function labelled({ key, label, savedKey }: AttributeDraft, next: string): Partial<AttributeDraft> {
  return savedKey === null && key === suggestedKey(label) ? { label: next, key: suggestedKey(next) } : { label: next };
}

function typeOf(value: string): AttributeType | null {
  const found: readonly AttributeType[] = ["text", "integer", "decimal", "boolean", "instant", "choice", "amount"];
  return found.find((type) => type === value) ?? null;
}
