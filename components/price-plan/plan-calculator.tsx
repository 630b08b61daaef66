"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Select } from "#components/ui/select.tsx";
import type { PlanInBrowser, ShownVersion } from "#lib/domain/price-plan/plan-in-browser.ts";
import { publishedSurroundings } from "#lib/domain/price-plan/to-view.ts";
import { versionInForce } from "#lib/domain/price-plan/version-state.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { instantOf } from "../ui/iso-instant.tsx";
import { PriceCalculator, type PricedDocument } from "./price-calculator.tsx";
import { versionDocument } from "./version-queries.ts";

const IN_FORCE = "inForce";

type PlanCalculatorProps = {
  readonly view: PlanInBrowser;
  /** The version that the page shows anyway; null of a plan without versions. */
  readonly shown: ShownVersion | null;
};

/** Prices under the version in force at the time of the usage, or under one that is chosen. Another than the shown one is fetched then. */
export function PlanCalculator({ view, shown }: PlanCalculatorProps) {
  const [chosen, setChosen] = useState(IN_FORCE);
  const [asked, setAsked] = useState<Instant>(() => instantOf(view.now));
  const versions = view.versions.map(({ version, effectiveAt, corrects }) => ({
    version,
    effectiveAt: instantOf(effectiveAt),
    isCorrective: corrects !== null,
  }));
  const ordinary = versions.filter(({ isCorrective }) => !isCorrective);
  const reachesAll = view.versions.every(({ reach }) => reach.kind === "everyone");
  const numberAt = (at: Instant) =>
    (chosen === IN_FORCE ? versionInForce(ordinary, at) : versions.find(({ version }) => String(version) === chosen))?.version ?? null;
  const wanted = numberAt(asked);
  const isFetched = wanted !== null && wanted !== shown?.version;
  const query = useQuery({ ...versionDocument(view.plan.code, wanted ?? 0), enabled: isFetched });

  function documentAt(at: Instant): PricedDocument | "loading" | "failed" | null {
    const version = numberAt(at);
    if (version === null) return null;
    if (version === shown?.version)
      return { version: String(version), document: shown.document, ...publishedSurroundings(view, shown.own) };
    // A document that was fetched brings its own time models and zones.
    if (version === wanted && query.data !== undefined) return { version: String(version), document: query.data };
    return query.isError ? "failed" : "loading";
  }

  return (
    <div className="grid gap-3">
      {versions.length > 1 ? (
        <Select
          aria-label="Version that prices it"
          value={chosen}
          onValueChange={setChosen}
          options={[
            { value: IN_FORCE, label: reachesAll ? "Version in force at that time" : "Version that a subscription of that day would have" },
            ...versions.map(({ version }) => ({ value: String(version), label: `Version ${version}, whenever it is` })),
          ]}
        />
      ) : null}
      <PriceCalculator
        description="Computed here by the engine that bills. Nothing is stored."
        surroundings={view}
        zone={view.zone}
        now={view.now}
        documentAt={documentAt}
        onAsk={setAsked}
      />
    </div>
  );
}
