"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { TestCatalogForm } from "#lib/domain/catalog/catalog-schema.ts";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useSettled } from "../../ui/use-settled.ts";
import { catalogKeys, fetchCatalogTest } from "./catalog-queries.ts";
import { SubscriberChoices } from "./subscriber-choices.tsx";
import { TestResult } from "./test-result.tsx";

type CatalogTesterProps = {
  readonly code: string;
  /** What is being typed; null asks about what is stored. */
  readonly draft: TestCatalogForm["draft"] | "faulty";
  /** Whoever serves customers finds them by what they say; the others need the number. */
  readonly findsByName: boolean;
};

const SETTLE_MILLIS = 250;
const NUMBER = /^S-\d{1,15}$/;

/** Who can order this? For one subscription, what is met and what is not, by the judge of orders. */
export function CatalogTester({ code, draft, findsByName }: CatalogTesterProps) {
  const [typed, setTyped] = useState("");
  const subscription = typed.trim().toUpperCase();
  const asked = NUMBER.test(subscription) && draft !== "faulty" ? { subscription, code, draft } : null;
  const question = useSettled(asked === null ? null : JSON.stringify(asked), SETTLE_MILLIS);
  const settled: TestCatalogForm | null = question !== null && asked !== null && question === JSON.stringify(asked) ? asked : null;
  const tested = useQuery({
    queryKey: catalogKeys.test(settled),
    queryFn: ({ signal }) => (settled === null ? null : fetchCatalogTest(settled, signal)),
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    // Orders and services of the customer change beside us.
    staleTime: 0,
  });
  const answer = asked === null ? null : (tested.data ?? null);
  return (
    <Panel
      title="Who can order this?"
      description="Choose a subscription: what is met and what is not, by the judge of orders, at this moment"
      className="lg:sticky lg:top-4"
    >
      <div className="grid gap-3">
        <Field
          label="Subscription"
          hint={
            findsByName ? "Its number, such as S-20001, or what the caller says: a name, a phone, a card." : "Its number, such as S-20001."
          }
        >
          {(control) => (
            <Input
              {...control}
              value={typed}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setTyped(event.target.value)}
              // In a form, Enter would save.
              onKeyDown={(event) => {
                if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault();
              }}
            />
          )}
        </Field>
        {findsByName && typed.trim() !== "" && !NUMBER.test(subscription) ? (
          <SubscriberChoices q={typed.trim()} onChoose={setTyped} />
        ) : null}
        <div role="status" aria-busy={tested.isFetching} className="grid gap-3">
          {draft === "faulty" && NUMBER.test(subscription) ? (
            <p className="text-muted">Mend what is marked first; then it is asked.</p>
          ) : null}
          {tested.isError ? <p className="text-negative">It was not answered. Nothing that you typed is lost.</p> : null}
          {answer !== null && !answer.ok ? <p className="text-negative">{problemText(answer.problem)}</p> : null}
          {answer?.ok ? <TestResult test={answer.value} /> : null}
        </div>
      </div>
    </Panel>
  );
}

function problemText({ code, title }: { readonly code: string; readonly title: string }): string {
  return code === "NOT_FOUND" ? "There is no subscription of that number." : title;
}
