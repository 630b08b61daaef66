import { fault } from "#lib/kernel/assert.ts";
import { addDecimals, compareDecimals, type Decimal, decimal, decimalToString, normalise, ZERO } from "#lib/kernel/decimal.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import type { CatalogLimit, CatalogLine, CatalogProduct, CatalogSubscriber, CatalogTarget, ServiceRequirement } from "./catalog.ts";
import { isWithin } from "./validity.ts";

/** A service that the line asks for, with what was found. */
export type EvaluatedRequirement = ServiceRequirement & {
  readonly kind: "requires";
  readonly found: readonly string[];
  readonly holds: boolean;
};

/** Services that the line refuses to be sold beside, with those that were found. */
export type EvaluatedExclusion = {
  readonly kind: "excludes";
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly found: readonly string[];
  readonly holds: boolean;
};

/** How much is allowed in the period, and how much was ordered in it already. Plain texts: an order stores it. */
export type EvaluatedLimit = {
  readonly kind: "limit";
  readonly quantity: string;
  readonly per: CatalogLimit["per"];
  readonly from: string;
  readonly until: string;
  readonly ordered: string;
  readonly holds: boolean;
};

export type EvaluatedTerm = EvaluatedRequirement | EvaluatedExclusion | EvaluatedLimit;

export type LineVerdict = {
  readonly line: CatalogLine;
  /** Within its own window. */
  readonly isOpen: boolean;
  readonly terms: readonly EvaluatedTerm[];
};

export type LineQuestion = {
  readonly subscriber: CatalogSubscriber;
  readonly at: Instant;
  /** How much is to be ordered; null asks if anything at all may be. */
  readonly quantity: Decimal | null;
};

/** What a line asks of the subscription, each with what was found. All must hold. */
export function judgeLine(line: CatalogLine, question: LineQuestion): LineVerdict {
  const { effectiveTermedServiceCodes: had } = question.subscriber;
  const terms: EvaluatedTerm[] = [];
  if (line.requires !== null) {
    const found = line.requires.codes.filter((code) => had.includes(code));
    const holds = line.requires.mode === "any" ? found.length > 0 : found.length === line.requires.codes.length;
    terms.push({ kind: "requires", ...line.requires, found, holds });
  }
  if (line.excludes !== null) {
    const found = line.excludes.codes.filter((code) => had.includes(code));
    terms.push({ kind: "excludes", ...line.excludes, found, holds: found.length === 0 });
  }
  if (line.limit !== null) terms.push(judgeLimit({ target: line.target, limit: line.limit }, question));
  return { line, isOpen: isWithin(question.at, { from: line.availableFrom, to: line.availableTo }), terms };
}

type Limited = { readonly target: CatalogTarget; readonly limit: CatalogLimit };

/** Of the products of the line together, whichever catalog sold them. */
function judgeLimit({ target, limit }: Limited, { subscriber, quantity }: LineQuestion): EvaluatedLimit {
  const period = subscriber.ordered.find(({ per }) => per === limit.per) ?? fault(`what was ordered in the ${limit.per} is not known`);
  const ordered = period.usage.filter((usage) => isOf(usage, target)).reduce((sum, usage) => addDecimals(sum, usage.quantity), ZERO);
  const most = decimal(limit.quantity);
  const holds = quantity === null ? compareDecimals(ordered, most) < 0 : compareDecimals(addDecimals(ordered, quantity), most) <= 0;
  return {
    kind: "limit",
    ...limit,
    from: instantToString(period.from),
    until: instantToString(period.until),
    ordered: decimalToString(normalise(ordered)),
    holds,
  };
}

/** Whether a line of that target stands for the product. */
export function isOf(
  product: Pick<CatalogProduct, "code" | "productTypeCode" | "productFamilyCode">,
  { kind, code }: CatalogTarget,
): boolean {
  const named = { product: product.code, productType: product.productTypeCode, productFamily: product.productFamilyCode };
  return named[kind] === code;
}
