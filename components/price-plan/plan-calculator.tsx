"use client";

import { useState } from "react";
import { Select } from "#components/ui/select.tsx";
import type { PricePlanView } from "#lib/domain/price-plan/price-plan-view.ts";
import { publishedSurroundings } from "#lib/domain/price-plan/to-view.ts";
import { versionInForce } from "#lib/domain/price-plan/version-state.ts";
import { instantOf } from "../ui/iso-instant.tsx";
import { PriceCalculator } from "./price-calculator.tsx";

const IN_FORCE = "inForce";

/** Prices under the version in force at the time of the usage, or under one that is chosen. */
export function PlanCalculator({ view }: { readonly view: PricePlanView }) {
  const [chosen, setChosen] = useState(IN_FORCE);
  const versions = view.versions.map(({ version, effectiveAt, corrects, document, own }) => ({
    version: String(version),
    effectiveAt: instantOf(effectiveAt),
    isCorrective: corrects !== null,
    document,
    ...publishedSurroundings(view, own),
  }));
  const ordinary = versions.filter(({ isCorrective }) => !isCorrective);
  const reachesAll = view.versions.every(({ reach }) => reach.kind === "everyone");
  return (
    <div className="grid gap-3">
      {versions.length > 1 ? (
        <Select
          aria-label="Version that prices it"
          value={chosen}
          onValueChange={setChosen}
          options={[
            { value: IN_FORCE, label: reachesAll ? "Version in force at that time" : "Version that a subscription of that day would have" },
            ...versions.map(({ version }) => ({ value: version, label: `Version ${version}, whenever it is` })),
          ]}
        />
      ) : null}
      <PriceCalculator
        description="Computed here by the engine that bills. Nothing is stored."
        surroundings={view}
        zone={view.zone}
        now={view.now}
        documentAt={(at) =>
          chosen === IN_FORCE ? versionInForce(ordinary, at) : (versions.find(({ version }) => version === chosen) ?? null)
        }
      />
    </div>
  );
}
