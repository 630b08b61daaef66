import { listOpenHolds } from "#db/queries/holds.ts";
import { countActivity, listActivity, listRecentAccounts, sumUnbilled } from "#db/queries/home.ts";
import { findInstallation } from "#db/queries/installation.ts";
import { countParked } from "#db/queries/parked-lines.ts";
import { countRequests, listRequests } from "#db/queries/providers.ts";
import { countWaitingReviews, listAskedBy, listWaitingReviews } from "#db/queries/review-inbox.ts";
import { toHoldView } from "#lib/domain/hold/hold-view.ts";
import { boundedCount, type HomeView, type TodayView } from "#lib/domain/home/home-view.ts";
import { type Actor, actorKey } from "#lib/domain/people/actor.ts";
import { can, type Permission } from "#lib/domain/people/permissions.ts";
import { type Instant, plusMillis } from "#lib/kernel/instant.ts";
import { instantOfWallTime, localTime, nextMidnight } from "#lib/kernel/zone.ts";
import type { Context } from "../context.ts";

const BOUND = 1000;
const UNBILLED_BOUND = 10_000;
const REVIEWS_SHOWN = 8;
const ASKED_SHOWN = 6;
const HOLDS_SHOWN = 10;
const FAILURES_SHOWN = 3;
const ACTIVITY_SHOWN = 8;
const ACCOUNTS_SHOWN = 5;
const WEEK = 7 * 86_400_000;

/** What needs attention today, of what the actor may see. What the role may not see is not even asked for. */
export async function getHome(context: Context): Promise<HomeView> {
  const { actor, database, now } = context;
  const installation = await findInstallation(database);
  const zone = installation?.timeZone ?? "UTC";
  const day = { from: startOfDay(now, zone), to: nextMidnight(now, zone) };
  return {
    zone,
    name: installation?.name ?? null,
    now,
    ...(await reviews(context)),
    holds: actor.kind === "user" && may(actor, "offer.hold") ? await holds(context, actor.userId) : null,
    unbilled: may(actor, "billingRun.read") ? await unbilled(context) : null,
    provisioning: may(actor, "subscription.read") ? await provisioning(context) : null,
    parked: may(actor, "usage.import") ? await parked(context) : null,
    today: await today(context, day),
    recentAccounts: may(actor, "account.read")
      ? await listRecentAccounts(database, {
          from: plusMillis(day.from, -WEEK),
          to: day.to,
          actorId: actorKey(actor),
          limit: ACCOUNTS_SHOWN,
        })
      : null,
  };
}

function may(actor: Actor, permission: Permission): boolean {
  return actor.kind !== "system" && can(actor.role, permission);
}

function startOfDay(at: Instant, zone: string): Instant {
  const { year, month, day } = localTime(at, zone);
  return instantOfWallTime({ year, month, day }, zone);
}

/** What waits for a second person, of all kinds, for who reads reviews; and for everybody what became of what they asked for. */
async function reviews({ database, actor, now }: Context): Promise<Pick<HomeView, "reviews" | "reviewsWaiting" | "asked">> {
  if (actor.kind !== "user") return { reviews: null, reviewsWaiting: null, asked: [] };
  const readerId = actor.userId;
  const asked = await listAskedBy(database, { readerId, since: plusMillis(now, -WEEK), now, limit: ASKED_SHOWN });
  if (!may(actor, "review.read")) return { reviews: null, reviewsWaiting: null, asked };
  return {
    reviews: await listWaitingReviews(database, { readerId, now, limit: REVIEWS_SHOWN }),
    reviewsWaiting: boundedCount(await countWaitingReviews(database, BOUND + 1), BOUND),
    asked,
  };
}

/** Of plans only for who may look at them. */
async function holds({ database, actor }: Context, readerId: number): Promise<HomeView["holds"]> {
  const open = (await listOpenHolds(database)).filter(({ target }) => target.kind === "product" || may(actor, "pricePlan.read"));
  return open.slice(0, HOLDS_SHOWN).map((hold) => toHoldView(hold, readerId));
}

async function unbilled({ database }: Context): Promise<HomeView["unbilled"]> {
  const { count, sums } = await sumUnbilled(database, UNBILLED_BOUND + 1);
  return { ...boundedCount(count, UNBILLED_BOUND), sums };
}

async function provisioning({ database }: Context): Promise<HomeView["provisioning"]> {
  const latest = { providerCode: null, before: null, limit: FAILURES_SHOWN };
  return {
    pending: boundedCount(await countRequests(database, "pending", BOUND + 1), BOUND),
    failed: boundedCount(await countRequests(database, "failed", BOUND + 1), BOUND),
    latestFailed: await listRequests(database, { ...latest, state: "failed" }),
  };
}

async function parked({ database }: Context): Promise<HomeView["parked"]> {
  const { lines, udrs } = await countParked(database, BOUND + 1);
  return { lines: boundedCount(lines, BOUND), udrs: boundedCount(udrs, BOUND) };
}

/** Who may read the audit sees the whole day; others see what they did themselves. */
async function today({ database, actor }: Context, day: { readonly from: Instant; readonly to: Instant }): Promise<TodayView> {
  const ofEveryone = may(actor, "audit.read");
  const filter = { ...day, actorId: ofEveryone ? null : actorKey(actor) };
  const counted = async (actions: string) => boundedCount(await countActivity(database, { ...filter, actions, bound: BOUND + 1 }), BOUND);
  return {
    ofEveryone,
    orders: await counted("order."),
    corrections: await counted("udr."),
    recent: await listActivity(database, { ...filter, limit: ACTIVITY_SHOWN }),
  };
}
