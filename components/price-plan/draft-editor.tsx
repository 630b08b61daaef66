"use client";

import dynamic from "next/dynamic";
import { instantOf } from "#components/ui/iso-instant.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { StatusPill } from "#components/ui/status-pill.tsx";
import { diffDocuments } from "#lib/domain/price-plan/diff-documents.ts";
import { errorAt, errorsIn } from "#lib/domain/price-plan/finding.ts";
import { withoutPrices } from "#lib/domain/price-plan/first-document.ts";
import { namedChanges } from "#lib/domain/price-plan/named-change.ts";
import type { DraftView } from "#lib/domain/price-plan/price-plan-view.ts";
import { rateLines } from "#lib/domain/price-plan/rate-lines.ts";
import { changedSamples } from "#lib/domain/price-plan/sample.ts";
import { ChangeList } from "./change-list.tsx";
import { ConflictPanel } from "./conflict-panel.tsx";
import { DiscountList } from "./discount-list.tsx";
import type { DraftActions } from "./draft-actions.ts";
import { DraftLeaveGuard } from "./draft-leave-guard.tsx";
import { DraftNotices } from "./draft-notices.tsx";
import { DraftRates } from "./draft-rates.tsx";
import { cellProblems, editedDocument } from "./draft-state.ts";
import { DraftToolbar } from "./draft-toolbar.tsx";
import { FindingList } from "./finding-list.tsx";
import { DRAFT_LOOK } from "./plan-words.ts";
import { useDraft } from "./use-draft.ts";
import { usePriceEngine } from "./use-price-engine.ts";

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
};

/** Prices of the working copy, each in its field, with what they change, what is wrong with them, and what usage would cost. */
export function DraftEditor({ view, actions, canEdit, canSubmit }: DraftEditorProps) {
  const draft = useDraft(view);
  const engine = usePriceEngine();
  const { plan, live, definitions, names, now } = view;
  const document = editedDocument(draft.state);
  const rates = rateLines(document.rates, definitions, names);
  const isOpen = view.state === "draft" && canEdit;
  // Nothing is in force before the first version: each of its prices is new.
  const before = live?.document ?? withoutPrices(document);
  const changes = namedChanges(diffDocuments(before, document), { definitions, names, before, after: document });
  const problems = cellProblems(draft.state).map(({ cell, message }) => errorAt(cell.path, message));
  const findings = [...problems, ...(engine?.findingsIn(document, definitions, instantOf(now)) ?? [])];
  const strips = engine?.rateStrips(document, definitions, engine.plainWeekOf(Number.parseInt(now.slice(0, 4), 10)));
  const judged = engine?.judgeSamples({ document, definitions, names, version: "draft" }, view.samples) ?? null;
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
            errors={errorsIn(findings).length}
          />
        }
      />
      <DraftLeaveGuard draft={draft} />
      <div className="grid gap-5">
        <DraftNotices view={view} />
        <ConflictPanel draft={draft} currency={plan.currency} rates={rates} />
        {draft.state.rateConflicts.length > 0 ? <RateConflicts draft={draft} /> : null}
        <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_23rem]">
          <div className="grid gap-4">
            <DraftRates
              draft={draft}
              document={document}
              rates={rates}
              view={view}
              strips={strips?.ok ? strips.value : null}
              isOpen={isOpen}
            />
            <DiscountList discounts={document.discounts ?? []} currency={plan.currency} />
          </div>
          <div className="grid gap-4">
            <Panel
              title={changes.length === 0 ? "No changes" : `${changes.length} ${changes.length === 1 ? "change" : "changes"}`}
              description={live ? `Against v${live.version}, in force` : "The first version"}
            >
              <ChangeList changes={changes} empty={live ? "The prices are those in force." : "There is no price yet."} />
            </Panel>
            <FindingList findings={findings} isLoading={engine === null} />
            <DraftCalculator view={view} document={document} engine={engine} judged={judged} canEdit={canEdit} actions={actions} />
          </div>
        </div>
      </div>
    </>
  );
}
