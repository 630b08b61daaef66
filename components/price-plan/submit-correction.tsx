"use client";

import { Field } from "#components/ui/field.tsx";
import { FilterSelect } from "#components/ui/filter-select.tsx";
import { InstantField } from "#components/ui/instant-field.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { comparisonAddress } from "#lib/domain/price-plan/comparison-view.ts";
import { NOTHING_UNTIL_RERATED, pastInWords } from "./reach-words.ts";
import { FIELD } from "./submit-choice.ts";
import type { SubmitFieldsProps } from "./submit-new-prices.tsx";

/** Which version was wrong, and when. */
export function SubmitCorrection({ view, choice, onChange, errorOf }: SubmitFieldsProps) {
  const { corrected, pastFrom, pastTo } = choice;
  const { zone, now, plan } = view;
  const version = view.correctable.find(({ version: number }) => String(number) === corrected);
  return (
    <>
      <Field
        id={FIELD.corrected}
        label="Version that was wrong"
        error={errorOf(FIELD.corrected)}
        hint={
          version &&
          `It was live from ${pastInWords({ from: version.from, to: version.to ?? now }, zone)}${version.to ? "" : " and is still"}.`
        }
      >
        {(control) => (
          <FilterSelect
            {...control}
            value={corrected}
            options={view.correctable.map(({ version: number }) => ({ value: String(number), label: `Version ${number}` }))}
            onValueChange={(value) => onChange({ corrected: value })}
          />
        )}
      </Field>
      <Field id={FIELD.pastFrom} label="Wrong from" error={errorOf(FIELD.pastFrom)}>
        {(control) => <InstantField {...control} value={pastFrom} onValueChange={(value) => onChange({ pastFrom: value })} zone={zone} />}
      </Field>
      <Field id={FIELD.pastTo} label="Right again from" error={errorOf(FIELD.pastTo)} hint="That instant itself is left out.">
        {(control) => <InstantField {...control} value={pastTo} onValueChange={(value) => onChange({ pastTo: value })} zone={zone} />}
      </Field>
      <p className="text-pretty text-muted text-xs">
        {`It replaces what version ${corrected} said for that time, and prices nothing by itself. ${NOTHING_UNTIL_RERATED} `}
        <TextLink href={comparisonAddress(plan.code, corrected, "draft")}>{`What differs from v${corrected}`}</TextLink>
      </p>
    </>
  );
}
