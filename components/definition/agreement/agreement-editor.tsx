"use client";

import { useState } from "react";
import type { SaveAgreementForm } from "#lib/domain/agreement/agreement-actions-schema.ts";
import type { AgreementDocument } from "#lib/domain/agreement/agreement-document.ts";
import { agreementField, agreementForm, agreementOf, NEW_AGREEMENT, readAgreementForm } from "#lib/domain/agreement/agreement-form.ts";
import type { AgreementChoices } from "#lib/domain/agreement/agreement-view.ts";
import type { Action } from "#lib/web/action-result.ts";
import { DefinitionForm } from "../definition-form.tsx";
import { useDefinitionForm } from "../use-definition-form.ts";
import { AgreementFields } from "./agreement-fields.tsx";

type AgreementEditorProps = {
  /** Null: the first draft, which makes the agreement. */
  readonly draft: { readonly document: AgreementDocument; readonly revision: number } | null;
  readonly choices: AgreementChoices;
  readonly save: Action<SaveAgreementForm, { readonly account: string; readonly revision: number }>;
};

/** The working copy. What is in force stays as it is until a second person has approved this. */
export function AgreementEditor({ draft, choices, save }: AgreementEditorProps) {
  const { account } = choices;
  const [initial] = useState(() => (draft === null ? NEW_AGREEMENT : agreementForm(draft.document)));
  const [terms, setTerms] = useState(initial);
  const form = useDefinitionForm<SaveAgreementForm>({
    save: async (input, options) => {
      const saved = await save(input, options);
      return saved.ok ? { ...saved, value: { code: saved.value.account, revision: saved.value.revision } } : saved;
    },
    input: { account: account.number, document: agreementOf(terms, account) },
    withRevision: (input, revision) => ({ ...input, revision: revision ?? draft?.revision ?? null }),
    revision: draft?.revision ?? null,
    problems: readAgreementForm(terms),
    fieldOf: (path) => agreementField(path, terms),
    what: "Draft",
    list: "/agreements",
  });
  return (
    <DefinitionForm
      form={form}
      dirty={JSON.stringify(terms) !== JSON.stringify(initial)}
      back={draft === null ? "/agreements" : `/agreements/${encodeURIComponent(account.number)}`}
      members={{ revision: "Revision" }}
    >
      <AgreementFields
        form={terms}
        choices={choices}
        errorOf={form.errorOf}
        onChange={(change) => {
          form.touched();
          setTerms((current) => ({ ...current, ...change }));
        }}
      />
    </DefinitionForm>
  );
}
