import type { HomeView } from "#lib/domain/home/home-view.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { Panel } from "../ui/panel.tsx";
import { ActivityPanel } from "./activity-panel.tsx";
import { AskedPanel } from "./asked-panel.tsx";
import { DeliveryPanel } from "./delivery-panel.tsx";
import { HoldsPanel } from "./holds-panel.tsx";
import { HomeFigures } from "./home-figures.tsx";
import { JobLinks } from "./job-links.tsx";
import { isAnyParked, ParkedPanel } from "./parked-panel.tsx";
import { RecentAccountsPanel } from "./recent-accounts-panel.tsx";
import { ReviewPanel } from "./review-panel.tsx";

/** What needs attention today: the part of it that the reader's role may see. */
export function Home({ home, role }: { readonly home: HomeView; readonly role: Role }) {
  const { zone, now, reviews, reviewsWaiting, asked, provisioning, recentAccounts, today } = home;
  const waitsForReview = reviews !== null && reviews.length > 0;
  const isHeld = home.holds !== null && home.holds.length > 0;
  const hasFailures = provisioning !== null && provisioning.failed.count > 0;
  const isParked = home.parked !== null && isAnyParked(home.parked);
  return (
    <div className="grid gap-4">
      <HomeFigures home={home} />
      <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
        <div className="grid min-w-0 gap-4">
          {isHeld ? <HoldsPanel holds={home.holds} zone={zone} /> : null}
          {waitsForReview ? <ReviewPanel reviews={reviews} waiting={reviewsWaiting} now={now} role={role} /> : null}
          {asked.length === 0 ? null : <AskedPanel asked={asked} now={now} zone={zone} />}
          {hasFailures ? <DeliveryPanel provisioning={provisioning} zone={zone} /> : null}
          {isParked ? <ParkedPanel parked={home.parked} /> : null}
          {waitsForReview || hasFailures || isHeld || isParked ? null : <NothingWaits home={home} />}
          <ActivityPanel today={today} zone={zone} />
        </div>
        <div className="grid min-w-0 gap-4">
          <JobLinks role={role} />
          {recentAccounts ? <RecentAccountsPanel accounts={recentAccounts} zone={zone} /> : null}
        </div>
      </div>
    </div>
  );
}

/** Says what was looked at, so that quiet can be told from blindness. */
function NothingWaits({ home: { reviews, provisioning, parked } }: { readonly home: HomeView }) {
  const looked = [
    reviews ? "No review waits for a decision" : null,
    provisioning ? "no delivery has failed" : null,
    parked ? "no usage is parked" : null,
  ].filter((part) => part !== null);
  if (looked.length === 0) return null;
  const text = listInWords(looked, "and");
  return (
    <Panel>
      <EmptyState kind="none" title="Nothing waits for you" className="py-6">
        {text.charAt(0).toUpperCase() + text.slice(1)}.
      </EmptyState>
    </Panel>
  );
}
