import { nextId } from "#db/ids.ts";
import { findAdjustFacts } from "#db/queries/adjust-facts.ts";
import { holdKindNamed } from "#db/queries/hold-usage-kinds.ts";
import { findFormerValues, findPersonalKeys } from "#db/queries/udr-reversals.ts";
import type { Tx } from "#db/tx.ts";
import type { GivenDiscount } from "#lib/domain/discount/given-discount.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { decideReversal } from "#lib/domain/udr/decide-reversal.ts";
import { decideUdrValues, type ForwardChange, type UdrValues } from "#lib/domain/udr/decide-udr-values.ts";
import type { AdjustUdrChange, UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";
import { discountsOfChange } from "./discounts-of-change.ts";
import type { UdrStanding } from "./udr-standing.ts";

export type ChangingValues = {
  readonly change: UdrChange;
  readonly before: UdrValues;
  readonly standing: UdrStanding;
  /** Discounts that were decided on already. */
  readonly given: readonly GivenDiscount[] | undefined;
  /** To be written: what the values are judged by is held until then. */
  readonly claim: boolean;
};

export type ChangedValues = {
  /** Null: nothing changes but what a second person must approve. */
  readonly after: UdrValues | null;
  /** All discounts that a second person is asked for; null where nobody has to be asked. */
  readonly asked: readonly GivenDiscount[] | null;
};

/** What an action makes of a UDR: what its submit says, or for a reversal what it was. */
export async function decideChangeValues(
  tx: Tx,
  context: Context,
  { change, before, standing, given, claim }: ChangingValues,
): Promise<Result<ChangedValues, Refusal>> {
  if (change.action === "reverse") return reversed(tx, context, before);
  const forward: ForwardChange = change;
  const discounts =
    given === undefined ? await discountsOfChange(tx, context, { change: forward, before, standing }) : ok({ given, withApproval: null });
  if (!discounts.ok) return discounts;
  const asked = discounts.value.withApproval?.given ?? null;
  const facts = forward.action === "adjust" ? { ...(await adjustFacts(tx, forward, claim)), discounts: discounts.value.given } : null;
  const after = decideUdrValues(before, forward, facts);
  if (after.ok) return ok({ after: after.value, asked });
  const isOnlyAsking = asked !== null && after.refusal.code === "USAGE_UNCHANGED";
  return isOnlyAsking ? ok({ after: null, asked }) : after;
}

/** What the UDR type and its value lists allow: held first and then read, so it is what they allow when the UDR is written. */
async function adjustFacts(tx: Tx, change: AdjustUdrChange, claim: boolean) {
  if (claim) await holdKindNamed(tx, change);
  return findAdjustFacts(tx, change);
}

/** A preview takes a number for what would take a cancelled UDR's place, too: a gap in them means nothing. */
async function reversed(tx: Tx, { database, now }: Context, before: UdrValues): Promise<Result<ChangedValues, Refusal>> {
  const { udr } = before;
  const former = await findFormerValues(tx, udr);
  const personalKeys = await findPersonalKeys(tx, former?.udrTypeId ?? udr.udrTypeId);
  const udrId = udr.state === "cancelled" ? await nextId(database, "udr") : udr.udrId;
  const after = decideReversal(before, { former, personalKeys, successor: { udrId, recordedAt: now } });
  return after.ok ? ok({ after: after.value, asked: null }) : after;
}
