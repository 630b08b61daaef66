"use client";

import { Plus } from "lucide-react";
import { useEffect, useRef } from "react";
import {
  type AttributeDraft,
  fieldOfAttribute,
  movedAttribute,
  newAttribute,
  type UdrTypeDraft,
} from "#lib/domain/definition/udr-type-draft.ts";
import type { ChoiceList } from "#lib/domain/definition/udr-type-editor-view.ts";
import { Button } from "../ui/button.tsx";
import { announce } from "../ui/live-region.tsx";
import { Panel } from "../ui/panel.tsx";
import { AttributeEditor } from "./attribute-editor.tsx";
import { useAttributeDrag } from "./use-attribute-drag.ts";
import { fieldId } from "./use-definition-form.ts";

type AttributeFieldsProps = {
  readonly draft: UdrTypeDraft;
  readonly initial: UdrTypeDraft;
  readonly valueLists: readonly ChoiceList[];
  readonly carryingUdrs: Readonly<Record<string, number>>;
  readonly recordedUdrs: number;
  readonly onChange: (change: Partial<UdrTypeDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
};

/** The attributes in the order in which they are asked for. Alt with the arrows moves one, and so does its handle. */
export function AttributeFields({ draft, initial, valueLists, carryingUdrs, recordedUdrs, onChange, errorOf }: AttributeFieldsProps) {
  const { attributes } = draft;
  const addButton = useRef<HTMLButtonElement>(null);
  const wanted = useRef<string | null>(null);

  // After every render: the fields of an added attribute exist only then, and a moved one keeps the focus.
  useEffect(() => {
    if (wanted.current === null) return;
    document.getElementById(wanted.current)?.focus();
    wanted.current = null;
  });

  function add(): void {
    const id = Math.max(-1, ...attributes.map((attribute) => attribute.id)) + 1;
    wanted.current = fieldId(fieldOfAttribute(id, "label"));
    onChange({ attributes: [...attributes, newAttribute(id)] });
  }

  function move(id: number, to: number): void {
    const next = movedAttribute(attributes, id, to);
    if (next === attributes) {
      announce("It cannot be moved further.");
      return;
    }
    const moved = attributes.find((attribute) => attribute.id === id);
    wanted.current = document.activeElement?.id || fieldId(fieldOfAttribute(id, "label"));
    onChange({ attributes: next });
    announce(`${moved?.label || "The new attribute"} is ${to + 1} of ${next.length}`);
  }

  function remove(id: number): void {
    onChange({
      attributes: attributes.filter((attribute) => attribute.id !== id),
      ...(draft.pricedAt === id ? { pricedAt: "from" as const } : {}),
    });
    addButton.current?.focus();
  }

  const change = (id: number, part: Partial<AttributeDraft>) =>
    onChange({ attributes: attributes.map((attribute) => (attribute.id === id ? { ...attribute, ...part } : attribute)) });
  const drag = useAttributeDrag(move);
  return (
    <Panel
      title="Metadata attributes"
      description="What a UDR of this type says about the usage. Zones and discounts may ask for it."
      actions={
        <Button ref={addButton} id={fieldId("attributes")} size="small" onClick={add}>
          <Plus aria-hidden="true" />
          Add an attribute
        </Button>
      }
    >
      {errorOf("attributes") ? <p className="pb-2 text-negative text-xs">{errorOf("attributes")}</p> : null}
      {attributes.length === 0 ? (
        <p className="text-muted">None: its UDRs say no more than product, quantity and time.</p>
      ) : (
        <ol className="grid gap-3" {...drag.handlers}>
          {attributes.map((attribute, index) => (
            <AttributeEditor
              key={attribute.id}
              attribute={attribute}
              index={index}
              count={attributes.length}
              valueLists={valueLists}
              carrying={attribute.savedKey === null ? 0 : (carryingUdrs[attribute.savedKey] ?? 0)}
              isMandatoryAnew={recordedUdrs > 0 && attribute.mandatory && !wasMandatory(attribute, initial)}
              isTarget={drag.target === index}
              errorOf={errorOf}
              onChange={(part) => change(attribute.id, part)}
              onMove={(to) => move(attribute.id, to)}
              onRemove={() => remove(attribute.id)}
            />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function wasMandatory({ savedKey }: AttributeDraft, { attributes }: UdrTypeDraft): boolean {
  return attributes.some((attribute) => attribute.savedKey !== null && attribute.savedKey === savedKey && attribute.mandatory);
}
