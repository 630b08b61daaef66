import { installationZone } from "#db/queries/installation.ts";
import { type DecidedPosition, listDecided, listDecidedPeople } from "#db/queries/review-inbox.ts";
import { decidedKindsOf } from "#lib/domain/review/decided-kinds.ts";
import type { DecidedQuery } from "#lib/domain/review/decided-query-schema.ts";
import type { DecidedPage, DecidedPeople, DecidedReview } from "#lib/domain/review/decided-review.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";
import { beginningOfDay, endOfDay } from "../udr-filter.ts";

const PAGE = 50;

/** What was decided of every kind that the actor may read, newest decision first. A cursor that nobody here wrote leads to the newest. */
export async function listDecidedReviews({ actor, database }: Context, query: DecidedQuery, most = PAGE): Promise<DecidedPage> {
  if (actor.kind !== "user") return { reviews: [], nextCursor: null };
  const { kind, decision, askedBy, decidedBy, from, to, cursor } = query;
  const kinds = decidedKindsOf(actor.role).filter((each) => kind === null || each === kind);
  if (kinds.length === 0) return { reviews: [], nextCursor: null };
  const zone = await installationZone(database);
  const found = await listDecided(database, {
    readerId: actor.userId,
    ...{ kinds, decision, askedBy, decidedBy },
    from: from === null ? null : beginningOfDay(from, zone),
    until: to === null ? null : endOfDay(to, zone),
    after: cursor === null ? null : readCursor(cursor),
    limit: most + 1,
  });
  const reviews = found.slice(0, most);
  return { reviews, nextCursor: found.length > most ? cursorAfter(reviews.at(-1)) : null };
}

/** Whom the decisions can be asked for by. */
export async function listReviewPeople({ database }: Context): Promise<DecidedPeople> {
  return listDecidedPeople(database);
}

function cursorAfter(last: DecidedReview | undefined): string | null {
  return last ? `${last.decided.at}-${last.requestId}` : null;
}

function readCursor(cursor: string): DecidedPosition | null {
  const [, decidedAt, requestId] = /^(\d{1,14})-(\d{1,15})$/.exec(cursor) ?? [];
  if (decidedAt === undefined || requestId === undefined) return null;
  return { decidedAt: instantFromMillis(Number.parseInt(decidedAt, 10)), requestId: Number.parseInt(requestId, 10) };
}
