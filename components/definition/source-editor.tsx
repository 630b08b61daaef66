"use client";

import { useState } from "react";
import { suggestedCode } from "#lib/domain/definition/definition-texts.ts";
import { readSourceDraft, type SourceDraft } from "#lib/domain/definition/source-draft.ts";
import type { SaveSourceForm } from "#lib/domain/definition/source-schema.ts";
import { CHANNEL_NAMES, type Channel } from "#lib/domain/definition/udr-type-view.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Field } from "../ui/field.tsx";
import { FilterSelect } from "../ui/filter-select.tsx";
import { Panel } from "../ui/panel.tsx";
import { DefinitionForm } from "./definition-form.tsx";
import { DefinitionNames } from "./definition-names.tsx";
import { fieldId, useDefinitionForm } from "./use-definition-form.ts";

type SourceEditorProps = {
  readonly initial: SourceDraft;
  /** Null makes a new source. */
  readonly revision: number | null;
  readonly save: Action<SaveSourceForm, { readonly code: string; readonly revision: number }>;
};

const MEMBERS = { name: "Name", description: "Description", channel: "Channel" } as const;

const CHANNELS = (["desk", "decoder", "api", "import"] as const satisfies readonly Channel[]).map((channel) => ({
  value: channel,
  label: CHANNEL_NAMES[channel],
}));

export function SourceEditor({ initial, revision, save }: SourceEditorProps) {
  const [draft, setDraft] = useState(initial);
  const [hasOwnCode, setHasOwnCode] = useState(revision !== null);
  const { code, name, description, channel } = draft;
  const form = useDefinitionForm<SaveSourceForm>({
    save,
    input: { code, name, description, channel },
    withRevision: (input, atRevision) => ({ ...input, revision: atRevision }),
    revision,
    problems: readSourceDraft(draft),
    fieldOf: (path) => /^(?:code|name|description|channel)/.exec(path)?.[0] ?? null,
    what: "Source",
    list: "/sources",
  });

  function change(part: Partial<SourceDraft>): void {
    if (part.code !== undefined) setHasOwnCode(true);
    form.touched();
    setDraft((current) => ({ ...current, ...part, ...(part.name !== undefined && !hasOwnCode ? { code: suggestedCode(part.name) } : {}) }));
  }

  const back = revision === null ? "/sources" : `/sources/${encodeURIComponent(code)}`;
  return (
    <DefinitionForm form={form} dirty={JSON.stringify(draft) !== JSON.stringify(initial)} back={back} members={MEMBERS}>
      <Panel title="Definition" className="max-w-3xl">
        <div className="grid gap-4">
          <DefinitionNames value={draft} onChange={change} errorOf={form.errorOf} isNew={revision === null} />
          <Field
            id={fieldId("channel")}
            label="Channel"
            hint="Where usage comes in. Orders of agents take the source of the desk; nobody types it."
            error={form.errorOf("channel")}
            className="@lg:max-w-1/2"
          >
            {(control) => (
              <FilterSelect
                {...control}
                options={CHANNELS}
                value={channel}
                onValueChange={(value) => change({ channel: CHANNELS.find((option) => option.value === value)?.value ?? channel })}
              />
            )}
          </Field>
        </div>
      </Panel>
    </DefinitionForm>
  );
}
