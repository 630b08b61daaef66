import type { Metadata } from "next";
import { CalendarEntries, CalendarList } from "#components/price-plan/calendar-list.tsx";
import { CalendarMonthView } from "#components/price-plan/calendar-month.tsx";
import { calendarAddress, monthInWords } from "#components/price-plan/calendar-words.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { getCalendar } from "#lib/operations/price-plan/get-calendar.ts";
import { pageContext } from "#lib/web/page-context.ts";

export const metadata: Metadata = { title: "Calendar of prices" };

/** What goes live when, over all plans and products. */
export default async function CalendarPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("pricePlan.read");
  const view = await getCalendar(context, { month: textParameter(await searchParams, "month") });
  const name = monthInWords(view.month);
  return (
    <>
      <PageHeader
        title="Calendar"
        description={`What goes live and what ends, over all plans and products. Times in ${view.zone}.`}
        breadcrumbs={[{ label: "Price plans", href: "/price-plans" }]}
        actions={
          <nav aria-label="Months" className="flex flex-wrap gap-2">
            <ButtonLink href={calendarAddress(view.previous)}>
              <span aria-hidden="true">←</span> {monthInWords(view.previous)}
            </ButtonLink>
            {view.isThisMonth ? null : <ButtonLink href="/price-plans/calendar">This month</ButtonLink>}
            <ButtonLink href={calendarAddress(view.next)}>
              {monthInWords(view.next)} <span aria-hidden="true">→</span>
            </ButtonLink>
          </nav>
        }
      />
      <div className="grid gap-4">
        {view.isCut ? (
          <Notice tone="caution">More happens in this month than is shown here. The lists of products have all of it.</Notice>
        ) : null}
        {view.undated.length > 0 ? (
          <Panel title="As soon as it is approved" description="In review, without a set time">
            <CalendarEntries entries={view.undated} zone={view.zone} />
          </Panel>
        ) : null}
        <Panel title={name} description={view.entries.length === 0 ? "Nothing goes live or ends." : undefined}>
          <div className="grid gap-5">
            <CalendarMonthView view={view} />
            {view.entries.length === 0 ? null : <CalendarList view={view} />}
          </div>
        </Panel>
      </div>
    </>
  );
}
