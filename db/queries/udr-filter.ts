import { and, desc, eq, gte, inArray, lt, lte, ne, or, type SQL, sql } from "drizzle-orm";
import type { Directive, UdrState } from "#lib/domain/udr/udr.ts";
import type { MetadataFilter } from "#lib/domain/udr/udr-query.ts";
import type { ChargeState, RatingState } from "#lib/domain/udr/udr-view.ts";
import type { Decimal } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { type Micros, microsToString } from "#lib/kernel/money.ts";
import { serviceOrder } from "../schema/order.ts";
import { billingQueue, rbi } from "../schema/rbi.ts";
import { udr, udrPersonal } from "../schema/udr.ts";
import type { Reader } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";
import { inTexts } from "./in-texts.ts";

/** Half-open. */
export type Period = { readonly from: Instant | null; readonly to: Instant | null };

/** A condition on metadata, and what its attribute is: a number is compared as one, a personal one is kept beside the UDR. */
export type StoredMetadataFilter = { readonly filter: MetadataFilter; readonly isNumber: boolean; readonly isPersonal: boolean };

/** Who is in a list of UDRs. All that is given must hold. */
export type UdrFilter = {
  readonly udrId: number | null;
  readonly account: AccountKey | null;
  readonly subscriptionId: number | null;
  /** Of the product, or of all products of a type or family. */
  readonly productIds: readonly number[] | null;
  readonly udrTypeId: number | null;
  readonly sourceId: number | null;
  readonly catalogId: number | null;
  readonly importId: number | null;
  readonly state: UdrState | null;
  readonly directive: Directive | null;
  readonly ratingState: RatingState | null;
  readonly charge: ChargeState | null;
  readonly used: Period | null;
  readonly billing: Period | null;
  /** Gross of the charge that stands, both ends included. */
  readonly totalMin: Micros | null;
  readonly totalMax: Micros | null;
  readonly usageMin: Decimal | null;
  readonly usageMax: Decimal | null;
  readonly metadata: readonly StoredMetadataFilter[];
};

export const EVERY_UDR: UdrFilter = {
  udrId: null,
  account: null,
  subscriptionId: null,
  productIds: null,
  udrTypeId: null,
  sourceId: null,
  catalogId: null,
  importId: null,
  state: null,
  directive: null,
  ratingState: null,
  charge: null,
  used: null,
  billing: null,
  totalMin: null,
  totalMax: null,
  usageMin: null,
  usageMax: null,
  metadata: [],
};

/** One for each part of a filter, on the columns of `udr` and, of the last three, of the end of its chain (`lastRbi`). */
export type Conditions = { readonly [Part in ConditionName]: SQL | undefined };
export type ConditionName =
  | "udrId"
  | "account"
  | "subscription"
  | "products"
  | "udrType"
  | "source"
  | "catalog"
  | "import"
  | "state"
  | "directive"
  | "used"
  | "billing"
  | "usage"
  | "metadata"
  | "rating"
  | "charge"
  | "total";

export const OF_LAST_RBI: readonly ConditionName[] = ["rating", "charge", "total"];

export function conditionsOf(filter: UdrFilter): Conditions {
  return {
    udrId: given(filter.udrId, (udrId) => eq(udr.udrId, udrId)),
    account: given(filter.account, (key) => ofAccount(udr, key)),
    subscription: given(filter.subscriptionId, (subscriptionId) => eq(udr.subscriptionId, subscriptionId)),
    products: given(filter.productIds, (ids) => inArray(udr.productId, [...ids])),
    udrType: given(filter.udrTypeId, (udrTypeId) => eq(udr.udrTypeId, udrTypeId)),
    source: given(filter.sourceId, (sourceId) => eq(udr.sourceId, sourceId)),
    catalog: given(filter.catalogId, throughCatalog),
    import: given(filter.importId, (importId) => eq(udr.importId, importId)),
    state: given(filter.state, (state) => eq(udr.state, state)),
    directive: given(filter.directive, (directive) => eq(udr.directive, directive)),
    used: given(filter.used, ({ from, to }) =>
      and(
        given(from, (at) => gte(udr.usedFrom, at)),
        given(to, (at) => lt(udr.usedFrom, at)),
      ),
    ),
    billing: given(filter.billing, ({ from, to }) =>
      and(
        given(from, (at) => gte(udr.billingEffectiveAt, at)),
        given(to, (at) => lt(udr.billingEffectiveAt, at)),
      ),
    ),
    usage: and(
      given(filter.usageMin, (least) => gte(udr.quantity, least)),
      given(filter.usageMax, (most) => lte(udr.quantity, most)),
    ),
    metadata: filter.metadata.length === 0 ? undefined : and(...filter.metadata.map(hasMetadata)),
    rating: given(filter.ratingState, inRatingState),
    charge: given(filter.charge, inChargeState),
    total: inTotal(filter),
  };
}

