"use client";

import { useMemo, useState } from "react";
import { suggestedCode } from "#lib/domain/definition/definition-texts.ts";
import type { ValueListDetailView } from "#lib/domain/definition/value-list-detail.ts";
import { fieldOfValue, readValueListDraft, type ValueListDraft } from "#lib/domain/definition/value-list-draft.ts";
import type { SaveValueListForm } from "#lib/domain/definition/value-list-schema.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { DefinitionForm } from "./definition-form.tsx";
import { DefinitionNames } from "./definition-names.tsx";
import { useDefinitionForm } from "./use-definition-form.ts";
import { ValueListValues } from "./value-list-values.tsx";

type ValueListEditorProps = {
  readonly initial: ValueListDraft;
  /** Null makes a new list. */
  readonly revision: number | null;
  /** The values that something prices by. */
  readonly uses: ValueListDetailView["uses"];
  readonly save: Action<SaveValueListForm, { readonly code: string; readonly revision: number }>;
};

const MEMBERS = { name: "Name", values: "Values" } as const;

/** A value list as it is made or changed. Nothing here reaches a price in force: published versions hold copies. */
export function ValueListEditor({ initial, revision, uses, save }: ValueListEditorProps) {
  const [draft, setDraft] = useState(initial);
  const [hasOwnCode, setHasOwnCode] = useState(revision !== null);
  const { problems, items } = useMemo(() => readValueListDraft(draft), [draft]);
  const usesByValue = useMemo(() => new Map(uses.map(({ value, users }) => [value, users])), [uses]);
  const { code, name } = draft;
  const form = useDefinitionForm<SaveValueListForm>({
    save,
    input: { code, name, items: [...items] },
    withRevision: (input, atRevision) => ({ ...input, revision: atRevision }),
    revision,
    problems,
    fieldOf: (path) => /^(?:code|name)/.exec(path)?.[0] ?? fieldOfPath(path, draft),
    what: "Value list",
    list: "/value-lists",
  });

  function change(part: Partial<ValueListDraft>): void {
    if (part.code !== undefined) setHasOwnCode(true);
    form.touched();
    setDraft((current) => ({ ...current, ...part, ...(part.name !== undefined && !hasOwnCode ? { code: suggestedCode(part.name) } : {}) }));
  }

  const back = revision === null ? "/value-lists" : `/value-lists/${encodeURIComponent(code)}`;
  return (
    <DefinitionForm form={form} dirty={JSON.stringify(draft) !== JSON.stringify(initial)} back={back} members={MEMBERS}>
      <Notice>
        New usage is held against the list as it is saved. Versions of a price plan that are live keep the list they were published with; a
        plan takes this over with its next version.
      </Notice>
      <Panel title="Definition" className="max-w-3xl">
        <DefinitionNames value={{ code, name }} onChange={change} errorOf={form.errorOf} isNew={revision === null} />
      </Panel>
      <ValueListValues items={draft.items} uses={usesByValue} errorOf={form.errorOf} onChange={(next) => change({ items: next })} />
    </DefinitionForm>
  );
}

/** "items[3].value" is the fourth value; what is about the whole list stands above the form. */
function fieldOfPath(path: string, { items }: ValueListDraft): string | null {
  const [, index] = /^items\[?\.?(\d+)/.exec(path) ?? [];
  const item = index === undefined ? undefined : items[Number.parseInt(index, 10)];
  return item ? fieldOfValue(item.key) : null;
}
