import { discountsInForce } from "#db/queries/discounts.ts";
import { findOpenDraft } from "#db/queries/price-plans.ts";
import { loadDefinitions } from "#db/queries/rate-definitions.ts";
import type { Tx } from "#db/tx.ts";
import { withDiscounts } from "#lib/domain/discount/resolve-discount.ts";
import { resolveRateBook } from "#lib/domain/price-plan/resolve-rate-book.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { type CompiledRateBook, compileRateBook } from "#lib/rating/compile-rate-book.ts";
import { agreedBook } from "./agreed-book.ts";
import { agreementFor, allowedBy } from "./agreement-for.ts";
import { compiledBook } from "./compiled-book.ts";
import type { WhatIfPlan } from "./what-if-plans.ts";

type Asked = { readonly subscriber: Subscriber; readonly ratingInstant: Instant; readonly version: string };

/** The book that would price the usage: a version's own, or the draft's as it stands, each with the discounts and allowances of the account. */
export async function whatIfBook(tx: Tx, { plan, versions }: WhatIfPlan, asked: Asked): Promise<Result<CompiledRateBook, Refusal>> {
  const { subscriber, ratingInstant, version } = asked;
  const agreement = await agreementFor(tx, subscriber, asked);
  // Domain R41: additive discounts are for flexible terms.
  const discounts = subscriber.isFlexible ? allowedBy(agreement, await discountsInForce(tx, ratingInstant)) : [];
  if (version !== "draft") {
    const head = versions.find((each) => String(each.version) === version);
    return head === undefined ? NO_SUCH_VERSION : ok(agreedBook(await compiledBook(tx, head, discounts), agreement));
  }
  const draft = await findOpenDraft(tx, plan.pricePlanId);
  if (draft === null) return NO_SUCH_VERSION;
  const resolved = resolveRateBook(draft.document, await loadDefinitions(tx));
  if (!resolved.ok) return refused(resolved.refusal[0] ?? { code: "DOCUMENT_INVALID" });
  const whole = withDiscounts(
    resolved.value,
    discounts.map((discount) => discount.resolved),
  );
  return ok(agreedBook(compileRateBook(whole, version), agreement));
}

const NO_SUCH_VERSION = refused({ code: "NOT_FOUND", path: "version" } as const);
