import { findAccountByNumber, listIdentifiers } from "#db/queries/accounts.ts";
import { devicesOfAccount } from "#db/queries/devices.ts";
import { listProvisioning } from "#db/queries/udr-detail.ts";
import { findUdr, findUdrPersonal } from "#db/queries/udrs.ts";
import type { Tx } from "#db/tx.ts";
import { endingOf, IDENTIFIER_NAMES, maskIdentifier, mayReveal } from "#lib/domain/account/identifier.ts";
import { REVEAL_REASONS } from "#lib/domain/account/reveal-reasons.ts";
import type { Revealed, RevealInput, RevealTarget } from "#lib/domain/account/reveal-schema.ts";
import { parseSubscriptionNumber } from "#lib/domain/account/search-text.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Json } from "#lib/kernel/canonical-json.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { writeAudit } from "../write-audit.ts";

type Found = {
  readonly value: string;
  readonly entity: "subscription" | "udr";
  readonly entityId: string | number;
  readonly accountId: number;
  /** What was shown, so that it can be told from its neighbours and not be called. */
  readonly what: { readonly [key: string]: Json };
};

/**
 * One number or personal value whole, for who otherwise sees its ending, to be shown on this screen only. Who saw which, and why, is on record
 * before it leaves; the record itself has its ending and no more.
 */
export async function revealIdentifier(context: Context, { target, reason }: RevealInput): Promise<Result<Revealed, Refusal>> {
  if (!mayReveal(context.actor)) return refused({ code: "NOT_PERMITTED" });
  return inTransaction(context, async (tx) => {
    const found = await find(tx, target);
    if (found === null) return refused({ code: "NOT_FOUND" });
    const { value, entity, entityId, accountId, what } = found;
    await writeAudit(tx, context, {
      action: "identifier.reveal",
      ...{ entity, entityId, accountId },
      after: what,
      reason: REVEAL_REASONS[reason],
    });
    return ok({ value });
  });
}

function find(tx: Tx, target: RevealTarget): Promise<Found | null> {
  switch (target.of) {
    case "identifier":
    case "device":
      return findOfSubscription(tx, target);
    case "metadata":
    case "delivery":
      return findOfUdr(tx, target);
  }
}

type OfSubscription = Extract<RevealTarget, { readonly of: "identifier" | "device" }>;

/** The first with that mask: two of one subscription with one kind, length and ending are as good as the same. */
async function findOfSubscription(tx: Tx, target: OfSubscription): Promise<Found | null> {
  const key = await findAccountByNumber(tx, target.account);
  const subscriptionId = parseSubscriptionNumber(target.subscription);
  if (key === null || subscriptionId === null) return null;
  const about = { entity: "subscription", entityId: target.subscription, accountId: key.accountId } as const;
  if (target.of === "device") {
    const devices = (await devicesOfAccount(tx, key)).get(subscriptionId)?.devices ?? [];
    const device = devices.find(({ number }) => maskIdentifier(number) === target.masked);
    return device === undefined ? null : { ...about, value: device.number, what: { shown: "Device", ending: endingOf(device.number) } };
  }
  const own = (await listIdentifiers(tx, key)).find(
    (one) => one.subscriptionId === subscriptionId && one.kind === target.kind && maskIdentifier(one.value) === target.masked,
  );
  return own === undefined
    ? null
    : { ...about, value: own.value, what: { shown: IDENTIFIER_NAMES[own.kind], ending: endingOf(own.value) } };
}

type OfUdr = Extract<RevealTarget, { readonly of: "metadata" | "delivery" }>;

async function findOfUdr(tx: Tx, target: OfUdr): Promise<Found | null> {
  const udr = await findUdr(tx, target.udrId);
  if (udr === null) return null;
  const about = { entity: "udr", entityId: udr.udrId, accountId: udr.accountId } as const;
  if (target.of === "metadata") {
    const value = (await findUdrPersonal(tx, udr))[target.key];
    return value === undefined ? null : { ...about, value, what: { shown: "Personal metadata", attribute: target.key } };
  }
  const request = (await listProvisioning(tx, udr)).find(({ requestId }) => requestId === target.requestId);
  if (request === undefined) return null;
  return {
    ...about,
    value: request.device,
    what: { shown: "Device of a delivery", request: target.requestId, ending: endingOf(request.device) },
  };
}