function given<Value>(value: Value | null, condition: (value: Value) => SQL | undefined): SQL | undefined {
  return value === null ? undefined : condition(value);
}

/** The end of a UDR's chain: its live charge, or the reversal after which nothing stands. */
export function lastRbi(reader: Reader) {
  return reader
    .select({ rbiId: rbi.rbiId, kind: rbi.kind, gross: rbi.gross })
    .from(rbi)
    .where(and(eq(rbi.shard, udr.shard), eq(rbi.accountId, udr.accountId), eq(rbi.udrId, udr.udrId), ne(rbi.kind, "correction")))
    .orderBy(desc(rbi.seq))
    .limit(1)
    .as("last");
}

function inRatingState(ratingState: RatingState): SQL | undefined {
  if (ratingState === "completed") return sql`"last"."kind" = 'charge'`;
  const isBillable = and(eq(udr.state, "posted"), ne(udr.directive, "notToBeBilled"));
  const standsNothing = sql`"last"."kind" is distinct from 'charge'`;
  if (ratingState === "pending") return and(isBillable, standsNothing);
  return and(or(ne(udr.state, "posted"), eq(udr.directive, "notToBeBilled")), standsNothing);
}

/** What waits for a bill stands in the queue. */
function inChargeState(charge: ChargeState): SQL {
  const waits = sql`exists (select from ${billingQueue} where ${billingQueue.shard} = ${udr.shard}
    and ${billingQueue.accountId} = ${udr.accountId} and ${billingQueue.rbiId} = "last"."rbi_id")`;
  return charge === "notBilled" ? sql`"last"."kind" = 'charge' and ${waits}` : sql`"last"."kind" = 'charge' and not ${waits}`;
}

function inTotal({ totalMin, totalMax }: UdrFilter): SQL | undefined {
  if (totalMin === null && totalMax === null) return undefined;
  return and(
    sql`"last"."kind" = 'charge'`,
    given(totalMin, (least) => sql`"last"."gross" >= ${microsToString(least)}::numeric`),
    given(totalMax, (most) => sql`"last"."gross" <= ${microsToString(most)}::numeric`),
  );
}

function throughCatalog(catalogId: number): SQL {
  return sql`exists (select from ${serviceOrder} where ${serviceOrder.shard} = ${udr.shard} and ${serviceOrder.accountId} = ${udr.accountId}
    and ${serviceOrder.orderId} = ${udr.orderId} and ${serviceOrder.catalogId} = ${catalogId})`;
}

function hasMetadata({ filter, isNumber, isPersonal }: StoredMetadataFilter): SQL {
  const open = sql`${udr.metadata} ->> ${filter.attribute}`;
  const personal = sql`(select ${udrPersonal.metadata} ->> ${filter.attribute} from ${udrPersonal} where ${udrPersonal.shard} = ${udr.shard}
    and ${udrPersonal.accountId} = ${udr.accountId} and ${udrPersonal.udrId} = ${udr.udrId})`;
  const text = isPersonal ? sql`coalesce(${open}, ${personal})` : sql`(${open})`;
  // Another UDR type may keep text under the same key.
  const number = sql`(case when ${text} ~ '^-?[0-9]+([.][0-9]+)?$' then (${text})::numeric end)`;
  if ("startsWith" in filter) return sql`starts_with(${text}, ${filter.startsWith})`;
  if ("between" in filter) return sql`${number} between ${filter.between[0]}::numeric and ${filter.between[1]}::numeric`;
  const values = "is" in filter ? [filter.is] : filter.in;
  if (!isNumber) return sql`${text} ${inTexts(values)}`;
  return sql`${number} in (select value::numeric from json_array_elements_text(${JSON.stringify(values)}::json))`;
}
