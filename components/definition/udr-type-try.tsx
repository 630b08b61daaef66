"use client";

import { useId, useState } from "react";
import { attributeKeyProblem } from "#lib/domain/definition/udr-type-content.ts";
import type { AttributeDraft } from "#lib/domain/definition/udr-type-draft.ts";
import type { ChoiceList } from "#lib/domain/definition/udr-type-editor-view.ts";
import { formatProblem, MOST_FORMATTED_LETTERS } from "#lib/domain/definition/udr-type-format.ts";
import { triedAttribute, trySample } from "#lib/domain/definition/udr-type-try.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import type { MetadataAttribute } from "#lib/domain/udr/adjust-facts.ts";
import { Field } from "../ui/field.tsx";
import { FilterSelect } from "../ui/filter-select.tsx";
import { Input } from "../ui/input.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";

type UdrTypeTryProps = { readonly attributes: readonly AttributeDraft[]; readonly valueLists: readonly ChoiceList[] };

const SAMPLES = {
  text: undefined,
  integer: "Such as 12",
  decimal: "Such as 1.5",
  boolean: undefined,
  instant: "Such as 2026-03-01T02:14:00+02:00",
  choice: "A value of the list",
  amount: "Such as 10.00",
} as const satisfies Record<AttributeDraft["type"], string | undefined>;

/** A sample of the metadata, held against the definition as it is typed by the check that real usage is held against. */
export function UdrTypeTry({ attributes, valueLists }: UdrTypeTryProps) {
  const [sample, setSample] = useState<Readonly<Record<string, string>>>({});
  const usable = attributes.filter(isUsable).map((attribute) => triedAttribute(attribute, valueLists));
  const faults = trySample(sample, usable);
  const count = faults.size;
  return (
    <Panel title="Try it" description="Fill in what a UDR would say. Nothing is recorded.">
      {usable.length === 0 ? (
        <p className="text-muted">There is no attribute to fill in yet.</p>
      ) : (
        <div className="grid gap-3">
          {usable.map((attribute) => {
            const fault = faults.get(attribute.key);
            return (
              <SampleField
                key={attribute.key}
                attribute={attribute}
                value={sample[attribute.key] ?? ""}
                error={fault ? refusalSentence(fault) : undefined}
                onChange={(value) => setSample((current) => ({ ...current, [attribute.key]: value }))}
              />
            );
          })}
          <div role="status">
            <Notice tone={count === 0 ? "positive" : "caution"}>
              {count === 0
                ? "A UDR with this metadata would be accepted."
                : `It would be refused: ${count === 1 ? "one field has" : `${count} fields have`} a problem.`}
            </Notice>
          </div>
          {usable.length < attributes.length ? (
            <p className="text-muted text-xs">Attributes that cannot be used yet are left out.</p>
          ) : null}
        </div>
      )}
    </Panel>
  );
}

/** The check reads formats as they are: what is no format yet is not tried. */
function isUsable(attribute: AttributeDraft, index: number, all: readonly AttributeDraft[]): boolean {
  const { key, format, type, valueList } = attribute;
  const isFirst = all.findIndex((other) => other.key.trim() === key.trim()) === index;
  const isWhole = (format === "" || formatProblem(format) === null) && (type !== "choice" || valueList !== "");
  return isFirst && isWhole && attributeKeyProblem(key.trim()) === null;
}

type SampleFieldProps = {
  readonly attribute: MetadataAttribute;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
};

const YES_OR_NO = [
  { value: "", label: "Not given" },
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
] as const;

function SampleField({ attribute, value, error, onChange }: SampleFieldProps) {
  const listId = useId();
  const { key, label, type, mandatory, values } = attribute;
  return (
    <Field label={label === "" ? key : label} optional={!mandatory} hint={SAMPLES[type]} error={error}>
      {(control) =>
        type === "boolean" ? (
          <FilterSelect {...control} options={YES_OR_NO} value={value} onValueChange={onChange} />
        ) : (
          <>
            <Input
              {...control}
              value={value}
              maxLength={MOST_FORMATTED_LETTERS}
              autoComplete="off"
              spellCheck={false}
              list={values === null ? undefined : listId}
              onChange={(event) => onChange(event.target.value)}
            />
            {values === null ? null : (
              <datalist id={listId}>
                {values.map((each) => (
                  <option key={each} value={each} />
                ))}
              </datalist>
            )}
          </>
        )
      }
    </Field>
  );
}
