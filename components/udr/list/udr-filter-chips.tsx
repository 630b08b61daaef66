"use client";

import { X } from "lucide-react";
import type { MouseEvent, RefObject } from "react";
import { CRITERION_NAMES, criterionValue, metadataInWords } from "#lib/domain/udr/filters-in-words.ts";
import { CRITERIA, type Criterion, isCriterion, metadataFilterText, type UdrFilters } from "#lib/domain/udr/udr-query.ts";
import type { UdrFilterOffer } from "#lib/domain/udr/udr-view.ts";
import { namedChoices } from "./udr-criteria.tsx";
import type { UdrFilterState } from "./use-udr-filters.ts";

type Chip = { readonly key: string; readonly words: string; readonly without: Partial<UdrFilters> };

type UdrFilterChipsProps = {
  readonly state: UdrFilterState;
  readonly offer: UdrFilterOffer;
  /** Where the focus goes when the last chip is gone. */
  readonly lastFocus: RefObject<HTMLElement | null>;
};

/** The criteria that hold, each with a way to take it back. */
export function UdrFilterChips({ state, offer, lastFocus }: UdrFilterChipsProps) {
  function remove({ without }: Chip, event: MouseEvent<HTMLButtonElement>): void {
    const item = event.currentTarget.closest("li");
    const beside = item?.nextElementSibling ?? item?.previousElementSibling;
    (beside?.querySelector("button") ?? lastFocus.current)?.focus();
    state.setFilters(without);
  }
  return (
    <ul aria-label="Criteria that hold" className="flex flex-wrap gap-1.5">
      {chipsOf(state.query.filters, offer).map((chip) => (
        <li key={chip.key}>
          <button
            type="button"
            onClick={(event) => remove(chip, event)}
            className="inline-flex min-h-6 max-w-full items-center gap-1 rounded-full border bg-paper py-0.5 pr-1.5 pl-2.5 text-xs hover:bg-hover"
          >
            <span className="sr-only">Take away: </span>
            <span className="truncate">{chip.words}</span>
            <X aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function chipsOf(filters: UdrFilters, offer: UdrFilterOffer): readonly Chip[] {
  const plain = Object.keys(CRITERIA).flatMap((name) => (isCriterion(name) ? chipOf(name, filters, offer) : []));
  const conditions = filters.metadata ?? [];
  const metadata = conditions.map((condition): Chip => {
    const label = offer.attributes.find(({ key }) => key === condition.attribute)?.label ?? condition.attribute;
    const others = conditions.filter((other) => other !== condition);
    return { key: metadataFilterText(condition), words: `${label} ${metadataInWords(condition)}`, without: { metadata: others } };
  });
  return [...plain, ...metadata];
}

function chipOf(name: Criterion, filters: UdrFilters, offer: UdrFilterOffer): readonly Chip[] {
  const text = filters[name];
  if (text === undefined) return [];
  const named = namedChoices(name, offer)?.find(({ code }) => code === text)?.name;
  return [{ key: name, words: `${CRITERION_NAMES[name]}: ${named ?? criterionValue(name, text)}`, without: { [name]: undefined } }];
}
