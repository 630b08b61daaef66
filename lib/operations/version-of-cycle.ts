import type { DiscountInForce } from "#db/queries/discounts.ts";
import type { Reader } from "#db/tx.ts";
import { cycleStarts } from "#lib/domain/counting/counting-cycles.ts";
import type { VersionHead } from "#lib/domain/price-plan/price-plan.ts";
import { type VersionSubject, versionFor } from "#lib/domain/price-plan/version-for.ts";
import type { ProductFacts } from "#lib/domain/product/product-facts.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Scope } from "#lib/rating/rate-book.ts";
import { rateFor } from "#lib/rating/select-rate.ts";
import { compiledBook } from "./compiled-book.ts";

export type VersionQuestion = {
  readonly versions: readonly VersionHead[];
  readonly subject: VersionSubject;
  readonly subscriber: Subscriber;
  readonly usage: { readonly product: ProductFacts; readonly usedFrom: Instant };
  readonly discounts: readonly DiscountInForce[];
};

/**
 * Cumulative rates change version only at the boundary of a cycle (design, "Which version"): what counts together is priced by one F. So the
 * version that the cycle began with goes on pricing usage that it counts together, or that the new version would.
 */
export async function versionOfCycle(reader: Reader, version: VersionHead, question: VersionQuestion): Promise<VersionHead> {
  const { versions, subject, subscriber, usage } = question;
  if (versions.length < 2) return version;
  const starts = cycleStarts(subscriber, usage.usedFrom);
  for (const [scope, owner] of OWNERS) {
    const first = versionFor(versions, subject, starts[owner]);
    if (first === null || first.versionId === version.versionId) continue;
    const [before, now] = [await scopeUnder(reader, first, question), await scopeUnder(reader, version, question)];
    if (before === scope || (before !== null && now === scope)) return first;
  }
  return version;
}

const OWNERS = [
  ["period", "subscription"],
  ["pool", "agreement"],
] as const satisfies readonly (readonly [Scope, string])[];

/** Null: the version has no rate for the product. */
async function scopeUnder(reader: Reader, version: VersionHead, { usage: { product }, discounts }: VersionQuestion): Promise<Scope | null> {
  const { code: productCode, productTypeCode, productFamilyCode } = product;
  return rateFor(await compiledBook(reader, version, discounts), { productCode, productTypeCode, productFamilyCode })?.scope ?? null;
}
