"use client";

import { useState } from "react";
import type { StoredCatalog } from "#lib/domain/catalog/catalog.ts";
import type { CatalogChoices } from "#lib/domain/catalog/catalog-choices.ts";
import {
  type CatalogDraft,
  type CatalogReading,
  catalogInput,
  contentInput,
  fieldOfPath,
  readCatalogDraft,
} from "#lib/domain/catalog/catalog-draft.ts";
import type { SaveCatalogForm, TestCatalogForm } from "#lib/domain/catalog/catalog-schema.ts";
import { suggestedCode } from "#lib/domain/definition/definition-texts.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Notice } from "../../ui/notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { DefinitionForm } from "../definition-form.tsx";
import { DefinitionNames } from "../definition-names.tsx";
import { inZone } from "../product/instants-in-zone.ts";
import { useDefinitionForm } from "../use-definition-form.ts";
import { CatalogTester } from "./catalog-tester.tsx";
import { ConditionFields } from "./condition-fields.tsx";
import { LineFields } from "./line-fields.tsx";
import { ValidityFields } from "./validity-fields.tsx";

type CatalogEditorProps = {
  readonly initial: CatalogDraft;
  /** What it changes; null makes a new catalog. */
  readonly stored: StoredCatalog | null;
  readonly choices: CatalogChoices;
  /** The installation's, on whose wall clocks times are typed. */
  readonly zone: string;
  readonly findsByName: boolean;
  readonly save: Action<SaveCatalogForm, { readonly code: string; readonly revision: number }>;
};

const MEMBERS = {
  name: "Name",
  description: "Description",
  validity: "Validity",
  lines: "Services",
  conditions: "Conditions",
} as const;

/** A catalog as it is made or changed, with the tester of what it would do beside it. */
export function CatalogEditor({ initial, stored, choices, zone, findsByName, save }: CatalogEditorProps) {
  const [draft, setDraft] = useState(initial);
  const isNew = stored === null;
  const [hasOwnCode, setHasOwnCode] = useState(!isNew);
  const reading = readCatalogDraft(draft, { zone, stored });
  const form = useDefinitionForm<SaveCatalogForm>({
    save,
    input: catalogInput(draft, reading),
    withRevision: (input, atRevision) => ({ ...input, revision: atRevision }),
    revision: stored?.revision ?? null,
    problems: reading.problems,
    fieldOf: (path) => fieldOfPath(path, draft),
    what: "Catalog",
    list: "/catalogs",
  });

  function change(part: Partial<CatalogDraft>): void {
    if (part.code !== undefined) setHasOwnCode(true);
    form.touched();
    setDraft((current) => ({ ...current, ...part, ...(part.name !== undefined && !hasOwnCode ? { code: suggestedCode(part.name) } : {}) }));
  }

  const back = isNew ? "/catalogs" : `/catalogs/${encodeURIComponent(draft.code)}`;
  const parts = { zone, choices, errorOf: form.errorOf };
  return (
    <DefinitionForm
      form={{ ...form, refusal: inZone(form.refusal, zone) }}
      dirty={JSON.stringify(draft) !== JSON.stringify(initial)}
      back={back}
      members={MEMBERS}
    >
      {stored?.state === "effective" ? (
        <Notice tone="caution" title="It is effective: what you save holds for orders from then on.">
          What was ordered stays as it is. Whoever is not sold to any more is told why when they order.
        </Notice>
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
        <div className="grid min-w-0 gap-4">
          <Panel title="Definition">
            <DefinitionNames value={draft} onChange={change} errorOf={form.errorOf} isNew={isNew} />
          </Panel>
          <ValidityFields rows={draft.validity} {...parts} onChange={(validity) => change({ validity })} />
          <LineFields rows={draft.lines} {...parts} onChange={(lines) => change({ lines })} />
          <ConditionFields rows={draft.conditions} {...parts} onChange={(conditions) => change({ conditions })} />
        </div>
        <CatalogTester code={draft.code} draft={testable(draft, reading)} findsByName={findsByName} />
      </div>
    </DefinitionForm>
  );
}

/** While the times, services or conditions have faults there is nothing to ask about; a name is no hindrance. */
function testable({ name }: CatalogDraft, { problems, content }: CatalogReading): TestCatalogForm["draft"] | "faulty" {
  const isFaulty = problems.some(({ field }) => /^(?:validity|lines|conditions)/.test(field));
  return isFaulty ? "faulty" : { name, ...contentInput(content) };
}
