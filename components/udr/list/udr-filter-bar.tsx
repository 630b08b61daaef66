"use client";

import { ChevronDown } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { Criterion, UdrFilters } from "#lib/domain/udr/udr-query.ts";
import type { UdrFilterOffer } from "#lib/domain/udr/udr-view.ts";
import { type CriteriaProps, Criterions, JumpField } from "./udr-criteria.tsx";
import { UdrFilterChips } from "./udr-filter-chips.tsx";
import { UdrMetadataCriteria } from "./udr-metadata-criteria.tsx";
import { UdrSearchField } from "./udr-search-field.tsx";
import type { UdrFilterState } from "./use-udr-filters.ts";

type UdrFilterBarProps = { readonly state: UdrFilterState; readonly zone: string; readonly offer: UdrFilterOffer };

/** What is asked most. */
const FIRST = ["account", "product", "state", "rated", "from", "to"] as const satisfies readonly Criterion[];
const MORE = [
  "number",
  "subscription",
  "productType",
  "productFamily",
  "udrType",
  "source",
  "catalog",
  "directive",
  "charge",
  "billingFrom",
  "billingTo",
  "totalMin",
  "totalMax",
  "usageMin",
  "usageMax",
  "import",
] as const satisfies readonly Criterion[];

/** The criteria of the summary page. Those that hold stand below as chips, wherever their fields are. */
export function UdrFilterBar({ state, zone, offer }: UdrFilterBarProps) {
  const { filters } = state.query;
  const search = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const criteria: CriteriaProps = { filters, setFilters: state.setFilters, offer };
  const set = numberOfSet(filters);
  return (
    <search aria-label="UDR criteria" className="grid gap-3 rounded-lg border bg-panel p-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <UdrSearchField state={state} inputRef={search} />
        <JumpField state={state} />
      </div>
      <div className={GRID}>
        <Criterions names={FIRST} {...criteria} />
      </div>
      {isOpen ? (
        <div className="grid gap-3 border-t pt-3">
          <div className={GRID}>
            <Criterions names={MORE} {...criteria} />
          </div>
          <UdrMetadataCriteria {...criteria} />
        </div>
      ) : null}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-muted text-xs">Days of {zone}, both included. All criteria must hold.</p>
        <div className="flex flex-wrap gap-2">
          <Button size="small" variant="ghost" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? "Fewer criteria" : "More criteria"}
            <ChevronDown aria-hidden="true" className={cn("size-3.5 transition-transform", isOpen && "rotate-180")} />
          </Button>
          <Button size="small" variant="ghost" onClick={state.clear} disabled={set === 0}>
            Clear criteria
          </Button>
        </div>
      </div>
      {set > 0 ? <UdrFilterChips state={state} offer={offer} lastFocus={search} /> : null}
      <Ignored state={state} />
    </search>
  );
}

const GRID = "grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-3";

function numberOfSet({ metadata = [], ...plain }: UdrFilters): number {
  return Object.values(plain).filter((text) => text !== undefined).length + metadata.length;
}

function Ignored({ state }: Pick<UdrFilterBarProps, "state">) {
  if (state.ignored.length === 0) return null;
  return (
    <Notice
      tone="caution"
      title="Part of the address was left out"
      actions={
        <Button size="small" onClick={() => state.replace(state.query)}>
          Tidy the address
        </Button>
      }
    >
      No criterion is called like this, or its value cannot be read: {state.ignored.join(", ")}.
    </Notice>
  );
}
