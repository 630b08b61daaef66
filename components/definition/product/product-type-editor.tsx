"use client";

import { useState } from "react";
import { suggestedCode } from "#lib/domain/definition/definition-texts.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { SaveProductTypeForm } from "#lib/domain/product/product-schema.ts";
import { kindOf, type ProductTypeDraft, productTypeProblems } from "#lib/domain/product/product-type-draft.ts";
import { CLASSIFICATION_NAMES, COMPOSITION_NAMES, SERVICE_TYPE_NAMES } from "#lib/domain/product/product-view.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Field } from "../../ui/field.tsx";
import { Panel } from "../../ui/panel.tsx";
import { DefinitionForm } from "../definition-form.tsx";
import { DefinitionNames } from "../definition-names.tsx";
import { fieldId, useDefinitionForm } from "../use-definition-form.ts";
import { ChoiceSelect } from "./choice-select.tsx";
import { UdrTypeChoice } from "./udr-type-choice.tsx";

type ProductTypeEditorProps = {
  readonly initial: ProductTypeDraft;
  /** Null makes a new type. */
  readonly revision: number | null;
  readonly udrTypes: readonly (Reference & { readonly unit: string })[];
  readonly save: Action<SaveProductTypeForm, { readonly code: string; readonly revision: number }>;
};

const MEMBERS = {
  name: "Name",
  description: "Description",
  classification: "Classification",
  serviceType: "Service type",
  composition: "Composition",
  usedForProvisioning: "Provisioned",
  udrTypes: "UDR types",
  defaultUdrType: "Default UDR type",
} as const;

/** What kind of thing is sold, and how its usage is recorded. */
export function ProductTypeEditor({ initial, revision, udrTypes, save }: ProductTypeEditorProps) {
  const [draft, setDraft] = useState(initial);
  const [hasOwnCode, setHasOwnCode] = useState(revision !== null);
  const { code, name, description, composition, usedForProvisioning } = draft;
  const form = useDefinitionForm<SaveProductTypeForm>({
    save,
    input: { code, name, description, composition, usedForProvisioning, ...listOf(kindOf(draft)) },
    withRevision: (input, atRevision) => ({ ...input, revision: atRevision }),
    revision,
    problems: productTypeProblems(draft),
    fieldOf: (path) => /^(?:code|name|description|serviceType|udrTypes|defaultUdrType)/.exec(path)?.[0] ?? null,
    what: "Product type",
    list: "/product-types",
  });

  function change(part: Partial<ProductTypeDraft>): void {
    if (part.code !== undefined) setHasOwnCode(true);
    form.touched();
    setDraft((current) => ({ ...current, ...part, ...(part.name !== undefined && !hasOwnCode ? { code: suggestedCode(part.name) } : {}) }));
  }

  const back = revision === null ? "/product-types" : `/product-types/${encodeURIComponent(code)}`;
  return (
    <DefinitionForm form={form} dirty={JSON.stringify(draft) !== JSON.stringify(initial)} back={back} members={MEMBERS}>
      <Panel title="Definition" className="max-w-3xl">
        <div className="grid gap-4">
          <DefinitionNames value={draft} onChange={change} errorOf={form.errorOf} isNew={revision === null} />
          <KindFields draft={draft} errorOf={form.errorOf} onChange={change} />
        </div>
      </Panel>
      {kindOf(draft).serviceType === "usage" ? (
        <UdrTypeChoice
          options={udrTypes}
          chosen={draft.udrTypes}
          preferred={draft.defaultUdrType}
          errorOf={form.errorOf}
          onChange={(chosen, preferred) => change({ udrTypes: chosen, defaultUdrType: preferred })}
        />
      ) : null}
    </DefinitionForm>
  );
}

/** The border takes a list of its own. */
function listOf({ udrTypes, ...kind }: ReturnType<typeof kindOf>) {
  return { ...kind, udrTypes: [...udrTypes] };
}

type KindFieldsProps = {
  readonly draft: ProductTypeDraft;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (change: Partial<ProductTypeDraft>) => void;
};

function KindFields({ draft, errorOf, onChange }: KindFieldsProps) {
  const { classification, serviceType, composition, usedForProvisioning } = draft;
  return (
    <>
      <div className="grid gap-4 @lg:grid-cols-3">
        <Field id={fieldId("classification")} label="Classification">
          {(control) => (
            <ChoiceSelect
              {...control}
              names={CLASSIFICATION_NAMES}
              value={classification}
              onChoose={(chosen) => onChange({ classification: chosen })}
            />
          )}
        </Field>
        {classification === "service" ? (
          <Field id={fieldId("serviceType")} label="Service type" error={errorOf("serviceType")}>
            {(control) => (
              <ChoiceSelect
                {...control}
                names={SERVICE_TYPE_NAMES}
                value={serviceType}
                onChoose={(chosen) => onChange({ serviceType: chosen })}
              />
            )}
          </Field>
        ) : null}
        <Field id={fieldId("composition")} label="Composition">
          {(control) => (
            <ChoiceSelect
              {...control}
              names={COMPOSITION_NAMES}
              value={composition}
              onChoose={(chosen) => onChange({ composition: chosen })}
            />
          )}
        </Field>
      </div>
      <label className="flex min-h-8 items-center gap-2">
        <input
          type="checkbox"
          checked={usedForProvisioning}
          className="size-4 accent-accent"
          onChange={(event) => onChange({ usedForProvisioning: event.target.checked })}
        />
        An order is sent to the provisioning provider
      </label>
    </>
  );
}
