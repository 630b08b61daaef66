"use client";

import { useState } from "react";
import { codeProblem, descriptionProblem, nameProblem, suggestedCode } from "#lib/domain/definition/definition-texts.ts";
import type { CreateDiscountForm } from "#lib/domain/discount/discount-actions-schema.ts";
import type { DiscountApplication } from "#lib/domain/discount/discount-document.ts";
import { documentOf, fieldOfPath, newDiscountForm, readDiscountForm } from "#lib/domain/discount/discount-form.ts";
import type { DiscountChoices } from "#lib/domain/discount/discount-view.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Panel } from "../../ui/panel.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { DefinitionForm } from "../definition-form.tsx";
import { DefinitionNames } from "../definition-names.tsx";
import { useDefinitionForm } from "../use-definition-form.ts";
import { DiscountTerms } from "./discount-terms.tsx";

type NewDiscountProps = {
  readonly choices: DiscountChoices;
  readonly create: Action<CreateDiscountForm, { readonly code: string; readonly revision: number }>;
};

const NO_NAMES = { name: "", code: "", description: "" };

/** A discount with its first draft. It gives nothing until a second person has approved it. */
export function NewDiscount({ choices, create }: NewDiscountProps) {
  const [names, setNames] = useState(NO_NAMES);
  const [hasOwnCode, setHasOwnCode] = useState(false);
  const [application, setApplication] = useState<DiscountApplication>("auto");
  const [terms, setTerms] = useState(() => newDiscountForm(choices.currency));
  const { name, code, description } = names;
  const document = documentOf(terms, { code, application, timeZone: choices.timeZone });
  const form = useDefinitionForm<CreateDiscountForm>({
    save: create,
    input: { code, name, description, application, document },
    withRevision: (input) => input,
    revision: null,
    problems: [...nameProblems(names), ...readDiscountForm(terms, application)],
    fieldOf: fieldOfPath,
    what: "Draft",
    list: "/discounts",
  });
  return (
    <DefinitionForm form={form} dirty={names !== NO_NAMES} back="/discounts" members={{}}>
      <Panel title="Definition" className="max-w-4xl">
        <div className="grid gap-4">
          <DefinitionNames
            value={names}
            errorOf={form.errorOf}
            isNew
            onChange={(change) => {
              if (change.code !== undefined) setHasOwnCode(true);
              form.touched();
              const suggested = change.name !== undefined && !hasOwnCode ? { code: suggestedCode(change.name) } : {};
              setNames((current) => ({ ...current, ...change, ...suggested }));
            }}
          />
          <RadioGroup
            label="Applies"
            value={application}
            onValueChange={(next) => setApplication(next === "adHoc" ? "adHoc" : "auto")}
            options={[
              { value: "auto", label: "By itself", detail: "Wherever its conditions hold. Agents have no say in it." },
              { value: "adHoc", label: "Given by an agent", detail: "Chosen with an order, within the range that is allowed." },
            ]}
          />
        </div>
      </Panel>
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

function nameProblems({ name, code, description }: typeof NO_NAMES) {
  return [
    { field: "name", message: nameProblem(name) },
    { field: "code", message: codeProblem(code) },
    { field: "description", message: descriptionProblem(description) },
  ].flatMap(({ field, message }) => (message === null ? [] : [{ field, message }]));
}
