"use client";

import { useState } from "react";
import { CODE_RULE, MOST_NAME_LETTERS, suggestedCode } from "#lib/domain/definition/definition-texts.ts";
import { type ProductFamilyDraft, productFamilyProblems } from "#lib/domain/product/product-family.ts";
import type { SaveProductFamilyForm } from "#lib/domain/product/product-schema.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { Panel } from "../../ui/panel.tsx";
import { DefinitionForm } from "../definition-form.tsx";
import { fieldId, useDefinitionForm } from "../use-definition-form.ts";

type ProductFamilyEditorProps = {
  readonly initial: ProductFamilyDraft;
  /** Null makes a new family. */
  readonly revision: number | null;
  readonly save: Action<SaveProductFamilyForm, { readonly code: string; readonly revision: number }>;
};

const MEMBERS = { name: "Name" } as const;

/** Products that are priced or sold together, whatever their types. */
export function ProductFamilyEditor({ initial, revision, save }: ProductFamilyEditorProps) {
  const [draft, setDraft] = useState(initial);
  const [hasOwnCode, setHasOwnCode] = useState(revision !== null);
  const { code, name } = draft;
  const isNew = revision === null;
  const form = useDefinitionForm<SaveProductFamilyForm>({
    save,
    input: { code, name },
    withRevision: (input, atRevision) => ({ ...input, revision: atRevision }),
    revision,
    problems: productFamilyProblems(draft),
    fieldOf: (path) => /^(?:code|name)/.exec(path)?.[0] ?? null,
    what: "Product family",
    list: "/product-families",
  });

  function change(part: Partial<ProductFamilyDraft>): void {
    if (part.code !== undefined) setHasOwnCode(true);
    form.touched();
    setDraft((current) => ({ ...current, ...part, ...(part.name !== undefined && !hasOwnCode ? { code: suggestedCode(part.name) } : {}) }));
  }

  const back = isNew ? "/product-families" : `/product-families/${encodeURIComponent(code)}`;
  return (
    <DefinitionForm form={form} dirty={JSON.stringify(draft) !== JSON.stringify(initial)} back={back} members={MEMBERS}>
      <Panel title="Definition" className="max-w-3xl">
        <div className="grid gap-4 @lg:grid-cols-2">
          <Field id={fieldId("name")} label="Name" error={form.errorOf("name")}>
            {(control) => (
              <Input
                {...control}
                value={name}
                maxLength={MOST_NAME_LETTERS}
                autoComplete="off"
                required
                onChange={(event) => change({ name: event.target.value })}
              />
            )}
          </Field>
          <Field
            id={fieldId("code")}
            label="Code"
            hint={isNew ? `${CODE_RULE} It never changes.` : "Price plans and catalogs refer to it, so it never changes."}
            error={form.errorOf("code")}
          >
            {(control) => (
              <Input
                {...control}
                value={code}
                readOnly={!isNew}
                maxLength={40}
                autoComplete="off"
                spellCheck={false}
                required
                className="font-mono"
                onChange={(event) => change({ code: event.target.value.toUpperCase() })}
              />
            )}
          </Field>
        </div>
      </Panel>
    </DefinitionForm>
  );
}
