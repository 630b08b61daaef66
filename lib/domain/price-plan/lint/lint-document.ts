import type { Instant } from "#lib/kernel/instant.ts";
import type { Finding } from "../finding.ts";
import type { PricePlanDocument } from "../price-plan-document.ts";
import { resolveRateBook } from "../resolve-rate-book.ts";
import { checkAttributes } from "./check-attributes.ts";
import { checkDiscountReach } from "./check-discount-reach.ts";
import { checkDiscountSums } from "./check-discount-sums.ts";
import { checkGaps } from "./check-gaps.ts";
import { checkLines } from "./check-lines.ts";
import { checkReached } from "./check-reached.ts";
import { checkTimeModels } from "./check-time-models.ts";
import { checkTotals } from "./check-totals.ts";
import { type LintContext, lintContext } from "./lint-context.ts";
import type { LintOffer } from "./reached-products.ts";

/**
 * What can be said of a document that could be priced by: whether each of its lines ever wins, and what it leaves open. A document
 * that could not has no book to ask; what is wrong with it is found by `checkPricing`.
 */
export function lintDocument(document: PricePlanDocument, offer: LintOffer, now: Instant): readonly Finding[] {
  const book = resolveRateBook(document, offer.definitions);
  if (!book.ok) return [];
  const context = lintContext({ document, book: book.value, offer, now });
  return CHECKS.flatMap((check) => check(context));
}

const CHECKS = [
  checkLines,
  checkGaps,
  checkReached,
  checkAttributes,
  checkTotals,
  checkTimeModels,
  checkDiscountReach,
  checkDiscountSums,
] as const satisfies readonly ((context: LintContext) => readonly Finding[])[];
