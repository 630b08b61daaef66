import { findSuccessorId } from "#db/queries/udr-reversals.ts";
import { findUdrPersonal } from "#db/queries/udrs.ts";
import type { Tx } from "#db/tx.ts";
import { type PlannedEntries, planEntries } from "#lib/domain/billing/plan-entries.ts";
import type { BillableDirective, Rated, Rbi } from "#lib/domain/billing/rbi.ts";
import type { Wallet } from "#lib/domain/billing/wallet.ts";
import { happenedByDefault, isSameUsage } from "#lib/domain/counting/decide-move.ts";
import type { GivenDiscount } from "#lib/domain/discount/given-discount.ts";
import type { Actor } from "#lib/domain/people/actor.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import { refuseAction } from "#lib/domain/udr/available-actions.ts";
import type { ApprovalNeed } from "#lib/domain/udr/decide-approval.ts";
import { type Chain, decidePosting, directiveToRate, readChain } from "#lib/domain/udr/decide-posting.ts";
import type { UdrValues } from "#lib/domain/udr/decide-udr-values.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Micros, sumMicros } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { approvalNeeded } from "./approval-needed.ts";
import type { Context } from "./context.ts";
import { decideChangeValues } from "./decide-change-values.ts";
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
  /** The cancelled UDR whose place `after` takes as a new one; null for every other change. */
  readonly succeeds: number | null;
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
  /** Whose limit for credits decides: the actor's, or that of the second person who approves. */
  readonly limitOf?: Actor;
};

/**
 * What an action on a UDR changes and posts. Preview and submit are this one function: with `claim` it holds everything it
 * decides on (subscription, wallet, UDR, queue rows) until the transaction ends, without it only looks.
 */
export async function planUdrChange(
  tx: Tx,
  context: Context,
  { change, claim, given, usageHappened, limitOf = context.actor }: UdrChangeToPlan,
): Promise<Result<PlannedChange, Refusal>> {
  const found = await (claim ? claimUdrFacts(tx, limitOf, change.udrId) : readUdrFacts(tx, change.udrId));
  if (!found.ok) return found;
  const standing = found.value;
  const successorId = change.action === "reverse" ? await findSuccessorId(tx, standing.udr) : null;
  const refusal = refuseAction(change.action, { ...standing.udr, successorId }, context.actor);
  if (refusal !== null) return refused(refusal);
  if (standing.udr.revision !== change.expectedRevision) return refused({ code: "STALE_REVISION" });

  const before: UdrValues = { udr: standing.udr, personal: await findUdrPersonal(tx, standing.udr) };
  const values = await decideChangeValues(tx, context, { change, before, standing, given, claim });
  if (!values.ok) return values;
  const { after, asked } = values.value;
  if (after === null) return planAsking(tx, { change, standing, before, asked: present(asked, "what is asked for") });
  const happened = usageHappened ?? happenedUnlessSaid(change, { before, after });
  return planPosting(tx, { ...context, actor: limitOf }, { change, standing, before, after, usageHappened: happened, claim, asked });
}

/** While no reason says it. A reversal says that something else was used where it puts that back. */
function happenedUnlessSaid({ action }: UdrChange, { before, after }: Pick<Decided, "before" | "after">): boolean {
  return action === "reverse" ? isSameUsage(before, after) : happenedByDefault(action);
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
  const isSucceeded = after.udr.udrId !== before.udr.udrId;
  const { subscriber, wallet, otherWallets } = standing;
  // What takes another's place begins with nothing: what was posted for the other stays with it.
  const { rbis, isWaitingForRun } = isSucceeded ? NOTHING_POSTED : standing;
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
    isSucceeded,
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
    succeeds: isSucceeded ? before.udr.udrId : null,
  });
}

const NOTHING_POSTED = { rbis: [], isWaitingForRun: false } as const;

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
    succeeds: null,
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
