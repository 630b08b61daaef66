import { resolvedOfGiven, versionKey } from "#db/queries/ad-hoc-discounts.ts";
import { findProductFacts, findProductIdByCode } from "#db/queries/product-facts.ts";
import type { Tx } from "#db/tx.ts";
import { type DecidedDiscounts, type KeptDiscount, needsApproval } from "#lib/domain/discount/decide-given-discounts.ts";
import type { GivenDiscount } from "#lib/domain/discount/given-discount.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { UdrValues } from "#lib/domain/udr/decide-udr-values.ts";
import type { AdjustUdrChange, UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import { canonicalJson } from "#lib/kernel/canonical-json.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";
import { discountedService, giveDiscounts } from "./give-discounts.ts";
import type { UdrStanding } from "./udr-standing.ts";

type Changing = { readonly change: UdrChange; readonly before: UdrValues; readonly standing: UdrStanding };

/**
 * The ad hoc discounts of a UDR after an action: only an Adjust changes them, by the rules of an order. What needs an approval is left out
 * until it has one, and only a person may ask for it.
 */
export async function discountsOfChange(
  tx: Tx,
  context: Context,
  { change, before, standing }: Changing,
): Promise<Result<DecidedDiscounts, Refusal>> {
  const { adHocDiscounts } = before.udr;
  const asTheyAre = { given: adHocDiscounts, withApproval: null };
  if (change.action !== "adjust") return ok(asTheyAre);
  const asked = change.discounts ?? adHocDiscounts.map(({ code, value }) => ({ code, value }));
  if (asked.length === 0) return ok({ given: [], withApproval: null });
  const productId = await findProductIdByCode(tx, change.product);
  const product = productId === null ? null : await findProductFacts(tx, productId, context.now);
  // What it names must exist: the values are decided next, and say which does not.
  if (product === null) return ok(asTheyAre);
  const { subscriber } = standing;
  const udrType = product.udrTypes.find(({ code }) => code === change.udrType) ?? null;
  const isSameService = await keepsService(tx, { change, before, productId });
  const decided = await giveDiscounts(tx, context, {
    asked,
    kept: await keptOf(tx, adHocDiscounts, isSameService),
    subscriber,
    service: discountedService(subscriber, { product, udrType, metadata: change.metadata }),
    unit: udrType?.unitName ?? "",
  });
  if (!decided.ok) return decided;
  const { withApproval } = decided.value;
  return withApproval === null || context.actor.kind === "user" ? decided : refused(needsApproval(withApproval));
}

type Usage = { readonly change: AdjustUdrChange; readonly before: UdrValues; readonly productId: number | null };

/** Whether the conditions of discounts are asked about the same as before. */
async function keepsService(tx: Tx, { change, before: { udr, personal }, productId }: Usage): Promise<boolean> {
  if (productId !== udr.productId) return false;
  const before = present(await findProductFacts(tx, udr.productId, udr.usedFrom), `product ${udr.productId}`);
  const typeBefore = before.udrTypes.find(({ udrTypeId }) => udrTypeId === udr.udrTypeId)?.code;
  const isSameMetadata = canonicalJson(given(change.metadata)) === canonicalJson(given({ ...udr.metadata, ...personal }));
  return typeBefore === change.udrType && isSameMetadata;
}

function given(metadata: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== ""));
}

async function keptOf(tx: Tx, discounts: readonly GivenDiscount[], isSameService: boolean): Promise<readonly KeptDiscount[]> {
  const resolved = isSameService ? null : await resolvedOfGiven(tx, discounts);
  return discounts.map((discount) => ({ given: discount, resolved: resolved?.get(versionKey(discount)) ?? null }));
}
