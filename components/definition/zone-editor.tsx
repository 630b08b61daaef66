"use client";

import { useMemo, useState } from "react";
import { suggestedCode } from "#lib/domain/definition/definition-texts.ts";
import type { ZoneAttribute } from "#lib/domain/definition/usage-zone-attributes.ts";
import { fieldAtPath, readUsageZoneDraft, type UsageZoneDraft } from "#lib/domain/definition/usage-zone-draft.ts";
import type { SaveUsageZoneForm } from "#lib/domain/definition/usage-zone-schema.ts";
import type { Definitions } from "#lib/domain/price-plan/definitions.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { DefinitionForm } from "./definition-form.tsx";
import { DefinitionNames } from "./definition-names.tsx";
import { useDefinitionForm } from "./use-definition-form.ts";
import { ZoneConditions } from "./zone-conditions.tsx";
import { ZoneMatchesPanel } from "./zone-matches.tsx";

type ZoneEditorProps = {
  readonly initial: UsageZoneDraft;
  /** Null makes a new zone. */
  readonly revision: number | null;
  readonly attributes: readonly ZoneAttribute[];
  readonly definitions: Definitions;
  /** The installation's time zone. */
  readonly zone: string;
  /** The plans in force that hold a copy of it, by name. */
  readonly livePlans: readonly string[];
  readonly save: Action<SaveUsageZoneForm, { readonly code: string; readonly revision: number }>;
};

const MEMBERS = { name: "Name", description: "Description", conditions: "Conditions" } as const;

/** A usage zone as it is made or changed, beside the usage it would hold. Nothing here reaches a price in force: versions hold copies. */
export function ZoneEditor({ initial, revision, attributes, definitions, zone, livePlans, save }: ZoneEditorProps) {
  const [draft, setDraft] = useState(initial);
  const [hasOwnCode, setHasOwnCode] = useState(revision !== null);
  const { problems, conditions } = useMemo(() => readUsageZoneDraft(draft, definitions), [draft, definitions]);
  const { code, name, description } = draft;
  const form = useDefinitionForm<SaveUsageZoneForm>({
    save,
    input: { code, name, description, conditions: conditions.flatMap(({ condition }) => condition ?? []) },
    withRevision: (input, atRevision) => ({ ...input, revision: atRevision }),
    revision,
    problems,
    fieldOf: (path) => fieldAtPath(path, draft),
    what: "Usage zone",
    list: "/usage-zones",
  });

  function change(part: Partial<UsageZoneDraft>): void {
    if (part.code !== undefined) setHasOwnCode(true);
    form.touched();
    setDraft((current) => ({ ...current, ...part, ...(part.name !== undefined && !hasOwnCode ? { code: suggestedCode(part.name) } : {}) }));
  }

  const back = revision === null ? "/usage-zones" : `/usage-zones/${encodeURIComponent(code)}`;
  return (
    <DefinitionForm form={form} dirty={JSON.stringify(draft) !== JSON.stringify(initial)} back={back} members={MEMBERS}>
      <Notice>
        {livePlans.length > 0 ? `${livePlans.join(", ")} ${livePlans.length === 1 ? "uses" : "use"} it. ` : ""}
        Versions that are live keep the conditions they were published with; a plan takes this over with its next version.
      </Notice>
      <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
        <div className="grid min-w-0 gap-4">
          <Panel title="Definition">
            <DefinitionNames value={draft} onChange={change} errorOf={form.errorOf} isNew={revision === null} />
          </Panel>
          <ZoneConditions
            conditions={draft.conditions}
            attributes={attributes}
            errorOf={form.errorOf}
            onChange={(next) => change({ conditions: next })}
          />
        </div>
        <ZoneMatchesPanel conditions={conditions} attributes={attributes} zone={zone} />
      </div>
    </DefinitionForm>
  );
}
