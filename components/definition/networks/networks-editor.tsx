"use client";

import { useState } from "react";
import type { SaveNetworksForm } from "#lib/domain/account/networks-schema.ts";
import type { SubscriptionNetworksView } from "#lib/domain/account/networks-view.ts";
import { networksDraft, networksFieldOf, networksOf, networksProblems } from "#lib/domain/agreement/networks-draft.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { Panel } from "../../ui/panel.tsx";
import { DefinitionForm } from "../definition-form.tsx";
import { fieldId, useDefinitionForm } from "../use-definition-form.ts";
import { NetworkFields } from "./network-fields.tsx";

type NetworksEditorProps = {
  readonly stored: SubscriptionNetworksView;
  readonly save: Action<SaveNetworksForm, { readonly code: string; readonly revision: number }>;
};

/** Where one SIM may be used. */
export function NetworksEditor({ stored, save }: NetworksEditorProps) {
  const { account, subscription, attributes, agreedInWords } = stored;
  const initial = networksDraft(stored.networks);
  const [draft, setDraft] = useState(initial);
  const [reason, setReason] = useState("");
  const isChanged = JSON.stringify(draft) !== JSON.stringify(initial);
  const form = useDefinitionForm<SaveNetworksForm>({
    save,
    input: { code: account, subscription, networks: networksOf(draft), reason },
    withRevision: (input, revision) => ({ ...input, revision }),
    revision: stored.revision,
    problems: [...networksProblems(draft), ...(reason.trim() === "" ? [{ field: "reason", message: "Say why, for the record." }] : [])],
    fieldOf: (path) =>
      path.startsWith("networks.") ? networksFieldOf(path.slice("networks.".length)) : path === "reason" ? "reason" : null,
    what: "Networks",
    list: "/accounts",
  });
  return (
    <DefinitionForm form={form} dirty={isChanged || reason !== ""} back={`/accounts/${account}`} members={{ networks: "Allowed networks" }}>
      <NetworkFields
        draft={draft}
        attributes={attributes}
        otherwise={{ label: "As agreed", detail: `By the account’s agreement: ${agreedInWords}.` }}
        errorOf={form.errorOf}
        onChange={(next) => {
          form.touched();
          setDraft(next);
        }}
      />
      <Panel title="For the record" className="max-w-4xl">
        <Field id={fieldId("reason")} label="Why" hint="Such as the order or the contract that says so." error={form.errorOf("reason")}>
          {(control) => (
            <Input
              {...control}
              value={reason}
              maxLength={500}
              autoComplete="off"
              onChange={(event) => {
                form.touched();
                setReason(event.target.value);
              }}
            />
          )}
        </Field>
      </Panel>
    </DefinitionForm>
  );
}
