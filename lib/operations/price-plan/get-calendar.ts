import {
  type CalendarPeriod,
  openReviews,
  productsBeginning,
  productsEnding,
  sharedTaxRatesBeginning,
  taxRatesBeginning,
  versionsGoingLive,
  versionsReachingExisting,
} from "#db/queries/calendar.ts";
import { findInstallation } from "#db/queries/installation.ts";
import { type Reader, withTransaction } from "#db/tx.ts";
import { can } from "#lib/domain/people/permissions.ts";
import {
  type CalendarEntry,
  type CalendarView,
  dateText,
  monthAfter,
  monthOf,
  monthText,
  periodOf,
  weeksOf,
} from "#lib/domain/price-plan/calendar.ts";
import { decimalToString, normalise } from "#lib/kernel/decimal.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";

/** Of one kind in one month. An importer may begin thousands of films on one day. */
const MOST = 200;

/** Everything that goes live or ends in a month, over all plans and products, on the company's wall clock. */
export async function getCalendar(context: Context, asked: { readonly month: string }): Promise<CalendarView> {
  const { now } = context;
  return withTransaction(context.database, async (tx) => {
    const zone = (await findInstallation(tx))?.timeZone ?? "UTC";
    const month = monthOf(asked.month, { now, zone });
    const period = periodOf(month, zone);
    const kinds = [
      ...(await offerEntries(tx, { ...period, limit: MOST + 1 }, zone)),
      ...(await versionEntries(tx, { ...period, limit: MOST + 1 }, zone)),
    ];
    const reviews = await reviewEntries(tx, context, zone);
    const text = monthText(month);
    const today = dateText(now, zone);
    return {
      month: text,
      previous: monthText(monthAfter(month, -1)),
      next: monthText(monthAfter(month, 1)),
      isThisMonth: today.startsWith(text),
      zone,
      weeks: weeksOf(month, today),
      entries: [...kinds.flatMap((kind) => kind.slice(0, MOST)), ...reviews.filter(({ date }) => date?.startsWith(text))].sort(byInstant),
      undated: reviews.filter(({ at }) => at === null),
      isCut: kinds.some((kind) => kind.length > MOST),
    };
  });
}

/** ISO texts in UTC, of one length, order as their instants do. */
function byInstant(one: CalendarEntry, other: CalendarEntry): number {
  return (one.at ?? "").localeCompare(other.at ?? "", "en") || one.key.localeCompare(other.key, "en");
}

function at(instant: Instant | null, zone: string): Pick<CalendarEntry, "at" | "date"> {
  return instant === null ? { at: null, date: null } : { at: instantToString(instant), date: dateText(instant, zone) };
}

async function versionEntries(reader: Reader, period: CalendarPeriod, zone: string): Promise<readonly (readonly CalendarEntry[])[]> {
  const live = (await versionsGoingLive(reader, period)).map(
    (one): CalendarEntry => ({
      key: `version ${one.planCode} ${one.version}`,
      kind: "version",
      ...at(one.at, zone),
      title: `${one.planName} v${one.version}${one.reach === "everyone" ? "" : ", new subscriptions"}`,
      detail: one.note,
      href: `/price-plans/${encodeURIComponent(one.planCode)}`,
    }),
  );
  const later = (await versionsReachingExisting(reader, period)).map(
    (one): CalendarEntry => ({
      key: `existing ${one.planCode} ${one.version}`,
      kind: "version",
      ...at(one.at, zone),
      title: `${one.planName} v${one.version}, existing subscriptions`,
      detail: one.note,
      href: `/price-plans/${encodeURIComponent(one.planCode)}`,
    }),
  );
  return [live, later];
}

/** To the review for who may read reviews, else to the plan. */
async function reviewEntries(reader: Reader, { actor }: Context, zone: string): Promise<readonly CalendarEntry[]> {
  const seesReviews = actor.kind === "user" && can(actor.role, "review.read");
  return (await openReviews(reader)).map((one) => ({
    key: `review ${one.requestId}`,
    kind: "review",
    ...at(one.at, zone),
    title: `${one.planName}${whatIsAsked(one)}`,
    detail: one.note,
    href: seesReviews ? `/reviews/${one.requestId}` : `/price-plans/${encodeURIComponent(one.planCode)}`,
  }));
}

type Asked = { readonly reach: string; readonly correctsVersionId: number | null };

function whatIsAsked({ reach, correctsVersionId }: Asked): string {
  if (correctsVersionId !== null) return ", a correction of the past";
  return reach === "everyone" ? "" : ", new subscriptions";
}

async function offerEntries(reader: Reader, period: CalendarPeriod, zone: string): Promise<readonly (readonly CalendarEntry[])[]> {
  const product = (code: string) => `/products/${encodeURIComponent(code)}`;
  const begins = (await productsBeginning(reader, period)).map(
    (one): CalendarEntry => ({
      key: `begins ${one.code}`,
      kind: "productBegins",
      ...at(one.at, zone),
      title: one.name,
      detail: "can be ordered from then on",
      href: product(one.code),
    }),
  );
  const ends = (await productsEnding(reader, period)).map(
    (one): CalendarEntry => ({
      key: `ends ${one.code}`,
      kind: "productEnds",
      ...at(one.at, zone),
      title: one.name,
      detail: "cannot be ordered any more",
      href: product(one.code),
    }),
  );
  const rates = (await taxRatesBeginning(reader, period)).map(
    (one): CalendarEntry => ({
      key: `tax ${one.code} ${instantToString(one.at)}`,
      kind: "taxRate",
      ...at(one.at, zone),
      title: one.name,
      detail: `${decimalToString(normalise(one.percent))} % tax`,
      href: product(one.code),
    }),
  );
  const sharedRates = (await sharedTaxRatesBeginning(reader, period)).map(
    (one): CalendarEntry => ({
      key: `shared tax ${one.code} ${instantToString(one.at)}`,
      kind: "taxRate",
      ...at(one.at, zone),
      title: one.name,
      detail: `${decimalToString(normalise(one.percent))} % tax, for all that share it`,
      href: `/tax-rates/${encodeURIComponent(one.code)}`,
    }),
  );
  return [begins, ends, rates, sharedRates];
}
