import { findUdrPersonal } from "#db/queries/udrs.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { readChain } from "#lib/domain/udr/decide-posting.ts";
import type { WhatIfChoice } from "#lib/domain/what-if/what-if-view.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { usageOfUdr } from "../rate-udr.ts";
import { readUdrFacts } from "../udr-standing.ts";
import { toChoices, whatIfPlans } from "../what-if-plans.ts";

/** By what a UDR may be asked to be priced. */
export async function listWhatIfChoices(context: Context, udrId: number): Promise<Result<readonly WhatIfChoice[], Refusal>> {
  return inTransaction(context, async (tx) => {
    const found = await readUdrFacts(tx, udrId);
    if (!found.ok) return found;
    const { udr, subscriber, rbis } = found.value;
    if (udr.rating !== "here") return ok([]);
    const { ratingInstant } = await usageOfUdr(tx, { udr, personal: await findUdrPersonal(tx, udr) }, "toBeBilled");
    const plans = await whatIfPlans(tx, context, { subscriber, ratingInstant });
    const currentVersionId = readChain(rbis).live?.pricePlanVersionId ?? null;
    return ok(await toChoices(tx, plans, { now: context.now, currentVersionId }));
  });
}
