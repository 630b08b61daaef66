"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { announce } from "#components/ui/live-region.tsx";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import type { DraftView } from "#lib/domain/price-plan/price-plan-view.ts";
import type { JudgedSample, SampledUsage } from "#lib/domain/price-plan/sample.ts";
import type { DraftActions } from "./draft-actions.ts";
import { KeepSample } from "./keep-sample.tsx";
import { PriceCalculator } from "./price-calculator.tsx";
import type { PriceEngine } from "./price-engine.ts";
import { PriceWeekButton } from "./price-week-button.tsx";

/* Where there are samples; below everything else, so that nothing moves when it comes. */
const SamplesPanel = dynamic(() => import("./samples-panel.tsx").then((module) => module.SamplesPanel), { ssr: false });

type DraftCalculatorProps = {
  readonly view: DraftView;
  /** As it would be saved now. */
  readonly document: PricePlanDocument;
  readonly engine: PriceEngine | null;
  /** Null until the engine is there. */
  readonly judged: readonly JudgedSample[] | null;
  readonly canEdit: boolean;
  readonly actions: Pick<DraftActions, "saveSample" | "removeSample">;
};

type Loaded = { readonly usage: SampledUsage; readonly count: number };

/** What usage would cost under the draft, and the usages that somebody keeps an eye on. */
export function DraftCalculator({ view, document, engine, judged, canEdit, actions }: DraftCalculatorProps) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const { definitions, names } = view;
  const priceOf =
    engine === null ? null : (usage: SampledUsage) => engine.priceOfSample({ document, definitions, names, version: "draft" }, usage);
  return (
    <>
      <PriceCalculator
        key={loaded?.count ?? 0}
        description="Under this draft, saved or not."
        surroundings={view}
        zone={view.zone}
        now={view.now}
        documentAt={() => ({ version: "draft", document })}
        {...(loaded === null ? {} : { initial: loaded.usage })}
        actionsFor={(usage) => (
          <>
            {canEdit ? <KeepSample view={view} usage={usage} priceOf={priceOf} saveSample={actions.saveSample} /> : null}
            <PriceWeekButton view={view} document={document} engine={engine} usage={usage} />
          </>
        )}
      />
      {judged === null || judged.length === 0 ? null : (
        <SamplesPanel
          view={view}
          judged={judged}
          canEdit={canEdit}
          saveSample={actions.saveSample}
          removeSample={actions.removeSample}
          onLoad={(usage, name) => {
            setLoaded((before) => ({ usage, count: (before?.count ?? 0) + 1 }));
            announce(`${name} is in the calculator.`);
          }}
        />
      )}
    </>
  );
}
