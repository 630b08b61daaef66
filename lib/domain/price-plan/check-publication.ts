import type { Instant } from "#lib/kernel/instant.ts";
import { checkDocument } from "./check-document.ts";
import { errorAt, type Finding } from "./finding.ts";
import { lintDocument } from "./lint/lint-document.ts";
import type { LintOffer } from "./lint/reached-products.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";

/**
 * Everything there is to know before a document is published: what is wrong with it, which of its lines never win and what it leaves
 * open, and what it asks of billing that billing cannot do. Errors stand against publishing it.
 */
export function checkPublication(document: PricePlanDocument, offer: LintOffer, now: Instant): readonly Finding[] {
  return [...checkDocument(document, offer), ...lintDocument(document, offer, now), ...checkCounters(document)];
}

/**
 * Quotes, previews and the command count usage themselves. Orders and billing store no counters yet: they would price each usage
 * as if it were the first, so nothing that counts usage together may go live.
 */
function checkCounters({ rates, discounts = [] }: PricePlanDocument): readonly Finding[] {
  const cumulative = rates.map(({ key, scope }, index) => {
    const message = `Rate ${key} counts usage together (scope ${scope}), which billing cannot do yet. ${REFUSED}`;
    return scope === "udr" ? [] : [errorAt(`rates[${index}].scope`, message)];
  });
  const usedUp = discounts.map(({ code, kind, per }, index) => {
    const message = `Discount ${code} is used up over a period, which billing cannot count yet. ${REFUSED}`;
    return per === "udr" || kind === "percentage" ? [] : [errorAt(`discounts[${index}].per`, message)];
  });
  return [...cumulative, ...usedUp].flat();
}

/** Whether the price of a usage depends on what was used before it. */
export function countsUsageTogether(document: PricePlanDocument): boolean {
  return checkCounters(document).length > 0;
}

const REFUSED = "It can be quoted, but not published.";
