"use client";

import { useMemo, useState } from "react";
import { suggestedCode } from "#lib/domain/definition/definition-texts.ts";
import { fieldAt, readUdrTypeDraft, type UdrTypeDraft } from "#lib/domain/definition/udr-type-draft.ts";
import type { UdrTypeChoices } from "#lib/domain/definition/udr-type-editor-view.ts";
import type { SaveUdrTypeForm } from "#lib/domain/definition/udr-type-schema.ts";
import { countInWords } from "#lib/domain/definition/unit-view.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { AttributeFields } from "./attribute-fields.tsx";
import { DefinitionForm } from "./definition-form.tsx";
import { DefinitionNames } from "./definition-names.tsx";
import { UdrTypeLookUps } from "./udr-type-look-ups.tsx";
import { UdrTypePricing } from "./udr-type-pricing.tsx";
import { UdrTypeRecording } from "./udr-type-recording.tsx";
import { UdrTypeTry } from "./udr-type-try.tsx";
import { useDefinitionForm } from "./use-definition-form.ts";

type UdrTypeEditorProps = {
  readonly initial: UdrTypeDraft;
  /** Null makes a new type. */
  readonly revision: number | null;
  readonly choices: UdrTypeChoices;
  /** With any, the unit stays as it is. */
  readonly recordedUdrs: number;
  /** By key, how many UDRs carry the attribute: with any, it stays what it is. */
  readonly carryingUdrs: Readonly<Record<string, number>>;
  readonly save: Action<SaveUdrTypeForm, { readonly code: string; readonly revision: number }>;
};

const MEMBERS = {
  name: "Name",
  unit: "Unit",
  pricing: "How it is priced",
  mandatory: "Mandatory fields",
  retentionDays: "Kept for",
  sources: "Sources",
  attributes: "Attributes",
  lookUps: "Look-ups",
} as const;

/** A UDR type as it is made or changed, and beside it a sample that is held against it as it stands. */
export function UdrTypeEditor({ initial, revision, choices, recordedUdrs, carryingUdrs, save }: UdrTypeEditorProps) {
  const [draft, setDraft] = useState(initial);
  const [hasOwnCode, setHasOwnCode] = useState(revision !== null);
  const { problems, content } = useMemo(() => readUdrTypeDraft(draft), [draft]);
  const { code, name, description } = draft;
  const form = useDefinitionForm<SaveUdrTypeForm>({
    save,
    input: { code, name, description, content: mutable(content) },
    withRevision: (input, atRevision) => ({ ...input, revision: atRevision }),
    revision,
    problems,
    fieldOf: (path) => fieldAt(path.replace(/^content\./, ""), draft),
    what: "UDR type",
    list: "/udr-types",
  });

  function change(part: Partial<UdrTypeDraft>): void {
    if (part.code !== undefined) setHasOwnCode(true);
    form.touched();
    setDraft((current) => ({ ...current, ...part, ...(part.name !== undefined && !hasOwnCode ? { code: suggestedCode(part.name) } : {}) }));
  }

  const back = revision === null ? "/udr-types" : `/udr-types/${encodeURIComponent(code)}`;
  const parts = { draft, onChange: change, errorOf: form.errorOf };
  return (
    <DefinitionForm form={form} dirty={contentOf(draft) !== contentOf(initial)} back={back} members={MEMBERS}>
      {recordedUdrs > 0 ? (
        <Notice>
          {`${countInWords(recordedUdrs)} ${recordedUdrs === 1 ? "UDR is" : "UDRs are"} recorded of this type. What they say goes on meaning what it means: the unit stays, and so does what their attributes are. What is changed holds for usage from now on.`}
        </Notice>
      ) : null}
      <div className="grid items-start gap-4 xl:grid-cols-[5fr_3fr]">
        <div className="grid min-w-0 gap-4">
          <Panel title="Definition">
            <DefinitionNames value={draft} onChange={change} errorOf={form.errorOf} isNew={revision === null} />
          </Panel>
          <UdrTypeRecording {...parts} choices={choices} isRecorded={recordedUdrs > 0} />
          <AttributeFields
            {...parts}
            valueLists={choices.valueLists}
            carryingUdrs={carryingUdrs}
            recordedUdrs={recordedUdrs}
            initial={initial}
          />
          <UdrTypeLookUps {...parts} tables={choices.lookUpTables} />
          <UdrTypePricing {...parts} />
        </div>
        <UdrTypeTry attributes={draft.attributes} valueLists={choices.valueLists} />
      </div>
    </DefinitionForm>
  );
}

/** Samples are tried, not saved: they make no form dirty. */
function contentOf(draft: UdrTypeDraft): string {
  return JSON.stringify({ ...draft, attributes: draft.attributes.map((attribute) => ({ ...attribute, sample: "" })) });
}

function mutable(content: ReturnType<typeof readUdrTypeDraft>["content"]): SaveUdrTypeForm["content"] {
  return {
    ...content,
    sources: [...content.sources],
    attributes: content.attributes.map((attribute) => ({ ...attribute })),
    lookUps: [...content.lookUps],
  };
}
