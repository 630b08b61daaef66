import type { BoundedCount, ReviewView } from "#lib/domain/home/home-view.ts";
import { PERMISSION_TO_DECIDE } from "#lib/domain/home/review-subject.ts";
import { waitedInWords } from "#lib/domain/home/waited-in-words.ts";
import { can, type Role } from "#lib/domain/people/permissions.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { Panel } from "../ui/panel.tsx";
import { routeHref } from "../ui/route-href.ts";
import { StatusPill } from "../ui/status-pill.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { RequestLine } from "./request-line.tsx";
import { StandingPill } from "./standing-pill.tsx";

type ReviewPanelProps = {
  readonly reviews: readonly ReviewView[];
  readonly waiting: BoundedCount | null;
  readonly now: Instant;
  readonly role: Role;
};

/** What waits for a second person, of every kind, who waited longest first. Who asked for it or edited it cannot decide. */
export function ReviewPanel({ reviews, waiting, now, role }: ReviewPanelProps) {
  const all = waiting === null ? "" : ` (${waiting.count.toLocaleString("en-GB")}${waiting.isMore ? "+" : ""})`;
  return (
    <Panel title="Waiting for a decision" actions={<TextLink href={routeHref("/reviews")}>All reviews{all}</TextLink>}>
      <ul aria-label="Reviews, the longest waiting first" className="grid">
        {reviews.map((review) => (
          <RequestLine key={review.requestId} request={review} answer={<Whose review={review} role={role} />}>
            <p className="text-pretty text-muted">{review.note}</p>
            <p className="text-muted text-xs">
              {review.isOwn ? "You" : review.requestedBy} asked {waitedInWords(review.requestedAt, now)} ago
            </p>
          </RequestLine>
        ))}
      </ul>
    </Panel>
  );
}

function Whose({ review: { mayDecide, isOwn, kind, standing }, role }: { readonly review: ReviewView; readonly role: Role }) {
  if (standing !== "open") return <StandingPill standing={standing} />;
  if (mayDecide && can(role, PERMISSION_TO_DECIDE[kind])) {
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
