import type { Metadata } from "next";
import { AgreementReviews } from "#components/definition/agreement/agreement-review-table.tsx";
import { AdHocReviews } from "#components/definition/discount/ad-hoc-review-table.tsx";
import { DiscountReviews } from "#components/definition/discount/discount-review-table.tsx";
import { ReleaseList } from "#components/hold/release-list.tsx";
import { ReviewList } from "#components/price-plan/review-list.tsx";
import { CreditReviews } from "#components/udr/credit-review-table.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { listAgreementReviews } from "#lib/operations/agreement/list-agreement-reviews.ts";
import { listDiscountReviews } from "#lib/operations/discount/list-discount-reviews.ts";
import { listHoldReleases } from "#lib/operations/hold/list-hold-releases.ts";
import { listAdHocReviews } from "#lib/operations/review/list-ad-hoc-reviews.ts";
import { listCreditReviews } from "#lib/operations/review/list-credit-reviews.ts";
import { listReviews } from "#lib/operations/review/list-reviews.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { keepHold, releaseHold, requestRelease } from "../holds/actions.ts";

export const metadata: Metadata = { title: "Reviews" };

export default async function ReviewsPage() {
  const context = await pageContext("review.read");
  const view = await listReviews(context);
  const releases = await listHoldReleases(context);
  const actions = can(context.actor.role, "offer.hold") ? { requestRelease, releaseHold, keepHold } : null;
  // First what the reader may decide.
  const isOfCare = can(context.actor.role, "credit.approve");
  const credits = <CreditReviews reviews={await listCreditReviews(context)} zone={view.zone} />;
  return (
    <>
      <PageHeader
        title="Reviews"
        description="No price goes live, and no credit above a limit posts, on one person's word. Who decides is neither who asked nor who edited."
      />
      {releases.length === 0 ? null : (
        <div className="mb-5">
          <ReleaseList releases={releases} zone={view.zone} actions={actions} />
        </div>
      )}
      {isOfCare ? credits : null}
      <ReviewList view={view} />
      <DiscountReviews reviews={await listDiscountReviews(context)} zone={view.zone} />
      <AgreementReviews reviews={await listAgreementReviews(context)} zone={view.zone} />
      <AdHocReviews reviews={await listAdHocReviews(context)} zone={view.zone} />
      {isOfCare ? null : credits}
    </>
  );
}
