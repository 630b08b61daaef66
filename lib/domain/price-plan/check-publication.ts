import type { Instant } from "#lib/kernel/instant.ts";
import { checkDocument } from "./check-document.ts";
import type { Finding } from "./finding.ts";
import { lintDocument } from "./lint/lint-document.ts";
import type { LintOffer } from "./lint/reached-products.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";

/**
 * Everything there is to know before a document is published: what is wrong with it, which of its lines never win and what it leaves
 * open. Errors stand against publishing it.
 */
export function checkPublication(document: PricePlanDocument, offer: LintOffer, now: Instant): readonly Finding[] {
  return [...checkDocument(document, offer), ...lintDocument(document, offer, now)];
}
