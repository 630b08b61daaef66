import { findAdjustFacts } from "#db/queries/adjust-facts.ts";
import { findUdrPersonal } from "#db/queries/udrs.ts";
import type { Tx } from "#db/tx.ts";
import { type PlannedEntries, planEntries } from "#lib/domain/billing/plan-entries.ts";
import type { BillableDirective, Rated, Rbi } from "#lib/domain/billing/rbi.ts";
import type { Wallet } from "#lib/domain/billing/wallet.ts";
import { happenedByDefault } from "#lib/domain/counting/decide-move.ts";
import type { GivenDiscount } from "#lib/domain/discount/given-discount.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import { refuseAction } from "#lib/domain/udr/available-actions.ts";
import type { ApprovalNeed } from "#lib/domain/udr/decide-approval.ts";
import { type Chain, decidePosting, directiveToRate, readChain } from "#lib/domain/udr/decide-posting.ts";
import { decideUdrValues, type UdrValues } from "#lib/domain/udr/decide-udr-values.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import type { Micros } from "#lib/kernel/money.ts";
import { sumMicros } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { approvalNeeded } from "./approval-needed.ts";
import type { Context } from "./context.ts";
import { discountsOfChange } from "./discounts-of-change.ts";
import { type PlannedCounting, planCounting } from "./plan-counting.ts";
import { rateUdr } from "./rate-udr.ts";
import { claimUdrFacts, readUdrFacts, type UdrStanding } from "./udr-standing.ts";

export type PlannedChange = {
  readonly change: UdrChange;
  readonly subscriber: Subscriber;
  readonly wallet: Wallet | null;
  readonly before: UdrValues;
  readonly after: UdrValues;
  readonly rbis: readonly Rbi[];
  readonly chain: Chain;
  readonly isWaitingForRun: boolean;
  readonly rated: Rated | null;
  readonly planned: PlannedEntries;
  /** Of all entries: positive charges the customer, negative credits. */
  readonly net: Micros;
  readonly approval: ApprovalNeed | null;
  /** Of discounts that are more than the agent may give alone: what a second person is asked about. */
  readonly asking: PlannedAsking | null;
  /** Whether it matters to the price of other usage what the reason says. */
  readonly countsTogether: boolean;
  readonly usageHappened: boolean;
  /** Of the products whose usage is corrected with it. */
  readonly correctedNames: PlannedCounting["correctedNames"];
};

/** All that the UDR shall have, and its price then; null where it is not rated now. */
type PlannedAsking = { readonly discounts: readonly GivenDiscount[]; readonly rated: Rated | null };

export type UdrChangeToPlan = {
  readonly change: UdrChange;
  readonly claim: boolean;
  /** Discounts that were decided on already, when they were asked for: they are not judged again. */
  readonly given?: readonly GivenDiscount[];
  /** What the reason of the action says; the action's default while none is chosen. */
  readonly usageHappened?: boolean;
};

/**
 * What an action on a UDR changes and posts. Preview and submit are this one function: with `claim` it holds everything it
 * decides on (subscription, wallet, UDR, queue rows) until the transaction ends, without it only looks.
 */
export async function planUdrChange(
  tx: Tx,
  context: Context,
  { change, claim, given, usageHappened = happenedByDefault(change.action) }: UdrChangeToPlan,
): Promise<Result<PlannedChange, Refusal>> {
  const found = await (claim ? claimUdrFacts(tx, context, change.udrId) : readUdrFacts(tx, change.udrId));
  if (!found.ok) return found;
  const standing = found.value;
  const refusal = refuseAction(change.action, standing.udr, context.actor);
  if (refusal !== null) return refused(refusal);
  if (standing.udr.revision !== change.expectedRevision) return refused({ code: "STALE_REVISION" });

  const before: UdrValues = { udr: standing.udr, personal: await findUdrPersonal(tx, standing.udr) };
  const discounts =
    given === undefined ? await discountsOfChange(tx, context, { change, before, standing }) : ok({ given, withApproval: null });
  if (!discounts.ok) return discounts;
  const asked = discounts.value.withApproval?.given ?? null;
  const facts = change.action === "adjust" ? { ...(await findAdjustFacts(tx, change)), discounts: discounts.value.given } : null;
  const after = decideUdrValues(before, change, facts);
  if (after.ok) return planPosting(tx, context, { change, standing, before, after: after.value, usageHappened, claim, asked });
  const isOnlyAsking = asked !== null && after.refusal.code === "USAGE_UNCHANGED";
  return isOnlyAsking ? planAsking(tx, { change, standing, before, asked }) : after;
}

