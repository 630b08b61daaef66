"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { suggestedCode } from "#lib/domain/definition/definition-texts.ts";
import {
  contentOfLookUp,
  fieldOfGiven,
  fieldOfLookUp,
  type GivenDraft,
  type LookUpDraft,
  readLookUpDraft,
} from "#lib/domain/look-up/look-up-draft.ts";
import type { SaveLookUpTableForm } from "#lib/domain/look-up/look-up-schema.ts";
import { LOOK_UP_MATCH_NAMES } from "#lib/domain/look-up/look-up-table.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Field } from "../../ui/field.tsx";
import { FilterSelect } from "../../ui/filter-select.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Input } from "../../ui/input.tsx";
import { Panel } from "../../ui/panel.tsx";
import { RemovableRows } from "../catalog/removable-rows.tsx";
import { DefinitionForm } from "../definition-form.tsx";
import { DefinitionNames } from "../definition-names.tsx";
import { fieldId, useDefinitionForm } from "../use-definition-form.ts";

type LookUpEditorProps = {
  readonly initial: LookUpDraft;
  /** Null makes a new one. */
  readonly revision: number | null;
  readonly save: Action<SaveLookUpTableForm, { readonly code: string; readonly revision: number }>;
};

const MEMBERS = {
  name: "Name",
  match: "Found by",
  key: "What is looked up",
  gives: "What it gives",
  otherwise: "Where nothing is found",
} as const;

const MATCHES = [
  { value: "prefix", label: LOOK_UP_MATCH_NAMES.prefix },
  { value: "exact", label: LOOK_UP_MATCH_NAMES.exact },
] as const;

/** What a look-up table is. Its rows are a sheet of their own. */
export function LookUpEditor({ initial, revision, save }: LookUpEditorProps) {
  const [draft, setDraft] = useState(initial);
  const isNew = revision === null;
  const [hasOwnCode, setHasOwnCode] = useState(!isNew);
  const { code, name, description } = draft;
  const { gives, ...content } = contentOfLookUp(draft);
  const form = useDefinitionForm<SaveLookUpTableForm>({
    save,
    input: { code, name, description, ...content, otherwise: { ...content.otherwise }, gives: [...gives] },
    withRevision: (input, atRevision) => ({ ...input, revision: atRevision }),
    revision,
    problems: readLookUpDraft(draft),
    fieldOf: (path) => fieldOfLookUp(path, draft),
    what: "Look-up table",
    list: "/look-up-tables",
  });

  function change(part: Partial<LookUpDraft>): void {
    if (part.code !== undefined) setHasOwnCode(true);
    form.touched();
    setDraft((current) => ({ ...current, ...part, ...(part.name !== undefined && !hasOwnCode ? { code: suggestedCode(part.name) } : {}) }));
  }

  const parts = { draft, onChange: change, errorOf: form.errorOf };
  return (
    <DefinitionForm
      form={form}
      dirty={JSON.stringify(draft) !== JSON.stringify(initial)}
      back={isNew ? "/look-up-tables" : `/look-up-tables/${encodeURIComponent(code)}`}
      members={MEMBERS}
    >
      <Panel title="Definition" className="max-w-3xl">
        <div className="grid gap-4">
          <DefinitionNames value={draft} onChange={change} errorOf={form.errorOf} isNew={isNew} />
          <KeyFields {...parts} />
        </div>
      </Panel>
      <GivenFields {...parts} />
    </DefinitionForm>
  );
}

type PartProps = {
  readonly draft: LookUpDraft;
  readonly onChange: (change: Partial<LookUpDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
};

function KeyFields({ draft, onChange, errorOf }: PartProps) {
  return (
    <div className="grid gap-4 @lg:grid-cols-2">
      <Field
        id={fieldId("key")}
        label="Attribute that is looked up"
        hint="Its key in the UDR type, such as dialledNumber."
        error={errorOf("key")}
      >
        {(control) => (
          <Input
            {...control}
            value={draft.key}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange({ key: event.target.value })}
          />
        )}
      </Field>
      <Field
        id={fieldId("match")}
        label="A row is found by"
        hint={draft.match === "prefix" ? "35799123456 finds 3579 before 357." : "Only a row that is the same."}
      >
        {(control) => (
          <FilterSelect
            {...control}
            options={MATCHES}
            value={draft.match}
            onValueChange={(value) => onChange({ match: value === "exact" ? "exact" : "prefix" })}
          />
        )}
      </Field>
    </div>
  );
}

const withKey = (fresh: Omit<GivenDraft, "key">, key: number): GivenDraft => ({ key, ...fresh });

function GivenFields({ draft, onChange, errorOf }: PartProps) {
  return (
    <RemovableRows<GivenDraft>
      title="What it gives"
      description="The attributes that a row fills in, and what they are where no row is found"
      field="gives"
      addLabel="Add attribute"
      none="It gives nothing yet."
      error={errorOf("gives")}
      className="max-w-3xl"
      rows={draft.given}
      fresh={{ attribute: "", otherwise: "" }}
      withKey={withKey}
      firstOf={({ key }) => fieldId(fieldOfGiven(key, "attribute"))}
      onChange={(given) => onChange({ given })}
    >
      {(row, { index, onRemove }) => (
        <GivenRow
          key={row.key}
          row={row}
          index={index}
          errorOf={errorOf}
          onRemove={onRemove}
          onChange={(part) => onChange({ given: draft.given.map((each) => (each.key === row.key ? { ...each, ...part } : each)) })}
        />
      )}
    </RemovableRows>
  );
}

type GivenRowProps = Pick<PartProps, "errorOf"> & {
  readonly row: GivenDraft;
  readonly index: number;
  readonly onChange: (part: Partial<GivenDraft>) => void;
  readonly onRemove: () => void;
};

function GivenRow({ row: { key, attribute, otherwise }, index, errorOf, onChange, onRemove }: GivenRowProps) {
  const [attributeField, otherwiseField] = [fieldOfGiven(key, "attribute"), fieldOfGiven(key, "otherwise")];
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-3 @lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
      <legend className="sr-only">{`Attribute ${index + 1}`}</legend>
      <Field id={fieldId(attributeField)} label="Attribute" error={errorOf(attributeField)}>
        {(control) => (
          <Input
            {...control}
            value={attribute}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange({ attribute: event.target.value })}
          />
        )}
      </Field>
      <Field id={fieldId(otherwiseField)} label="Where nothing is found" optional error={errorOf(otherwiseField)}>
        {(control) => (
          <Input {...control} value={otherwise} autoComplete="off" onChange={(event) => onChange({ otherwise: event.target.value })} />
        )}
      </Field>
      <IconButton label={`Remove attribute ${index + 1}`} onClick={onRemove}>
        <X aria-hidden="true" />
      </IconButton>
    </fieldset>
  );
}
