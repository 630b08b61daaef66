import { createHmac, timingSafeEqual } from "node:crypto";
import { config } from "#lib/config.ts";
import type { PlannedEntries, PlannedEntry } from "#lib/domain/billing/plan-entries.ts";
import type { WalletMovement } from "#lib/domain/billing/wallet.ts";
import { type Actor, actorKey } from "#lib/domain/people/actor.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { canonicalJson, type Json, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { decimalToString, normalise } from "#lib/kernel/decimal.ts";
import { microsToString } from "#lib/kernel/money.ts";

export type Previewed = { readonly actor: Actor; readonly change: UdrChange; readonly planned: PlannedEntries };

/** So that no other signature made with the installation's secret can pass as a preview's. */
const KEY_PURPOSE = "ratewright preview token v1";

/**
 * Says: this actor saw what this input would post. A submit recomputes it from the entries that it is about to write, so
 * what was agreed to is what posts, or nothing posts.
 */
export function previewToken({ actor, change, planned }: Previewed): string {
  const key = createHmac("sha256", config().secret).update(KEY_PURPOSE).digest();
  const text = canonicalJson({ actor: actorKey(actor), change, ...entriesJson(planned) });
  return createHmac("sha256", key).update(text).digest("base64url");
}

export function isPreviewToken(token: string, previewed: Previewed): boolean {
  const given = Buffer.from(token);
  const wanted = Buffer.from(previewToken(previewed));
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Of everything that the entries do to the customer: what is asked for today is what an approval posts tomorrow, or it is stale. */
export function entriesHash(planned: PlannedEntries): Promise<string> {
  return sha256Hex(canonicalJson({ format: "ratewright/entries@1", ...entriesJson(planned) }));
}

/** Everything that an entry does to the customer. Explanations stay out: they follow from the version and the usage. */
function entriesJson({ entries, walletMovement, others = [] }: PlannedEntries): { readonly [key: string]: Json } {
  return {
    entries: entries.map(entryJson),
    others: others.map(({ wallet, movement }) => ({ wallet: wallet.walletId, ...movementJson(movement) })),
    wallet: walletMovement && movementJson(walletMovement),
  };
}

function movementJson({ amount, debtChange }: WalletMovement): { readonly amount: string; readonly debt: string } {
  return { amount: microsToString(amount), debt: microsToString(debtChange) };
}

function entryJson({ content, goes }: PlannedEntry): Json {
  return {
    goes,
    kind: content.kind,
    // Of a correction of other usage: whose.
    ...(content.kind === "correction" && { group: content.correctedGroup, subscription: content.subscriptionId }),
    seq: content.seq,
    reverses: content.reversesId,
    directive: content.directive,
    product: content.productId,
    quantity: decimalToString(normalise(content.quantity)),
    gross: microsToString(content.gross),
    net: microsToString(content.net),
    tax: microsToString(content.tax),
    taxPercent: decimalToString(normalise(content.taxPercent)),
    currency: content.currency,
    version: content.pricePlanVersionId,
  };
}
