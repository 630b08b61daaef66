"use client";

import { useMemo, useState } from "react";
import type { SaveTimeModelForm } from "#lib/domain/definition/definition-schema.ts";
import { suggestedCode } from "#lib/domain/definition/definition-texts.ts";
import { readTimeModelDraft, type TimeModelDraft } from "#lib/domain/definition/time-model-draft.ts";
import { readWindows } from "#lib/domain/definition/window-text.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Combobox } from "../ui/combobox.tsx";
import { Field } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { DefinitionForm } from "./definition-form.tsx";
import { DefinitionNames } from "./definition-names.tsx";
import { ExceptionFields } from "./exception-fields.tsx";
import { TimeModelMeaning } from "./time-model-meaning.tsx";
import { TimeModelWindows } from "./time-model-windows.tsx";
import { fieldId, useDefinitionForm } from "./use-definition-form.ts";

type TimeModelEditorProps = {
  readonly initial: TimeModelDraft;
  /** Null makes a new model. */
  readonly revision: number | null;
  /** The installation's, which is offered first. */
  readonly installationZone: string;
  readonly now: Instant;
  /** The plans in force that hold a copy of it, by name. */
  readonly livePlans: readonly string[];
  readonly save: Action<SaveTimeModelForm, { readonly code: string; readonly revision: number }>;
};

const MEMBERS = { name: "Name", timeZone: "Time zone", windows: "Windows", dates: "Exceptions" } as const;

/** A date/time model as it is made or changed. Nothing here reaches a price in force: published versions hold copies. */
export function TimeModelEditor({ initial, revision, installationZone, now, livePlans, save }: TimeModelEditorProps) {
  const [draft, setDraft] = useState(initial);
  const [hasOwnCode, setHasOwnCode] = useState(revision !== null);
  const { problems, model } = useMemo(() => readTimeModelDraft(draft), [draft]);
  const { code, name, description } = draft;
  const form = useDefinitionForm<SaveTimeModelForm>({
    save,
    input: { code, name, description, model },
    withRevision: (input, atRevision) => ({ ...input, revision: atRevision }),
    revision,
    problems,
    fieldOf: (path) => /^(?:code|name|description)/.exec(path)?.[0] ?? (path === "model.timeZone" ? "timeZone" : "windows"),
    what: "Date/time model",
    list: "/time-models",
  });

  function change(part: Partial<TimeModelDraft>): void {
    if (part.code !== undefined) setHasOwnCode(true);
    form.touched();
    setDraft((current) => ({ ...current, ...part, ...(part.name !== undefined && !hasOwnCode ? { code: suggestedCode(part.name) } : {}) }));
  }

  const back = revision === null ? "/time-models" : `/time-models/${encodeURIComponent(code)}`;
  return (
    <DefinitionForm form={form} dirty={JSON.stringify(draft) !== JSON.stringify(initial)} back={back} members={MEMBERS}>
      <Notice>
        {livePlans.length > 0 ? `${livePlans.join(", ")} ${livePlans.length === 1 ? "uses" : "use"} it. ` : ""}
        Versions that are live keep the windows they were published with; a plan takes this over with its next version.
      </Notice>
      <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
        <div className="grid min-w-0 gap-4">
          <Panel title="Definition">
            <div className="grid gap-4">
              <DefinitionNames value={draft} onChange={change} errorOf={form.errorOf} isNew={revision === null} />
              <ZoneField
                value={draft.timeZone}
                first={installationZone}
                error={form.errorOf("timeZone")}
                onChange={(timeZone) => change({ timeZone })}
              />
            </div>
          </Panel>
          <TimeModelWindows
            text={draft.windows}
            windows={model.windows}
            error={form.errorOf("windows")}
            onChange={(windows) => change({ windows })}
          />
          <ExceptionFields dates={draft.dates} errorOf={form.errorOf} onChange={(dates) => change({ dates })} />
        </div>
        <div className="grid min-w-0 gap-4">
          <TimeModelMeaning
            model={model}
            now={now}
            isReadable={readWindows(draft.windows).ok && model.dates.length === draft.dates.length}
          />
        </div>
      </div>
    </DefinitionForm>
  );
}

type ZoneFieldProps = {
  readonly value: string;
  readonly first: string;
  readonly error: string | undefined;
  readonly onChange: (zone: string) => void;
};

function ZoneField({ value, first, error, onChange }: ZoneFieldProps) {
  const options = useMemo(() => zoneOptions(first, value), [first, value]);
  return (
    <Field id={fieldId("timeZone")} label="Time zone" hint="The windows are read on its wall clocks." error={error}>
      {(control) => (
        <Combobox
          {...control}
          options={options}
          value={value === "" ? null : value}
          placeholder="Europe/…"
          onValueChange={(zone) => onChange(zone ?? "")}
        />
      )}
    </Field>
  );
}

/** What is chosen is among them although a browser may know it by another name. */
function zoneOptions(first: string, value: string) {
  const names = new Set([first, value, "UTC", ...Intl.supportedValuesOf("timeZone")].filter((name) => name !== ""));
  return [...names].map((name) => ({ value: name, label: name, ...(name === first ? { detail: "This installation" } : {}) }));
}
