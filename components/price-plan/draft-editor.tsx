"use client";

import dynamic from "next/dynamic";
import { useDeferredValue, useMemo } from "react";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { StatusPill } from "#components/ui/status-pill.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { comparisonAddress } from "#lib/domain/price-plan/comparison-view.ts";
import { errorsIn } from "#lib/domain/price-plan/finding.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import type { DraftView } from "#lib/domain/price-plan/price-plan-view.ts";
import { changedSamples } from "#lib/domain/price-plan/sample.ts";
import { DRAFT_LOOK } from "../ui/version-look.ts";
import { ChangeList } from "./change-list.tsx";
import { ConflictPanel } from "./conflict-panel.tsx";
import { counted } from "./counted.ts";
import { DiscountList } from "./discount-list.tsx";
import type { DraftActions } from "./draft-actions.ts";
import { type DraftChanges, draftChanges } from "./draft-changes.ts";
import { DraftLeaveGuard } from "./draft-leave-guard.tsx";
import { DraftNotices } from "./draft-notices.tsx";
import type { StripsOf } from "./draft-rate.tsx";
import { DraftRates } from "./draft-rates.tsx";
import { cellFindings, editedDocument } from "./draft-state.ts";
import { DraftToolbar } from "./draft-toolbar.tsx";
import { FindingList } from "./finding-list.tsx";
import { knownRateLines } from "./known-rate-lines.ts";
import type { PriceEngine } from "./price-engine.ts";
import { type Draft, useDraft } from "./use-draft.ts";
import { useDraftFindings } from "./use-draft-findings.ts";
import { usePriceEngine } from "./use-price-engine.ts";
import { useRateWindow } from "./use-rate-window.ts";
import { useSettled } from "./use-settled.ts";

/* Two people on one rate are rare. */
const RateConflicts = dynamic(() => import("./rate-conflicts.tsx").then((module) => module.RateConflicts), { ssr: false });
/* It prices with the engine, which is fetched after the page, too. */
const DraftCalculator = dynamic(() => import("./draft-calculator.tsx").then((module) => module.DraftCalculator), {
  ssr: false,
  loading: () => <Skeleton className="h-[26rem]" />,
});

type DraftEditorProps = {
  readonly view: DraftView;
  readonly actions: DraftActions;
  readonly canEdit: boolean;
  readonly canSubmit: boolean;
  /** The version whose past led here to be corrected. */
  readonly corrects: number | null;
};

/** Prices of the working copy, each in its field, with what they change, what is wrong with them, and what usage would cost. */
export function DraftEditor({ view, actions, canEdit, canSubmit, corrects }: DraftEditorProps) {
  const draft = useDraft(view);
  const { document, rates, changes, checked, engine, judged, stripsOf } = useConsequences(draft, view);
  const finder = useRateWindow(rates);
  const problems = cellFindings(draft.state);
  const { plan, live } = view;
  const isOpen = view.state === "draft" && canEdit;
  const look = DRAFT_LOOK[view.state];
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Price plans", href: "/price-plans" },
          { label: plan.name, href: `/price-plans/${encodeURIComponent(plan.code)}` },
        ]}
        title={`Draft of v${view.nextNumber}`}
        status={
          <StatusPill tone={look.tone} mark={look.mark}>
            {look.label}
          </StatusPill>
        }
        description={
          live ? `${plan.name}. Not live: usage is priced by v${live.version} until this is approved.` : `${plan.name}. Not live.`
        }
        actions={
          <DraftToolbar
            view={view}
            draft={draft}
            actions={actions}
            isOpen={isOpen}
            canSubmit={canSubmit}
            changes={changes}
            samples={changedSamples(judged ?? [])}
            errors={problems.length + errorsIn(checked.findings).length}
            corrects={corrects}
          />
        }
      />
      <DraftLeaveGuard draft={draft} />
      <div className="grid gap-5">
        <DraftNotices view={view} corrects={corrects} />
        <ConflictPanel draft={draft} currency={plan.currency} rates={rates} />
        {draft.state.rateConflicts.length > 0 ? <RateConflicts draft={draft} /> : null}
        <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_23rem]">
          <div className="grid gap-4">
            <DraftRates draft={draft} document={document} rates={rates} finder={finder} view={view} stripsOf={stripsOf} isOpen={isOpen} />
            <DiscountList discounts={document.discounts ?? []} currency={plan.currency} />
          </div>
          <div className="grid gap-4">
            <ChangesPanel view={view} changes={changes} />
            <FindingList
              findings={[...problems, ...checked.findings]}
              isLoading={checked.of === null}
              hasFailed={checked.hasFailed}
              onShow={(path) => finder.show(rateKeyAt(path, checked.of ?? document), true)}
            />
            <DraftCalculator view={view} document={document} engine={engine} judged={judged} canEdit={canEdit} actions={actions} />
          </div>
        </div>
      </div>
    </>
  );
}

/** What was typed is in its field at once. Everything that follows from it comes after, and gives way to the next key. */
function useConsequences(draft: Draft, view: DraftView) {
  const engine = usePriceEngine();
  const { definitions, names, samples } = view;
  const document = useDeferredValue(editedDocument(draft.state));
  // Of thousands of rates that came in at once, the page's are shown before all are compared and judged.
  const settled = useSettled(document);
  const changes = useMemo(() => draftChanges(view, settled), [view, settled]);
  const judged = useMemo(
    () => engine?.judgeSamples({ document: settled, definitions, names, version: "draft" }, samples) ?? null,
    [engine, settled, definitions, names, samples],
  );
  const checked = useDraftFindings(settled, view);
  const stripsOf = useStrips(view, engine);
  return { document, rates: knownRateLines(document.rates, view), changes, checked, engine, judged, stripsOf };
}

/** Strips of a rate need the rest of the document, which only another document of the page changes: so they hold while one types. */
function useStrips(view: DraftView, engine: PriceEngine | null): StripsOf | null {
  return useMemo(() => {
    if (engine === null) return null;
    const { document, definitions, now } = view;
    const place = { document, definitions, week: engine.plainWeekOf(Number.parseInt(now.slice(0, 4), 10)) };
    return (rate) => engine.stripsOf(rate, place);
  }, [view, engine]);
}

/** Of "rates[17].tiered[2].charge.price" the key of the eighteenth rate. */
function rateKeyAt(path: string, { rates }: PricePlanDocument): string | null {
  const index = /^rates\[(\d+)\]/.exec(path)?.[1];
  return index === undefined ? null : (rates[Number.parseInt(index, 10)]?.key ?? null);
}

/** Below it stand the checks and the calculator, which a plan full of new rates would push out of sight. */
const MOST_BESIDE = 12;

function ChangesPanel({ view: { plan, live }, changes: { count, named } }: { readonly view: DraftView; readonly changes: DraftChanges }) {
  const more = count - Math.min(named.length, MOST_BESIDE);
  return (
    <Panel
      title={count === 0 ? "No changes" : `${counted(count)} ${count === 1 ? "change" : "changes"}`}
      description={live ? `Against v${live.version}, in force` : "The first version"}
    >
      <ChangeList changes={named.slice(0, MOST_BESIDE)} empty={live ? "The prices are those in force." : "There is no price yet."} />
      {more > 0 ? (
        <p className="mt-3 text-muted text-xs">
          {`and ${counted(more)} more. `}
          {live ? <TextLink href={comparisonAddress(plan.code, String(live.version), "draft")}>Compare the two</TextLink> : null}
        </p>
      ) : null}
    </Panel>
  );
}
