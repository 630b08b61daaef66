"use client";

import { Search } from "lucide-react";
import { useQueryState } from "nuqs";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { Code } from "#components/ui/code.tsx";
import { controlGroupStyles, controlInGroupStyles } from "#components/ui/control-styles.ts";
import { type Column, DataTable } from "#components/ui/data-table.tsx";
import { None } from "#components/ui/description-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { StatusPill } from "#components/ui/status-pill.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { PricePlanListView, PricePlanRow, VersionMark } from "#lib/domain/price-plan/price-plan-view.ts";
import { IsoInstant, instantOf } from "../ui/iso-instant.tsx";
import { DRAFT_LOOK } from "../ui/version-look.ts";
import { KIND_WORDS } from "./plan-words.ts";
import { audienceInWords } from "./reach-words.ts";
import { spanInWords } from "./span-in-words.ts";

type PlanListProps = {
  readonly view: PricePlanListView;
  readonly isArchived: boolean;
  /** Between what is in use and what was put away. */
  readonly archivedLink: ReactNode;
};

export function PlanList({ view, isArchived, archivedLink }: PlanListProps) {
  const [typed, setTyped] = useQueryState("q", { defaultValue: "", clearOnDefault: true });
  const wanted = typed.trim().toLowerCase();
  const rows = view.plans.filter((plan) =>
    [plan.code, plan.name, KIND_WORDS[plan.kind], plan.currency].some((text) => text.toLowerCase().includes(wanted)),
  );
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <label className={cn(controlGroupStyles, "max-w-80 items-center")}>
          <Search className="ml-2.5 size-4 shrink-0 text-muted" aria-hidden="true" />
          <span className="sr-only">Search price plans</span>
          <input
            type="search"
            value={typed}
            onChange={(event) => void setTyped(event.target.value)}
            placeholder="Name, code, kind or currency"
            className={controlInGroupStyles}
          />
        </label>
        {archivedLink}
      </div>
      <div className="overflow-hidden rounded-lg border">
        <DataTable
          label="Price plans"
          rows={rows}
          rowKey={({ code }) => code}
          rowHref={({ code }) => `/price-plans/${encodeURIComponent(code)}`}
          columns={columns(view)}
          empty={<NoPlans typed={typed} isArchived={isArchived} onClear={() => void setTyped("")} />}
        />
      </div>
    </div>
  );
}

function columns({ zone, now }: PricePlanListView): readonly Column<PricePlanRow>[] {
  return [
    { key: "name", label: "Plan", isRowHeader: true, cell: ({ name }) => name },
    { key: "code", label: "Code", cell: ({ code }) => <Code className="text-muted">{code}</Code> },
    { key: "kind", label: "Kind", cell: ({ kind }) => <Tag>{KIND_WORDS[kind]}</Tag> },
    { key: "currency", label: "Currency", cell: ({ currency }) => currency },
    {
      key: "live",
      label: "In force",
      cell: ({ live, pricing }) =>
        live ? (
          <InForce live={live} pricing={pricing} zone={zone} />
        ) : (
          <StatusPill tone="neutral" mark="open">
            Not yet
          </StatusPill>
        ),
    },
    { key: "since", label: "Since", cell: ({ live }) => (live ? <IsoInstant iso={live.effectiveAt} zone={zone} /> : <None />) },
    { key: "next", label: "Next", cell: ({ next }) => (next ? <NextVersion next={next} now={now} /> : <None />) },
    {
      key: "work",
      label: "Work under way",
      cell: ({ draft }) => (draft ? <StatusPill {...DRAFT_LOOK[draft]}>{DRAFT_LOOK[draft].label}</StatusPill> : <None />),
    },
  ];
}

function InForce({ live, pricing, zone }: { readonly live: VersionMark; readonly zone: string } & Pick<PricePlanRow, "pricing">) {
  const others = pricing.filter(({ version }) => version !== live.version);
  return (
    <span className="inline-grid justify-items-start gap-0.5">
      <StatusPill tone="positive">{`v${live.version}`}</StatusPill>
      {others.map(({ version, audience }) => (
        <span key={version} className="text-muted text-xs">{`v${version} ${audienceInWords(audience, zone) ?? ""}`}</span>
      ))}
    </span>
  );
}

function NextVersion({ next, now }: { readonly next: NonNullable<PricePlanRow["next"]>; readonly now: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      <StatusPill tone="note" mark="half">{`v${next.version}`}</StatusPill>
      <span className="whitespace-nowrap text-muted">{spanInWords(instantOf(now), instantOf(next.effectiveAt))}</span>
    </span>
  );
}

type NoPlansProps = { readonly typed: string; readonly isArchived: boolean; readonly onClear: () => void };

function NoPlans({ typed, isArchived, onClear }: NoPlansProps) {
  if (typed === "" && isArchived) return <EmptyState kind="none" title="No price plan is archived" />;
  if (typed === "")
    return (
      <EmptyState kind="none" title="No price plan yet">
        A Global plan exists for each currency that is sold in.
      </EmptyState>
    );
  return (
    <EmptyState kind="noMatch" title={`No price plan matches “${typed}”`} action={<Button onClick={onClear}>Clear the search</Button>}>
      Names, codes, kinds and currencies were searched.
    </EmptyState>
  );
}
