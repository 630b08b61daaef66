"use client";

import { useState } from "react";
import { suggestedCode } from "#lib/domain/definition/definition-texts.ts";
import { type TaxRateDraft, type TaxRateSetting, taxRateInput, taxRateProblems } from "#lib/domain/tax-rate/tax-rate-draft.ts";
import type { SaveTaxRateForm } from "#lib/domain/tax-rate/tax-rate-schema.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Panel } from "../../ui/panel.tsx";
import { DefinitionForm } from "../definition-form.tsx";
import { DefinitionNames } from "../definition-names.tsx";
import { inZone } from "../product/instants-in-zone.ts";
import { useDefinitionForm } from "../use-definition-form.ts";
import { TaxStepFields } from "./tax-step-fields.tsx";

type TaxRateEditorProps = {
  readonly initial: TaxRateDraft;
  /** Null makes a new one. */
  readonly revision: number | null;
  readonly setting: TaxRateSetting;
  readonly save: Action<SaveTaxRateForm, { readonly code: string; readonly revision: number }>;
};

const MEMBERS = { name: "Name", steps: "Steps" } as const;

/** A tax rate that products share: its name, and how many per cent it is from when. */
export function TaxRateEditor({ initial, revision, setting, save }: TaxRateEditorProps) {
  const [draft, setDraft] = useState(initial);
  const isNew = revision === null;
  const [hasOwnCode, setHasOwnCode] = useState(!isNew);
  const form = useDefinitionForm<SaveTaxRateForm>({
    save,
    input: taxRateInput(draft, setting),
    withRevision: (input, atRevision) => ({ ...input, revision: atRevision }),
    revision,
    problems: taxRateProblems(draft, setting),
    fieldOf: (path) => /^(?:code|name|steps)/.exec(path)?.[0] ?? null,
    what: "Tax rate",
    list: "/tax-rates",
  });

  function change(part: Partial<TaxRateDraft>): void {
    if (part.code !== undefined) setHasOwnCode(true);
    form.touched();
    setDraft((current) => ({ ...current, ...part, ...(part.name !== undefined && !hasOwnCode ? { code: suggestedCode(part.name) } : {}) }));
  }

  return (
    <DefinitionForm
      form={{ ...form, refusal: inZone(form.refusal, setting.zone) }}
      dirty={JSON.stringify(draft) !== JSON.stringify(initial)}
      back={isNew ? "/tax-rates" : `/tax-rates/${encodeURIComponent(draft.code)}`}
      members={MEMBERS}
    >
      <Panel title="Definition" className="max-w-3xl">
        <DefinitionNames value={draft} onChange={(part) => change(part)} errorOf={form.errorOf} isNew={isNew} />
      </Panel>
      <TaxStepFields draft={draft} setting={setting} errorOf={form.errorOf} onChange={(steps) => change({ steps })} />
    </DefinitionForm>
  );
}
