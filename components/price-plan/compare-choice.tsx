"use client";

import { ArrowLeftRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Field } from "#components/ui/field.tsx";
import { FilterSelect } from "#components/ui/filter-select.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { type ComparedId, comparisonAddress } from "#lib/domain/price-plan/comparison-view.ts";

type CompareChoiceProps = {
  readonly code: string;
  readonly choices: readonly ComparedId[];
  readonly from: ComparedId;
  readonly to: ComparedId;
};

/** Which two. The choice is the address: it survives a reload, and can be sent to a colleague. */
export function CompareChoice({ code, choices, from, to }: CompareChoiceProps) {
  const router = useRouter();
  const options = choices.map((id) => ({ value: id, label: id === "draft" ? "The draft" : `Version ${id}` }));
  const go = (chosen: { readonly from: ComparedId; readonly to: ComparedId }) =>
    router.push(routeHref(comparisonAddress(code, chosen.from, chosen.to)));
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Field label="From" className="w-full sm:w-44">
        {(control) => <FilterSelect {...control} value={from} options={options} onValueChange={(id) => go({ from: id, to })} />}
      </Field>
      <Field label="To" className="w-full sm:w-44">
        {(control) => <FilterSelect {...control} value={to} options={options} onValueChange={(id) => go({ from, to: id })} />}
      </Field>
      <ButtonLink href={comparisonAddress(code, to, from)}>
        <ArrowLeftRight aria-hidden="true" />
        The other way round
      </ButtonLink>
    </div>
  );
}
