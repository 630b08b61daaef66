import type { Metadata } from "next";
import { AgreementReviews } from "#components/definition/agreement/agreement-review-table.tsx";
import { AdHocReviews } from "#components/definition/discount/ad-hoc-review-table.tsx";
import { DiscountReviews } from "#components/definition/discount/discount-review-table.tsx";
import { ReleaseList } from "#components/hold/release-list.tsx";
import { PriceReviews } from "#components/price-plan/review-list.tsx";
import { DecidedTable } from "#components/review/decided-table.tsx";
import { CreditReviews } from "#components/udr/credit-review-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { decidedQuery } from "#lib/domain/review/decided-query-schema.ts";
import { listAgreementReviews } from "#lib/operations/agreement/list-agreement-reviews.ts";
import { listDiscountReviews } from "#lib/operations/discount/list-discount-reviews.ts";
import { listHoldReleases } from "#lib/operations/hold/list-hold-releases.ts";
import { listAdHocReviews } from "#lib/operations/review/list-ad-hoc-reviews.ts";
import { listCreditReviews } from "#lib/operations/review/list-credit-reviews.ts";
import { listDecidedReviews } from "#lib/operations/review/list-decided-reviews.ts";
import { listReviews } from "#lib/operations/review/list-reviews.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { keepHold, releaseHold, requestRelease } from "../holds/actions.ts";

export const metadata: Metadata = { title: "Reviews" };

/** As many as say what is going on; the rest have a page of their own. */
const LATELY = 10;

export default async function ReviewsPage() {
  const context = await pageContext("review.read");
  const view = await listReviews(context);
  const { zone } = view;
  const releases = await listHoldReleases(context);
  const discounts = await listDiscountReviews(context);
  const agreements = await listAgreementReviews(context);
  const withOrders = await listAdHocReviews(context);
  const credits = await listCreditReviews(context);
  const { reviews: lately } = await listDecidedReviews(context, decidedQuery.parse({}), LATELY);
  const isEmpty = [releases, view.open, discounts, agreements, withOrders, credits].every(({ length }) => length === 0);
  const actions = can(context.actor.role, "offer.hold") ? { requestRelease, releaseHold, keepHold } : null;
  // First what the reader may decide.
  const isOfCare = can(context.actor.role, "credit.approve");
  const ofCare = <CreditReviews reviews={credits} zone={zone} />;
  return (
    <>
      <PageHeader
        title="Reviews"
        description="No price goes live, and no credit above a limit posts, on one person's word. Who decides is neither who asked nor who edited."
      />
      <div className="grid gap-5">
        {isEmpty ? <EmptyState kind="none" title="Nothing waits for a decision" /> : null}
        <ReleaseList releases={releases} zone={zone} actions={actions} />
        {isOfCare ? ofCare : null}
        <PriceReviews view={view} />
        <DiscountReviews reviews={discounts} zone={zone} />
        <AgreementReviews reviews={agreements} zone={zone} />
        <AdHocReviews reviews={withOrders} zone={zone} />
        {isOfCare ? null : ofCare}
        <Panel flush title="Decided lately" actions={<TextLink href="/reviews/decided">All decisions</TextLink>}>
          {lately.length > 0 ? (
            <DecidedTable reviews={lately} zone={zone} />
          ) : (
            <EmptyState kind="none" title="Nothing was decided yet" headingLevel={3} />
          )}
        </Panel>
      </div>
    </>
  );
}
