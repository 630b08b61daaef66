"use client";

import { useQuery } from "@tanstack/react-query";
import { Field } from "#components/ui/field.tsx";
import { InstantField } from "#components/ui/instant-field.tsx";
import { instantOf } from "#components/ui/iso-instant.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { instantOfLocalText } from "#lib/domain/price-plan/local-instant.ts";
import type { DraftView } from "#lib/domain/price-plan/price-plan-view.ts";
import { reachCounts } from "./reach-queries.ts";
import { countsInWords, reachOptions } from "./reach-words.ts";
import { spanInWords } from "./span-in-words.ts";
import { FIELD, type SubmitChoice } from "./submit-choice.ts";

export type SubmitFieldsProps = {
  readonly view: DraftView;
  readonly choice: SubmitChoice;
  readonly onChange: (changed: Partial<SubmitChoice>) => void;
  readonly errorOf: (fieldId: string) => string | undefined;
};

/** From when, and whom they reach. */
export function SubmitNewPrices({ view, choice, onChange, errorOf }: SubmitFieldsProps) {
  const { when, local, reach, existingLocal } = choice;
  const { zone } = view;
  const options = reachOptions(useQuery(reachCounts(view.plan.code)).data ?? null);
  return (
    <>
      <RadioGroup
        label="Goes live"
        value={when}
        onValueChange={(value) => onChange({ when: value === "at" ? "at" : "onApproval" })}
        options={[
          { value: "at", label: "At a set time", detail: "What was used before keeps its price." },
          { value: "onApproval", label: "When it is approved", detail: "At the very moment of the approval." },
        ]}
      />
      {when === "at" ? (
        <Field id={FIELD.at} label="Live from" error={errorOf(FIELD.at)} hint={distance(local, view)}>
          {(control) => <InstantField {...control} value={local} onValueChange={(value) => onChange({ local: value })} zone={zone} />}
        </Field>
      ) : null}
      <div className="grid gap-1.5">
        <RadioGroup
          label="Whom it reaches"
          value={reach}
          onValueChange={(value) => onChange({ reach: options.find((option) => option.value === value)?.value ?? "everyone" })}
          options={options}
        />
        <ReachNow code={view.plan.code} />
        {reach === "everyone" ? null : (
          <p className="text-muted text-xs">A backtest of these prices prices everyone by them, whoever is reached.</p>
        )}
      </div>
      {reach === "existingFrom" ? (
        <Field
          id={FIELD.existing}
          label="Existing subscriptions from"
          error={errorOf(FIELD.existing)}
          hint={distance(existingLocal, view) ?? "Later than new ones."}
        >
          {(control) => (
            <InstantField {...control} value={existingLocal} onValueChange={(value) => onChange({ existingLocal: value })} zone={zone} />
          )}
        </Field>
      ) : null}
    </>
  );
}

/** How many it may concern; the choices stand without it. */
function ReachNow({ code }: { readonly code: string }) {
  const { data, isError } = useQuery(reachCounts(code));
  const words = data === undefined ? "Counting who is on this plan…" : countsInWords(data);
  return (
    <p role="status" className="text-xs">
      {isError ? "Who is on this plan could not be counted just now." : words}
    </p>
  );
}

function distance(local: string, { zone, now }: DraftView): string | undefined {
  const at = instantOfLocalText(local, zone);
  return at === null || at <= instantOf(now) ? undefined : `That is ${spanInWords(instantOf(now), at)}.`;
}
