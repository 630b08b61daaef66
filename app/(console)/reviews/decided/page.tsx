import type { Metadata } from "next";
import { DecidedFilters } from "#components/review/decided-filters.tsx";
import { DecidedTable } from "#components/review/decided-table.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { SearchParameters } from "#lib/domain/definition/search-parameter.ts";
import { decidedAddress } from "#lib/domain/review/decided-address.ts";
import { decidedQuery } from "#lib/domain/review/decided-query-schema.ts";
import { listDecidedReviews, listReviewPeople } from "#lib/operations/review/list-decided-reviews.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";

const TITLE = "All decisions";

export const metadata: Metadata = { title: TITLE };

export default async function DecidedPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("review.read");
  const query = decidedQuery.parse(await searchParams);
  const { reviews, nextCursor } = await listDecidedReviews(context, query);
  const people = await listReviewPeople(context);
  const { zone } = (await frameContext()).clock;
  const { cursor, ...filter } = query;
  const isFiltered = Object.values(filter).some((value) => value !== null);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "Reviews", href: "/reviews" }]}
        title={TITLE}
        description="What was approved, sent back or withdrawn: who asked and why, who decided, when, and in which words."
      />
      <DecidedFilters people={people} zone={zone} />
      <Panel
        flush
        title="Decisions"
        description="Newest first"
        footer={
          cursor === null && nextCursor === null ? null : (
            <>
              {cursor === null ? null : <ButtonLink href={decidedAddress(filter, null)}>Newest</ButtonLink>}
              {nextCursor === null ? null : <ButtonLink href={decidedAddress(filter, nextCursor)}>Older</ButtonLink>}
            </>
          )
        }
      >
        {reviews.length > 0 ? <DecidedTable reviews={reviews} zone={zone} /> : <NoDecision isFiltered={isFiltered} />}
      </Panel>
    </>
  );
}

function NoDecision({ isFiltered }: { readonly isFiltered: boolean }) {
  if (!isFiltered) return <EmptyState kind="none" title="Nothing was decided yet" headingLevel={3} />;
  return (
    <EmptyState
      kind="noMatch"
      title="No decision matches"
      headingLevel={3}
      action={<ButtonLink href="/reviews/decided">Show all decisions</ButtonLink>}
    >
      Take a criterion away, or look at other days.
    </EmptyState>
  );
}
