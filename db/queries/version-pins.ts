import { and, desc, eq, gt, isNotNull, isNull, lt, lte, or, type SQL } from "drizzle-orm";
import type { NumberedPin } from "#lib/domain/price-plan/decide-pin.ts";
import type { PinState } from "#lib/domain/price-plan/pin-schema.ts";
import type { VersionPin } from "#lib/domain/price-plan/version-for.ts";
import type { SubscriptionKey } from "#lib/domain/subscription/subscriber.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { account, priceVersionPin, subscription } from "../schema/account.ts";
import { appUser } from "../schema/people.ts";
import { pricePlan, pricePlanVersion } from "../schema/price-plan.ts";
import type { Reader, Tx } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";

export type PlanPin = VersionPin & { readonly pricePlanId: number };

/** What a subscription and its account keep, of every plan and of all times. */
export async function pinsOfSubscription(reader: Reader, key: SubscriptionKey): Promise<readonly PlanPin[]> {
  return reader
    .select({
      pricePlanId: priceVersionPin.pricePlanId,
      versionId: priceVersionPin.versionId,
      subscriptionId: priceVersionPin.subscriptionId,
      from: priceVersionPin.pinnedFrom,
      to: priceVersionPin.pinnedTo,
    })
    .from(priceVersionPin)
    .where(
      and(
        eq(priceVersionPin.shard, key.shard),
        eq(priceVersionPin.accountId, key.accountId),
        or(isNull(priceVersionPin.subscriptionId), eq(priceVersionPin.subscriptionId, key.subscriptionId)),
      ),
    );
}

const NUMBERED = {
  pinId: priceVersionPin.pinId,
  pricePlanId: priceVersionPin.pricePlanId,
  versionId: priceVersionPin.versionId,
  subscriptionId: priceVersionPin.subscriptionId,
  from: priceVersionPin.pinnedFrom,
  to: priceVersionPin.pinnedTo,
};

/** All of an account and its subscriptions, of every plan and of all times. */
export async function pinsOfAccount(reader: Reader, key: AccountKey): Promise<readonly (NumberedPin & PlanPin)[]> {
  return reader.select(NUMBERED).from(priceVersionPin).where(ofAccount(priceVersionPin, key));
}

/** Held to the end of the transaction: of two pins at once the second sees the first. Who orders meanwhile does not wait. */
export async function lockAccount(tx: Tx, key: AccountKey): Promise<void> {
  await tx.select({ accountId: account.accountId }).from(account).where(ofAccount(account, key)).for("no key update");
}

export async function insertPin(tx: Tx, row: Omit<typeof priceVersionPin.$inferInsert, "createdAt">): Promise<void> {
  await tx.insert(priceVersionPin).values(row);
}

export async function endPin(tx: Tx, { pinId, ...key }: AccountKey & { readonly pinId: number }, pinnedTo: Instant): Promise<void> {
  await tx
    .update(priceVersionPin)
    .set({ pinnedTo })
    .where(and(ofAccount(priceVersionPin, key), eq(priceVersionPin.pinId, pinId)));
}

export type PinSearch = {
  readonly pricePlanId: number;
  readonly state: PinState;
  readonly now: Instant;
  /** Of this account only. */
  readonly account: string | null;
  /** Pins with a smaller number. */
  readonly before: number | null;
  readonly limit: number;
};

/** The pins of a plan, newest first. */
export async function listPinsOfPlan(reader: Reader, { pricePlanId, state, now, account: number, before, limit }: PinSearch) {
  return selectPins(reader)
    .where(
      and(
        eq(priceVersionPin.pricePlanId, pricePlanId),
        // The index is on versions.
        eq(pricePlanVersion.pricePlanId, pricePlanId),
        inState(state, now),
        number === null ? undefined : eq(account.number, number),
        before === null ? undefined : lt(priceVersionPin.pinId, before),
      ),
    )
    .orderBy(desc(priceVersionPin.pinId))
    .limit(limit);
}

type Priced = { readonly versionId: number; readonly at: Instant };

/** The pin on a version that held for a subscription at an instant, its own before its account's; null where none did. */
export async function findHeldPin(reader: Reader, key: SubscriptionKey, { versionId, at }: Priced): Promise<PinRecord | null> {
  const { subscriptionId, pinnedFrom, pinnedTo } = priceVersionPin;
  const pins = await selectPins(reader).where(
    and(
      ofAccount(priceVersionPin, key),
      eq(priceVersionPin.versionId, versionId),
      or(isNull(subscriptionId), eq(subscriptionId, key.subscriptionId)),
      lte(pinnedFrom, at),
      or(isNull(pinnedTo), gt(pinnedTo, at)),
    ),
  );
  return pins.find((pin) => pin.subscriptionId !== null) ?? pins[0] ?? null;
}

export async function findPinOfPlan(
  reader: Reader,
  { pricePlanId, pinId }: { readonly pricePlanId: number; readonly pinId: number },
): Promise<PinRecord | null> {
  const [pin] = await selectPins(reader).where(
    and(eq(priceVersionPin.pricePlanId, pricePlanId), eq(pricePlanVersion.pricePlanId, pricePlanId), eq(priceVersionPin.pinId, pinId)),
  );
  return pin ?? null;
}

/** What an account keeps now or later, of every plan. */
export async function listStandingPins(reader: Reader, key: AccountKey, now: Instant) {
  return selectPins(reader)
    .where(and(ofAccount(priceVersionPin, key), inState("standing", now)))
    .orderBy(desc(priceVersionPin.pinId));
}

export type PinRecord = Awaited<ReturnType<typeof listStandingPins>>[number];

function selectPins(reader: Reader) {
  const { shard, accountId, subscriptionId } = priceVersionPin;
  return reader
    .select({
      ...NUMBERED,
      reason: priceVersionPin.reason,
      createdBy: priceVersionPin.createdBy,
      createdByName: appUser.name,
      accountNumber: account.number,
      accountName: account.name,
      subscription: subscription.number,
      version: pricePlanVersion.version,
      planCode: pricePlan.code,
      planName: pricePlan.name,
    })
    .from(priceVersionPin)
    .innerJoin(account, and(eq(account.shard, shard), eq(account.accountId, accountId)))
    .innerJoin(pricePlanVersion, eq(pricePlanVersion.versionId, priceVersionPin.versionId))
    .innerJoin(pricePlan, eq(pricePlan.pricePlanId, priceVersionPin.pricePlanId))
    .leftJoin(
      subscription,
      and(eq(subscription.shard, shard), eq(subscription.accountId, accountId), eq(subscription.subscriptionId, subscriptionId)),
    )
    .leftJoin(appUser, eq(appUser.userId, priceVersionPin.createdBy))
    .$dynamic();
}

/** Standing: it holds or will. One that ended before it began never did. */
function inState(state: PinState, now: Instant): SQL | undefined {
  const { pinnedTo, pinnedFrom } = priceVersionPin;
  if (state === "all") return undefined;
  const isOver = or(lte(pinnedTo, now), eq(pinnedTo, pinnedFrom));
  if (state === "ended") return and(isNotNull(pinnedTo), isOver);
  return or(isNull(pinnedTo), and(gt(pinnedTo, now), gt(pinnedTo, pinnedFrom)));
}
