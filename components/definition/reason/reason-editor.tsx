"use client";

import { useState } from "react";
import { suggestedCode } from "#lib/domain/definition/definition-texts.ts";
import { type ReasonDraft, readReasonDraft, USAGE_HAPPENED } from "#lib/domain/reason/reason-code.ts";
import type { SaveReasonForm } from "#lib/domain/reason/reason-schema.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Field } from "../../ui/field.tsx";
import { FilterSelect } from "../../ui/filter-select.tsx";
import { Panel } from "../../ui/panel.tsx";
import { DefinitionForm } from "../definition-form.tsx";
import { DefinitionNames } from "../definition-names.tsx";
import { fieldId, useDefinitionForm } from "../use-definition-form.ts";

type ReasonEditorProps = {
  readonly initial: ReasonDraft;
  /** Null makes a new reason. */
  readonly revision: number | null;
  /** Corrections were made for it. */
  readonly isUsed: boolean;
  readonly save: Action<SaveReasonForm, { readonly code: string; readonly revision: number }>;
};

const MEMBERS = { name: "Name" } as const;

const ANSWERS = [
  { value: "yes", label: USAGE_HAPPENED.yes },
  { value: "no", label: USAGE_HAPPENED.no },
] as const;

export function ReasonEditor({ initial, revision, isUsed, save }: ReasonEditorProps) {
  const [draft, setDraft] = useState(initial);
  const [hasOwnCode, setHasOwnCode] = useState(revision !== null);
  const { code, name, usageHappened } = draft;
  const form = useDefinitionForm<SaveReasonForm>({
    save,
    input: { code, name, usageHappened },
    withRevision: (input, atRevision) => ({ ...input, revision: atRevision }),
    revision,
    problems: readReasonDraft(draft),
    fieldOf: (path) => /^(?:code|name|usageHappened)/.exec(path)?.[0] ?? null,
    what: "Reason",
    list: "/reason-codes",
  });

  function change(part: Partial<ReasonDraft>): void {
    if (part.code !== undefined) setHasOwnCode(true);
    form.touched();
    setDraft((current) => ({ ...current, ...part, ...(part.name !== undefined && !hasOwnCode ? { code: suggestedCode(part.name) } : {}) }));
  }

  const back = revision === null ? "/reason-codes" : `/reason-codes/${encodeURIComponent(code)}`;
  return (
    <DefinitionForm form={form} dirty={JSON.stringify(draft) !== JSON.stringify(initial)} back={back} members={MEMBERS}>
      <Panel title="Definition" className="max-w-3xl">
        <div className="grid gap-4">
          <DefinitionNames value={{ code, name }} onChange={change} errorOf={form.errorOf} isNew={revision === null} />
          <Field
            id={fieldId("usageHappened")}
            label="Did the usage happen?"
            hint={
              isUsed
                ? "Corrections were made for this reason, so it stays as it is. Make another reason instead."
                : "It decides whether a corrected quantity goes on counting towards tiers and allowances."
            }
            error={form.errorOf("usageHappened")}
          >
            {(control) => (
              <FilterSelect
                {...control}
                disabled={isUsed}
                options={ANSWERS}
                value={usageHappened ? "yes" : "no"}
                onValueChange={(value) => change({ usageHappened: value === "yes" })}
              />
            )}
          </Field>
        </div>
      </Panel>
    </DefinitionForm>
  );
}
