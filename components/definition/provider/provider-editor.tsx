"use client";

import { useState } from "react";
import { suggestedCode } from "#lib/domain/definition/definition-texts.ts";
import { PROVIDER_STATES } from "#lib/domain/definition/provider-view.ts";
import { type ProviderDraft, readProviderDraft } from "#lib/domain/provider/provider-draft.ts";
import type { SaveProviderForm } from "#lib/domain/provider/provider-schema.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Field } from "../../ui/field.tsx";
import { FilterSelect } from "../../ui/filter-select.tsx";
import { Input } from "../../ui/input.tsx";
import { Panel } from "../../ui/panel.tsx";
import { DefinitionForm } from "../definition-form.tsx";
import { DefinitionNames } from "../definition-names.tsx";
import { fieldId, useDefinitionForm } from "../use-definition-form.ts";

type ProviderEditorProps = {
  readonly initial: ProviderDraft;
  /** Null makes a new provider. */
  readonly revision: number | null;
  readonly save: Action<SaveProviderForm, { readonly code: string; readonly revision: number }>;
};

const MEMBERS = { name: "Name", protocol: "Speaks", state: "State" } as const;

const STATES = (["effective", "notEffective"] as const).map((value) => ({ value, label: PROVIDER_STATES[value] }));

export function ProviderEditor({ initial, revision, save }: ProviderEditorProps) {
  const [draft, setDraft] = useState(initial);
  const [hasOwnCode, setHasOwnCode] = useState(revision !== null);
  const { code, name, protocol, state } = draft;
  const form = useDefinitionForm<SaveProviderForm>({
    save,
    input: { code, name, protocol, state },
    withRevision: (input, atRevision) => ({ ...input, revision: atRevision }),
    revision,
    problems: readProviderDraft(draft),
    fieldOf: (path) => /^(?:code|name|protocol|state)/.exec(path)?.[0] ?? null,
    what: "Provider",
    list: "/provisioning",
  });

  function change(part: Partial<ProviderDraft>): void {
    if (part.code !== undefined) setHasOwnCode(true);
    form.touched();
    setDraft((current) => ({ ...current, ...part, ...(part.name !== undefined && !hasOwnCode ? { code: suggestedCode(part.name) } : {}) }));
  }

  const back = revision === null ? "/provisioning" : `/provisioning/${encodeURIComponent(code)}`;
  return (
    <DefinitionForm form={form} dirty={JSON.stringify(draft) !== JSON.stringify(initial)} back={back} members={MEMBERS}>
      <Panel title="Definition" className="max-w-3xl">
        <div className="grid gap-4">
          <DefinitionNames value={{ code, name }} onChange={change} errorOf={form.errorOf} isNew={revision === null} />
          <div className="grid gap-4 @lg:grid-cols-2">
            <Field
              id={fieldId("protocol")}
              label="Speaks"
              hint="How it is reached, such as conditional access in real time."
              error={form.errorOf("protocol")}
            >
              {(control) => (
                <Input
                  {...control}
                  value={protocol}
                  maxLength={100}
                  autoComplete="off"
                  onChange={(event) => change({ protocol: event.target.value })}
                />
              )}
            </Field>
            <Field
              id={fieldId("state")}
              label="State"
              hint={state === "effective" ? "Orders are delivered by it." : "Orders that it would have to deliver are refused."}
              error={form.errorOf("state")}
            >
              {(control) => (
                <FilterSelect
                  {...control}
                  options={STATES}
                  value={state}
                  onValueChange={(value) => change({ state: value === "effective" ? "effective" : "notEffective" })}
                />
              )}
            </Field>
          </div>
        </div>
      </Panel>
    </DefinitionForm>
  );
}
