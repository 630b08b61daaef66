import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { PricePlanView } from "#lib/domain/price-plan/price-plan-view.ts";
import { rateLines } from "#lib/domain/price-plan/rate-lines.ts";
import { plainWeekOf, rateStrips } from "#lib/domain/price-plan/rate-strips.ts";
import { publishedSurroundings } from "#lib/domain/price-plan/to-view.ts";
import { DiscountList } from "./discount-list.tsx";
import { RateMatrix } from "./rate-matrix.tsx";

/** The prices of the version in force; of the first one that is scheduled while none is. */
export function PlanRates({ view }: { readonly view: PricePlanView }) {
  const shown = view.versions.find(({ state }) => state === "live") ?? view.versions.at(-1);
  if (shown === undefined) {
    return (
      <EmptyState kind="none" title="No version yet">
        Its first prices are in a draft. They price nothing before a second person has approved them and somebody is put on the plan.
      </EmptyState>
    );
  }
  const next = view.versions.findLast(({ state }) => state === "scheduled");
  const { definitions } = publishedSurroundings(view, shown.own);
  const strips = rateStrips(shown.document, definitions, plainWeekOf(yearOf(view.now)));
  return (
    <div className="grid gap-4">
      {next && next !== shown ? (
        <Notice tone="info">{`These are the prices of version ${shown.version}. Version ${next.version} takes over soon: see Versions.`}</Notice>
      ) : null}
      <RateMatrix
        rates={rateLines(shown.document.rates, definitions, view.names)}
        currency={view.plan.currency}
        strips={strips.ok ? strips.value : {}}
      />
      <DiscountList discounts={shown.document.discounts ?? []} currency={view.plan.currency} />
    </div>
  );
}

export function yearOf(iso: string): number {
  return Number.parseInt(iso.slice(0, 4), 10);
}
