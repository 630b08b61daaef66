import { findAccountKey } from "#db/queries/account-position.ts";
import { installationZone } from "#db/queries/installation.ts";
import { EVERY_UDR, type Period, type StoredMetadataFilter, type UdrFilter } from "#db/queries/udr-filter.ts";
import {
  attributeFacts,
  findCatalogId,
  findSourceId,
  findSubscriptionKey,
  findUdrTypeId,
  productIdsOf,
} from "#db/queries/udr-filter-facts.ts";
import { sortField, UDR_BOUNDS } from "#db/queries/udr-plan.ts";
import type { Reader } from "#db/tx.ts";
import type { Actor } from "#lib/domain/people/actor.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { isNumberAttribute } from "#lib/domain/udr/attribute-facts.ts";
import { decideMetadata } from "#lib/domain/udr/decide-udr-filter.ts";
import type { UdrFilters, UdrSort } from "#lib/domain/udr/udr-query.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { micros } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { instantOfWallTime, nextMidnight } from "#lib/kernel/zone.ts";

type FilterAsked = { readonly actor: Actor; readonly filters: UdrFilters; readonly isInAddress?: boolean };

/**
 * What the criteria mean: codes become ids, days instants of the installation's zone. Null: something that they name does not exist, so
 * nothing matches. Refused where conditions on metadata are not to be asked like that.
 */
export async function resolveUdrFilter(
  reader: Reader,
  { actor, filters, isInAddress = false }: FilterAsked,
): Promise<Result<UdrFilter | null, Refusal>> {
  const conditions = filters.metadata ?? [];
  const attributes = await attributeFacts(
    reader,
    conditions.map(({ attribute }) => attribute),
  );
  const refusal = decideMetadata({ filters, attributes, actor, isInAddress });
  if (refusal !== null) return refused(refusal);
  const named = await resolveNames(reader, filters);
  if (named === null) return ok(null);
  const zone = await installationZone(reader);
  const metadata = conditions.map((filter): StoredMetadataFilter => {
    const facts = attributes.find(({ key }) => key === filter.attribute);
    return { filter, isNumber: facts !== undefined && isNumberAttribute(facts), isPersonal: facts?.isPersonal ?? false };
  });
  return ok({ ...EVERY_UDR, ...named, ...plainParts(filters), ...periods(filters, zone), metadata });
}

/** The first instant of a day such as "2026-03-03". */
export function beginningOfDay(day: string, zone: string): Instant {
  const [year = 0, month = 1, date = 1] = day.split("-").map((part) => Number.parseInt(part, 10));
  return instantOfWallTime({ year, month, day: date }, zone);
}

/** The first instant after it. */
export function endOfDay(day: string, zone: string): Instant {
  return nextMidnight(beginningOfDay(day, zone), zone);
}

type Named = Pick<UdrFilter, "account" | "subscriptionId" | "productIds" | "udrTypeId" | "sourceId" | "catalogId">;

async function resolveNames(reader: Reader, filters: UdrFilters): Promise<Named | null> {
  const account = await found(filters.account, (number) => findAccountKey(reader, number));
  const subscription = await found(filters.subscription, (number) => findSubscriptionKey(reader, number));
  const udrTypeId = await found(filters.udrType, (code) => findUdrTypeId(reader, code));
  const sourceId = await found(filters.source, (code) => findSourceId(reader, code));
  const catalogId = await found(filters.catalog, (code) => findCatalogId(reader, code));
  const productIds = await resolveProducts(reader, filters);
  const isLost = [account, subscription, udrTypeId, sourceId, catalogId].includes(undefined) || productIds?.length === 0;
  // Another account's subscription.
  const isApart = account && subscription && account.accountId !== subscription.accountId;
  if (isLost || isApart === true) return null;
  const owner = subscription ?? account ?? null;
  return {
    account: owner && { shard: owner.shard, accountId: owner.accountId },
    subscriptionId: subscription?.subscriptionId ?? null,
    udrTypeId: udrTypeId ?? null,
    sourceId: sourceId ?? null,
    catalogId: catalogId ?? null,
    productIds,
  };
}

/** Null where nothing was asked, undefined where there is no such thing. */
async function found<Value>(text: string | undefined, find: (text: string) => Promise<Value | null>): Promise<Value | null | undefined> {
  return text === undefined ? null : ((await find(text)) ?? undefined);
}

async function resolveProducts(reader: Reader, { product, productType, productFamily }: UdrFilters): Promise<readonly number[] | null> {
  const isAsked = [product, productType, productFamily].some((code) => code !== undefined);
  return isAsked ? productIdsOf(reader, { product, productType, productFamily }) : null;
}

function plainParts(filters: UdrFilters): Partial<UdrFilter> {
  return {
    udrId: mapped(filters.number, wholeNumber),
    importId: mapped(filters.import, wholeNumber),
    state: filters.state ?? null,
    directive: filters.directive ?? null,
    ratingState: filters.rated ?? null,
    charge: filters.charge ?? null,
    totalMin: mapped(filters.totalMin, micros),
    totalMax: mapped(filters.totalMax, micros),
    usageMin: mapped(filters.usageMin, decimal),
    usageMax: mapped(filters.usageMax, decimal),
  };
}

function periods({ from, to, billingFrom, billingTo }: UdrFilters, zone: string): Pick<UdrFilter, "used" | "billing"> {
  return { used: period(from, to, zone), billing: period(billingFrom, billingTo, zone) };
}

function period(from: string | undefined, to: string | undefined, zone: string): Period | null {
  if (from === undefined && to === undefined) return null;
  return { from: mapped(from, (day) => beginningOfDay(day, zone)), to: mapped(to, (day) => endOfDay(day, zone)) };
}

function wholeNumber(text: string): number {
  return Number.parseInt(text, 10);
}

function mapped<Value>(text: string | undefined, map: (text: string) => Value): Value | null {
  return text === undefined ? null : map(text);
}

const SORT_NAMES = { from: "From", billing: "billing effective date", number: "number" } as const;

/** The UDRs of a period, in the order of something else, are more than a page may sort. */
export function tooWide(sort: UdrSort): Refusal {
  const field = sortField(sort);
  const other = field === "from" ? SORT_NAMES.billing : SORT_NAMES.from;
  return {
    code: "SORT_TOO_WIDE",
    path: "sort",
    params: { most: UDR_BOUNDS.gathered.toLocaleString("en"), sort: SORT_NAMES[field], other },
  };
}