type Decided = Required<Pick<UdrChangeToPlan, "change" | "claim" | "usageHappened">> & {
  readonly standing: UdrStanding;
  readonly before: UdrValues;
  readonly after: UdrValues;
  readonly asked: readonly GivenDiscount[] | null;
};

async function planPosting(
  tx: Tx,
  context: Context,
  { change, standing, before, after, usageHappened, claim, asked }: Decided,
): Promise<Result<PlannedChange, Refusal>> {
  const { subscriber, wallet, otherWallets, rbis, isWaitingForRun } = standing;
  const chain = readChain(rbis);
  const directive = directiveToRate({ after: after.udr, isWaitingForRun });
  const counting = await planCounting(tx, {
    action: change.action,
    usageHappened,
    before,
    after,
    subscriber,
    directive,
    claim,
    otherWallets,
  });
  if (!counting.ok) return counting;
  const { group, countsTogether, correctedNames } = counting.value;
  const rated = await rateAgain(tx, { after, subscriber, directive, counting: counting.value });
  if (!rated.ok) return rated;
  const planned = planEntries(decidePosting({ after: after.udr, chain, rated: rated.value, wallet, otherWallets, group }));
  if (!planned.ok) return planned;
  const approved = asked && (await rateAgain(tx, { after: withDiscounts(after, asked), subscriber, directive, counting: counting.value }));
  if (approved?.ok === false) return approved;
  const net = sumMicros(planned.value.entries.map(({ content }) => content.gross));
  return ok({
    change,
    subscriber,
    wallet,
    before,
    after,
    rbis,
    chain,
    isWaitingForRun,
    rated: rated.value?.rated ?? null,
    planned: planned.value,
    net,
    countsTogether,
    usageHappened,
    correctedNames,
    approval: await approvalNeeded(tx, context, { net, currency: subscriber.currency }),
    asking: asked && { discounts: asked, rated: approved?.value?.rated ?? null },
  });
}

type OnlyAsking = Pick<Decided, "change" | "standing" | "before"> & { readonly asked: readonly GivenDiscount[] };

/** An Adjust that changes nothing but what a second person must approve: nothing posts and nothing changes until then. */
async function planAsking(tx: Tx, { change, standing, before, asked }: OnlyAsking): Promise<Result<PlannedChange, Refusal>> {
  const { subscriber, wallet, otherWallets, rbis, isWaitingForRun } = standing;
  const after = withDiscounts(before, asked);
  const directive = directiveToRate({ after: after.udr, isWaitingForRun });
  const { action } = change;
  const place = { before, after, subscriber, otherWallets, directive, claim: false };
  const counting = await planCounting(tx, { action, usageHappened: true, ...place });
  if (!counting.ok) return counting;
  const rated = await rateAgain(tx, { after, subscriber, directive, counting: counting.value });
  if (!rated.ok) return rated;
  return ok({
    ...{ change, subscriber, wallet, before, after: before, rbis, chain: readChain(rbis), isWaitingForRun },
    rated: null,
    planned: NOTHING_POSTS,
    net: 0n,
    approval: null,
    asking: { discounts: asked, rated: rated.value?.rated ?? null },
    countsTogether: counting.value.countsTogether,
    usageHappened: true,
    correctedNames: counting.value.correctedNames,
  });
}

const NOTHING_POSTS: PlannedEntries = { entries: [], walletMovement: null, counts: [] };

function withDiscounts({ udr, personal }: UdrValues, adHocDiscounts: readonly GivenDiscount[]): UdrValues {
  return { udr: { ...udr, adHocDiscounts }, personal };
}

type Rating = {
  readonly after: UdrValues;
  readonly subscriber: Subscriber;
  readonly directive: BillableDirective | null;
  readonly counting: PlannedCounting;
};
type RatedAs = { readonly rated: Rated; readonly directive: BillableDirective };

async function rateAgain(tx: Tx, { after, subscriber, directive, counting }: Rating): Promise<Result<RatedAs | null, Refusal>> {
  if (directive === null) return ok(null);
  const { counters, place } = counting;
  const rated = await rateUdr(tx, { values: after, subscriber, directive, counters, place });
  return rated.ok ? ok({ rated: counting.settle(rated.value), directive }) : rated;
}
