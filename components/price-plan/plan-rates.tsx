import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { planInBrowser, shownInBrowser, shownVersion } from "#lib/domain/price-plan/plan-in-browser.ts";
import type { PricePlanView } from "#lib/domain/price-plan/price-plan-view.ts";
import { plainWeekOf, rateStrips } from "#lib/domain/price-plan/rate-strips.ts";
import { publishedSurroundings } from "#lib/domain/price-plan/to-view.ts";
import { DiscountList } from "./discount-list.tsx";
import { PlanRateList } from "./plan-rate-list.tsx";
import { RATES_ON_A_PAGE } from "./rate-window.ts";
import { audienceInWords } from "./reach-words.ts";

/** The prices of the version in force; of the first one that is scheduled while none is. */
export function PlanRates({ view }: { readonly view: PricePlanView }) {
  const shown = shownVersion(view);
  if (shown === null) {
    return (
      <EmptyState kind="none" title="No version yet">
        Its first prices are in a draft. They price nothing before a second person has approved them and somebody is put on the plan.
      </EmptyState>
    );
  }
  const next = view.versions.findLast(({ state }) => state === "scheduled");
  const others = view.versions
    .filter(({ state }) => state === "live")
    .flatMap((version) => {
      const whom = version === shown ? null : version.audience && audienceInWords(version.audience, view.zone);
      return whom === null ? [] : [`Version ${version.version} is live ${whom}`];
    });
  const { definitions } = publishedSurroundings(view, shown.own);
  const first = { ...shown.document, rates: shown.document.rates.slice(0, RATES_ON_A_PAGE) };
  const strips = rateStrips(first, definitions, plainWeekOf(yearOf(view.now)));
  return (
    <div className="grid gap-4">
      {next && next !== shown ? (
        <Notice tone="info">{`These are the prices of version ${shown.version}. Version ${next.version} takes over soon: see Versions.`}</Notice>
      ) : null}
      {others.length > 0 ? (
        <Notice tone="info">{`These are the prices of version ${shown.version}. ${others.join(". ")}: see Versions.`}</Notice>
      ) : null}
      <PlanRateList view={planInBrowser(view)} shown={shownInBrowser(shown)} strips={strips.ok ? strips.value : {}} />
      <DiscountList discounts={shown.document.discounts ?? []} currency={view.plan.currency} />
    </div>
  );
}

function yearOf(iso: string): number {
  return Number.parseInt(iso.slice(0, 4), 10);
}
