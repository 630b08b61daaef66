"use client";

import { useState } from "react";
import type { SaveUnitForm } from "#lib/domain/definition/definition-schema.ts";
import { suggestedCode } from "#lib/domain/definition/definition-texts.ts";
import { readUnitDraft, type UnitDraft } from "#lib/domain/definition/unit-draft.ts";
import { countInWords } from "#lib/domain/definition/unit-view.ts";
import type { Action } from "#lib/web/action-result.ts";
import { ExactInput } from "../ui/exact-input.tsx";
import { Field } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { DefinitionForm } from "./definition-form.tsx";
import { DefinitionNames } from "./definition-names.tsx";
import { fieldId, useDefinitionForm } from "./use-definition-form.ts";

type UnitEditorProps = {
  readonly initial: UnitDraft;
  /** Null makes a new unit. */
  readonly revision: number | null;
  /** With any, what the unit measures stays as it is. */
  readonly countedUdrs: number;
  readonly save: Action<SaveUnitForm, { readonly code: string; readonly revision: number }>;
};

const MEMBERS = { name: "Name", description: "Description", decimals: "Decimals", scale: "Scale" } as const;

export function UnitEditor({ initial, revision, countedUdrs, save }: UnitEditorProps) {
  const [draft, setDraft] = useState(initial);
  const [hasOwnCode, setHasOwnCode] = useState(revision !== null);
  const { problems, decimals, scale } = readUnitDraft(draft);
  const { code, name, description } = draft;
  const form = useDefinitionForm<SaveUnitForm>({
    save,
    input: { code, name, description, decimals, scale },
    withRevision: (input, atRevision) => ({ ...input, revision: atRevision }),
    revision,
    problems,
    fieldOf: (path) => /^(?:code|name|description|decimals|scale)/.exec(path)?.[0] ?? null,
    what: "Unit",
    list: "/units",
  });
  const isCounted = countedUdrs > 0;

  function change(part: Partial<UnitDraft>): void {
    if (part.code !== undefined) setHasOwnCode(true);
    form.touched();
    setDraft((current) => ({ ...current, ...part, ...(part.name !== undefined && !hasOwnCode ? { code: suggestedCode(part.name) } : {}) }));
  }

  const back = revision === null ? "/units" : `/units/${encodeURIComponent(code)}`;
  return (
    <DefinitionForm form={form} dirty={JSON.stringify(draft) !== JSON.stringify(initial)} back={back} members={MEMBERS}>
      <Panel title="Definition" className="max-w-3xl">
        <div className="grid gap-4">
          <DefinitionNames value={draft} onChange={change} errorOf={form.errorOf} isNew={revision === null} />
          {isCounted ? (
            <Notice>
              {`${countInWords(countedUdrs)} ${countedUdrs === 1 ? "UDR is" : "UDRs are"} counted in it, so its decimals and its scale stay as they are. For another precision make another unit.`}
            </Notice>
          ) : null}
          <div className="grid gap-4 @lg:grid-cols-2">
            <Field
              id={fieldId("decimals")}
              label="Decimals"
              hint="How finely usage is counted: 0 is whole units, 3 is thousandths."
              error={form.errorOf("decimals")}
            >
              {(control) => (
                <ExactInput {...control} value={draft.decimals} readOnly={isCounted} onValueChange={(text) => change({ decimals: text })} />
              )}
            </Field>
            <Field
              id={fieldId("scale")}
              label="Counted per priced unit"
              hint="1: priced as it is counted. 1024: counted in kB, priced per MB."
              error={form.errorOf("scale")}
            >
              {(control) => (
                <ExactInput {...control} value={draft.scale} readOnly={isCounted} onValueChange={(text) => change({ scale: text })} />
              )}
            </Field>
          </div>
        </div>
      </Panel>
    </DefinitionForm>
  );
}
