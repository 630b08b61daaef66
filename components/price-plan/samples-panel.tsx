"use client";

import { Calculator, Check, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { AlertDialog } from "#components/ui/alert-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { StatusPill } from "#components/ui/status-pill.tsx";
import type { DraftView } from "#lib/domain/price-plan/price-plan-view.ts";
import type { JudgedSample, Sample, SampledUsage } from "#lib/domain/price-plan/sample.ts";
import type { DraftActions } from "./draft-actions.ts";
import { SampleDialog } from "./sample-form.tsx";
import { SamplePriceChange, SamplePriceText } from "./sample-price.tsx";
import { usageInWords } from "./sample-words.ts";
import { useSampleActions } from "./use-sample-actions.ts";

const LOOK = {
  unchanged: { tone: "positive", mark: "full", label: "Unchanged" },
  changed: { tone: "caution", mark: "half", label: "Changed" },
  refused: { tone: "negative", mark: "cross", label: "Refused" },
} as const satisfies Record<JudgedSample["state"], unknown>;

type SamplesPanelProps = {
  readonly view: DraftView;
  readonly judged: readonly JudgedSample[];
  readonly canEdit: boolean;
  readonly onLoad: (usage: SampledUsage, name: string) => void;
} & Pick<DraftActions, "saveSample" | "removeSample">;

/** Usages that somebody keeps an eye on: what each is expected to cost, and what it would under this draft. */
export function SamplesPanel({ view, judged, canEdit, onLoad, saveSample, removeSample }: SamplesPanelProps) {
  const { pricePlanId } = view.plan;
  const [renamed, setRenamed] = useState<Sample | null>(null);
  const [removed, setRemoved] = useState<Sample | null>(null);
  const actions = useSampleActions({ pricePlanId, saveSample, removeSample });
  const moved = judged.filter(({ state }) => state !== "unchanged").length;
  return (
    <Panel flush title={`Samples (${judged.length})`} description={summaryOf(judged.length, moved)}>
      {actions.problem === null ? null : (
        <div className="border-b p-3">
          <RefusalMessage message={actions.problem} />
        </div>
      )}
      <ul aria-label="Samples">
        {judged.map((each) => (
          <li key={each.sample.sampleId} className="grid gap-1.5 border-line-soft border-b px-4 py-3 last:border-b-0">
            <SampleFacts judged={each} view={view} />
            <span className="flex flex-wrap items-center gap-1">
              <IconButton
                label={`Load ${each.sample.name} into the calculator`}
                size="squareSmall"
                onClick={() => onLoad(each.sample.usage, each.sample.name)}
              >
                <Calculator aria-hidden="true" />
              </IconButton>
              {canEdit ? (
                <SampleEdits
                  judged={each}
                  pending={actions.pending}
                  onAccept={actions.accept}
                  onRename={setRenamed}
                  onRemove={setRemoved}
                />
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      <SampleDialog
        pricePlanId={pricePlanId}
        sample={renamed === null ? null : { ...renamed, replaces: renamed }}
        saveSample={saveSample}
        onClose={() => setRenamed(null)}
      />
      <AlertDialog
        open={removed !== null}
        onOpenChange={(open) => {
          if (!open) setRemoved(null);
        }}
        title="Remove the sample?"
        description={`${removed?.name ?? ""} is not priced any more, for anybody who works on this plan.`}
        confirmLabel="Remove the sample"
        cancelLabel="Keep it"
        onConfirm={() => {
          if (removed !== null) actions.remove(removed);
          setRemoved(null);
        }}
      />
    </Panel>
  );
}

function summaryOf(samples: number, moved: number): string {
  if (moved === 0) return samples === 1 ? "It costs what is expected." : "All cost what is expected.";
  return `${moved} of ${samples} would cost something else. Whoever submits the draft confirms them.`;
}

function SampleFacts({ judged: { sample, now, state }, view }: { readonly judged: JudgedSample; readonly view: DraftView }) {
  const { tone, mark, label } = LOOK[state];
  const words = usageInWords(sample.usage, {
    productName: view.names.products[sample.usage.product] ?? sample.usage.product,
    zone: view.zone,
  });
  return (
    <>
      <span className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <span className="min-w-0 break-words font-medium">{sample.name}</span>
        <StatusPill tone={tone} mark={mark}>
          {label}
        </StatusPill>
      </span>
      {words === sample.name ? null : <span className="text-muted text-xs">{words}</span>}
      {state === "unchanged" ? <SamplePriceText price={now} /> : <SamplePriceChange expected={sample.expected} now={now} />}
    </>
  );
}

type SampleEditsProps = {
  readonly judged: JudgedSample;
  readonly pending: boolean;
  readonly onAccept: (judged: JudgedSample) => void;
  readonly onRename: (sample: Sample) => void;
  readonly onRemove: (sample: Sample) => void;
};

function SampleEdits({ judged, pending, onAccept, onRename, onRemove }: SampleEditsProps) {
  const { sample, state } = judged;
  return (
    <>
      <IconButton label={`Rename ${sample.name}`} size="squareSmall" disabled={pending} onClick={() => onRename(sample)}>
        <Pencil aria-hidden="true" />
      </IconButton>
      <IconButton label={`Remove ${sample.name}`} size="squareSmall" disabled={pending} onClick={() => onRemove(sample)}>
        <Trash2 aria-hidden="true" />
      </IconButton>
      {state === "unchanged" ? null : (
        <Button
          size="small"
          disabled={pending}
          aria-label={`Accept the new price of ${sample.name} as expected`}
          onClick={() => onAccept(judged)}
        >
          <Check aria-hidden="true" />
          Accept the new price
        </Button>
      )}
    </>
  );
}
