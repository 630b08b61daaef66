"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { DiscountStack } from "#lib/domain/discount/discount-stack.ts";
import type { DiscountChoices } from "#lib/domain/discount/discount-view.ts";
import { ask } from "../../ui/ask.ts";
import { Field } from "../../ui/field.tsx";
import { FilterSelect } from "../../ui/filter-select.tsx";
import { formatMoney } from "../../ui/format-money.ts";
import { Panel } from "../../ui/panel.tsx";
import { useSettled } from "../../ui/use-settled.ts";
import { NumberInput } from "./terms-fields.tsx";

type DiscountTrialProps = {
  readonly choices: DiscountChoices;
  /** The discount whose draft stands in for what is in force of it; null where there is none. */
  readonly draftOf: string | null;
  readonly plan: string;
  readonly now: string;
};

const SETTLE_MILLIS = 200;

/** What a usage now would cost: every discount that takes something, in its order, with what is left to pay after it. */
export function DiscountTrial({ choices, draftOf, plan, now }: DiscountTrialProps) {
  const [question, setQuestion] = useState({ product: choices.products[0]?.value ?? "", quantity: "1", classification: "" });
  const asked = useSettled(question, SETTLE_MILLIS);
  const query = useQuery({
    queryKey: ["discounts", "trial", plan, draftOf, now, asked],
    queryFn: ({ signal }) =>
      ask<DiscountStack>("/api/discounts/trial", {
        signal,
        body: {
          plan,
          draftOf,
          classification: asked.classification === "" ? null : asked.classification,
          usage: { product: asked.product, quantity: asked.quantity, at: now, metadata: {} },
        },
      }),
    placeholderData: keepPreviousData,
  });
  const change = (part: Partial<typeof question>) => setQuestion((current) => ({ ...current, ...part }));
  const description =
    draftOf === null ? "All discounts that are in force." : "All discounts that are in force, and the saved draft of this one.";
  return (
    <Panel title="What would this cost?" description={description}>
      <div className="grid gap-4">
        <Field id="trial-product" label="Usage service">
          {(control) => (
            <FilterSelect
              {...control}
              options={choices.products}
              value={question.product}
              onValueChange={(next) => change({ product: next })}
            />
          )}
        </Field>
        <div className="grid gap-4 @sm:grid-cols-2">
          <Field id="trial-quantity" label="Quantity">
            {(control) => <NumberInput {...control} value={question.quantity} onValue={(next) => change({ quantity: next })} />}
          </Field>
          <Field id="trial-account" label="Account">
            {(control) => (
              <FilterSelect
                {...control}
                options={[{ value: "", label: "Of no group" }, ...choices.classifications]}
                value={question.classification}
                onValueChange={(next) => change({ classification: next })}
              />
            )}
          </Field>
        </div>
        {query.data?.ok ? <Stack stack={query.data.value} /> : null}
        {query.data && !query.data.ok ? <p role="status">{query.data.problem.title}</p> : null}
        {query.isError ? <p role="status">The price could not be asked for. Change something to ask again.</p> : null}
      </div>
    </Panel>
  );
}

function Stack({ stack: { charge, steps, gross, currency, refused, headline } }: { readonly stack: DiscountStack }) {
  const money = (value: string) => formatMoney({ value, currency });
  return (
    <div role="status" className="grid gap-2 rounded-md bg-panel px-3.5 py-3">
      <ol className="grid gap-1">
        <li className="flex justify-between gap-4">
          <span>By the price plan</span>
          <span className="figures">{money(charge)}</span>
        </li>
        {steps.map((step) => (
          <li key={step.code} className="flex justify-between gap-4">
            <span>
              {step.code} <span className="text-muted text-xs">v{step.version}</span>
            </span>
            <span className="figures">{money(step.gross)}</span>
          </li>
        ))}
        <li className="flex justify-between gap-4 border-t pt-1 font-semibold">
          <span>To pay</span>
          <span className="figures">{money(gross)}</span>
        </li>
      </ol>
      <p className="text-muted text-xs">{headline}</p>
      {refused.map((text) => (
        <p key={text} className="text-muted text-xs">
          {text}
        </p>
      ))}
    </div>
  );
}
