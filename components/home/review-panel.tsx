import type { ReviewView } from "#lib/domain/home/home-view.ts";
import { InstantText } from "../ui/instant-text.tsx";
import { Panel } from "../ui/panel.tsx";
import { routeHref } from "../ui/route-href.ts";
import { StatusPill } from "../ui/status-pill.tsx";
import { TextLink } from "../ui/text-link.tsx";

type ReviewPanelProps = { readonly reviews: readonly ReviewView[]; readonly zone: string; readonly canDecide: boolean };

/** Prices that wait for a second person. Who asked for them or edited them cannot decide. */
export function ReviewPanel({ reviews, zone, canDecide }: ReviewPanelProps) {
  return (
    <Panel title="Prices in review" actions={<TextLink href={routeHref("/reviews")}>All reviews</TextLink>}>
      <ul className="grid">
        {reviews.map((review) => (
          <li
            key={review.requestId}
            className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-line-soft border-b py-2 first:pt-0 last:border-b-0 last:pb-0"
          >
            <div className="min-w-0">
              <TextLink href={routeHref(`/reviews/${review.requestId}`)} className="font-medium">
                {review.planName}
              </TextLink>
              <p className="text-pretty text-muted">{review.note}</p>
              <p className="text-muted text-xs">
                {review.isOwn ? "You" : review.requestedBy} asked <InstantText instant={review.requestedAt} zone={zone} />
              </p>
            </div>
            <Whose review={review} canDecide={canDecide} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Whose({ review: { mayDecide, isOwn }, canDecide }: { readonly review: ReviewView; readonly canDecide: boolean }) {
  if (mayDecide && canDecide) {
    return (
      <StatusPill tone="caution" mark="half">
        Awaits you
      </StatusPill>
    );
  }
  return (
    <StatusPill tone="neutral" mark="half">
      {isOwn ? "Asked by you" : "Awaits a second person"}
    </StatusPill>
  );
}
