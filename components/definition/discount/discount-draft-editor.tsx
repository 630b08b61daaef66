"use client";

import { useState } from "react";
import type { SaveDiscountDraftForm } from "#lib/domain/discount/discount-actions-schema.ts";
import { discountForm, documentOf, fieldOfPath, readDiscountForm } from "#lib/domain/discount/discount-form.ts";
import type { DiscountChoices, DiscountDraftView, DiscountRow } from "#lib/domain/discount/discount-view.ts";
import type { Action } from "#lib/web/action-result.ts";
import { DefinitionForm } from "../definition-form.tsx";
import { useDefinitionForm } from "../use-definition-form.ts";
import { DiscountTerms } from "./discount-terms.tsx";

type DiscountDraftEditorProps = {
  readonly discount: Pick<DiscountRow, "code" | "application">;
  readonly draft: Pick<DiscountDraftView, "document" | "revision">;
  readonly choices: DiscountChoices;
  readonly save: Action<SaveDiscountDraftForm, { readonly code: string; readonly revision: number }>;
};

/** The working copy. What is in force stays as it is until a second person has approved this. */
export function DiscountDraftEditor({ discount: { code, application }, draft, choices, save }: DiscountDraftEditorProps) {
  const [initial] = useState(() => discountForm(draft.document, choices.currency));
  const [terms, setTerms] = useState(initial);
  const form = useDefinitionForm<SaveDiscountDraftForm>({
    save,
    input: { code, document: documentOf(terms, { code, application, timeZone: draft.document.timeZone }) },
    withRevision: (input, revision) => ({ ...input, revision: revision ?? draft.revision }),
    revision: draft.revision,
    problems: readDiscountForm(terms, application),
    fieldOf: fieldOfPath,
    what: "Draft",
    list: "/discounts",
  });
  return (
    <DefinitionForm
      form={form}
      dirty={JSON.stringify(terms) !== JSON.stringify(initial)}
      back={`/discounts/${encodeURIComponent(code)}`}
      members={{ revision: "Revision" }}
    >
      <DiscountTerms
        application={application}
        choices={choices}
        form={terms}
        errorOf={form.errorOf}
        onChange={(change) => {
          form.touched();
          setTerms((current) => ({ ...current, ...change }));
        }}
      />
    </DefinitionForm>
  );
}
