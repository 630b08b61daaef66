import type { Metadata } from "next";
import { ReviewList } from "#components/price-plan/review-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listReviews } from "#lib/operations/review/list-reviews.ts";
import { pageContext } from "#lib/web/page-context.ts";

export const metadata: Metadata = { title: "Reviews" };

export default async function ReviewsPage() {
  const view = await listReviews(await pageContext("review.read"));
  return (
    <>
      <PageHeader title="Reviews" description="No price goes live on one person's word. Who decides is neither who asked nor who edited." />
      <ReviewList view={view} />
    </>
  );
}
