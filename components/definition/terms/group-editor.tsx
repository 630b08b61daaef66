"use client";

import { useState } from "react";
import type { SaveGroupForm } from "#lib/domain/billing-term/named-group.ts";
import { codeProblem, nameProblem, suggestedCode } from "#lib/domain/definition/definition-texts.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Panel } from "../../ui/panel.tsx";
import { DefinitionForm } from "../definition-form.tsx";
import { DefinitionNames } from "../definition-names.tsx";
import { useDefinitionForm } from "../use-definition-form.ts";

type GroupDraft = { readonly code: string; readonly name: string };

type GroupEditorProps = {
  readonly initial: GroupDraft;
  /** Null makes a new one. */
  readonly revision: number | null;
  /** "Account classification" */
  readonly what: string;
  /** "/account-classifications" */
  readonly list: string;
  readonly save: Action<SaveGroupForm, { readonly code: string; readonly revision: number }>;
};

const MEMBERS = { name: "Name" } as const;

/** Of an account classification or a subscription type: what refers to either refers to its code, so all that is edited is the name. */
export function GroupEditor({ initial, revision, what, list, save }: GroupEditorProps) {
  const [draft, setDraft] = useState(initial);
  const [hasOwnCode, setHasOwnCode] = useState(revision !== null);
  const { code, name } = draft;
  const texts = [
    { field: "name", message: nameProblem(name) },
    { field: "code", message: codeProblem(code) },
  ];
  const form = useDefinitionForm<SaveGroupForm>({
    save,
    input: { code, name },
    withRevision: (input, atRevision) => ({ ...input, revision: atRevision }),
    revision,
    problems: texts.flatMap(({ field, message }) => (message === null ? [] : [{ field, message }])),
    fieldOf: (path) => /^(?:code|name)/.exec(path)?.[0] ?? null,
    what,
    list,
  });

  function change(part: Partial<GroupDraft>): void {
    if (part.code !== undefined) setHasOwnCode(true);
    form.touched();
    setDraft((current) => ({ ...current, ...part, ...(part.name !== undefined && !hasOwnCode ? { code: suggestedCode(part.name) } : {}) }));
  }

  const back = revision === null ? list : `${list}/${encodeURIComponent(code)}`;
  return (
    <DefinitionForm form={form} dirty={JSON.stringify(draft) !== JSON.stringify(initial)} back={back} members={MEMBERS}>
      <Panel title="Definition" className="max-w-3xl">
        <DefinitionNames value={draft} onChange={change} errorOf={form.errorOf} isNew={revision === null} />
      </Panel>
    </DefinitionForm>
  );
}
