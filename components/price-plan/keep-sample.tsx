"use client";

import { BookmarkPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { DraftView } from "#lib/domain/price-plan/price-plan-view.ts";
import type { SampledUsage, SamplePrice } from "#lib/domain/price-plan/sample.ts";
import type { DraftActions } from "./draft-actions.ts";
import type { SampleInHand } from "./sample-form.tsx";
import { suggestedName } from "./sample-words.ts";

/* It comes with the first sample that is kept. */
const SampleDialog = dynamic(() => import("./sample-form.tsx").then((module) => module.SampleDialog), { ssr: false });

type KeepSampleProps = {
  readonly view: DraftView;
  readonly usage: SampledUsage;
  /** Null until the engine is there. */
  readonly priceOf: ((usage: SampledUsage) => SamplePrice) | null;
} & Pick<DraftActions, "saveSample">;

/** Keeps the usage that the calculator shows, with the price that it has now. */
export function KeepSample({ view, usage, priceOf, saveSample }: KeepSampleProps) {
  const [sample, setSample] = useState<SampleInHand | null>(null);
  const [wasOpened, setWasOpened] = useState(false);
  function open(): void {
    if (priceOf === null) return;
    const named = { productName: view.names.products[usage.product] ?? usage.product, zone: view.zone };
    setWasOpened(true);
    setSample({ replaces: null, name: suggestedName(usage, named, view.samples), usage, expected: priceOf(usage) });
  }
  return (
    <>
      <Button size="small" disabled={priceOf === null} onClick={open}>
        <BookmarkPlus aria-hidden="true" />
        Keep as a sample
      </Button>
      {wasOpened ? (
        <SampleDialog pricePlanId={view.plan.pricePlanId} sample={sample} saveSample={saveSample} onClose={() => setSample(null)} />
      ) : null}
    </>
  );
}
