import type { Instant } from "#lib/kernel/instant.ts";
import type { Refusal, RefusalCode } from "../refusal.ts";
import type { Catalog, CatalogCondition, CatalogLine, CatalogProduct, CatalogSubscriber, CatalogTarget } from "./catalog.ts";
import { conditionInWords } from "./condition-in-words.ts";
import { isValidAt, isWithin } from "./validity.ts";

export type EvaluatedCondition = CatalogCondition & {
  /** The codes the subscriber has of this kind. */
  readonly found: readonly string[];
  readonly holds: boolean;
};

type CatalogRefusalCode = Extract<
  RefusalCode,
  "CATALOG_NOT_EFFECTIVE" | "CATALOG_NOT_VALID" | "CONDITIONS_NOT_MET" | "SERVICE_NOT_AVAILABLE" | "PRODUCT_NOT_VALID" | "PRODUCT_NOT_USAGE"
>;

/** Why one catalog, or with null every catalog, does not sell the product. A `Refusal` with the catalog it speaks of. */
export type CatalogReason = Refusal & {
  readonly catalogCode: string | null;
  readonly catalogName: string | null;
  readonly code: CatalogRefusalCode;
};

export type CatalogEvaluation =
  | {
      readonly orderable: true;
      readonly catalog: Catalog;
      readonly line: CatalogLine;
      readonly conditions: readonly EvaluatedCondition[];
    }
  | { readonly orderable: false; readonly reasons: readonly CatalogReason[] };

export type CatalogQuestion = {
  readonly catalogs: readonly Catalog[];
  readonly subscriber: CatalogSubscriber;
  readonly at: Instant;
  /** The zone of the installation, for catalogs that are valid on the same days of every year. */
  readonly zone: string;
};

/**
 * May this subscriber order the product at that instant, and through which catalog? Seed 002: only through a catalog that is
 * effective, valid and whose conditions are met, while the product itself is valid. Of several catalogs the one with the
 * most conditions wins, then the first by name. Where none sells it, each catalog that lists the product says why.
 */
export function evaluateProduct(product: CatalogProduct, question: CatalogQuestion): CatalogEvaluation {
  const productReason = refuseProduct(product, question.at);
  if (productReason !== null) return { orderable: false, reasons: [{ ...NO_CATALOG, ...productReason }] };
  const reasons: CatalogReason[] = [];
  for (const catalog of [...question.catalogs].sort(byPrecedence)) {
    const lines = linesFor(product, catalog);
    if (lines.length === 0) continue;
    const outcome = evaluateCatalog({ product, catalog, lines }, question);
    if (outcome.orderable) return outcome;
    reasons.push(...outcome.reasons);
  }
  if (reasons.length > 0) return { orderable: false, reasons };
  return { orderable: false, reasons: [{ ...NO_CATALOG, code: "SERVICE_NOT_AVAILABLE", params: { product: product.name } }] };
}

/** Every condition with what was found, in the catalog's order: what the agent reads, and what an order stores. */
function evaluateConditions(catalog: Catalog, subscriber: CatalogSubscriber): readonly EvaluatedCondition[] {
  return catalog.conditions.map((condition) => {
    const found = foundCodes(condition, subscriber);
    const matches = found.some((code) => condition.codes.includes(code));
    return { ...condition, found, holds: matches !== condition.negated };
  });
}

/** The lines that name the product, the most specific first: product, then type, then family, then the older line. */
export function linesFor(
  product: Pick<CatalogProduct, "code" | "productTypeCode" | "productFamilyCode">,
  catalog: Catalog,
): readonly CatalogLine[] {
  const named = { product: product.code, productType: product.productTypeCode, productFamily: product.productFamilyCode };
  return catalog.lines
    .filter(({ target }) => named[target.kind] === target.code)
    .sort((left, right) => BREADTH[left.target.kind] - BREADTH[right.target.kind] || left.lineId - right.lineId);
}

const BREADTH = { product: 0, productType: 1, productFamily: 2 } as const satisfies Record<CatalogTarget["kind"], number>;

const NO_CATALOG = { catalogCode: null, catalogName: null } as const;

function refuseProduct(
  product: CatalogProduct,
  at: Instant,
): { readonly code: CatalogRefusalCode; readonly params: Refusal["params"] & {} } | null {
  const params = { product: product.name };
  if (product.serviceType !== "usage") return { code: "PRODUCT_NOT_USAGE", params };
  if (!isWithin(at, { from: product.validFrom, to: product.validTo })) return { code: "PRODUCT_NOT_VALID", params };
  return null;
}

/** By most conditions, then name; the code settles what is left, so the order never depends on how rows arrived. */
function byPrecedence(left: Catalog, right: Catalog): number {
  return right.conditions.length - left.conditions.length || compareText(left.name, right.name) || compareText(left.code, right.code);
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

type Candidate = { readonly product: CatalogProduct; readonly catalog: Catalog; readonly lines: readonly CatalogLine[] };

function evaluateCatalog({ product, catalog, lines }: Candidate, { subscriber, at, zone }: CatalogQuestion): CatalogEvaluation {
  const refuse = (code: CatalogRefusalCode, params: Record<string, string> = {}): CatalogReason => ({
    catalogCode: catalog.code,
    catalogName: catalog.name,
    code,
    params: { catalog: catalog.name, ...params },
  });
  if (catalog.state !== "effective") return { orderable: false, reasons: [refuse("CATALOG_NOT_EFFECTIVE")] };
  if (!isValidAt(catalog.validity, at, zone)) return { orderable: false, reasons: [refuse("CATALOG_NOT_VALID")] };
  const conditions = evaluateConditions(catalog, subscriber);
  const failed = conditions.filter(({ holds }) => !holds);
  if (failed.length > 0) return { orderable: false, reasons: failed.map((one) => refuse("CONDITIONS_NOT_MET", conditionParams(one))) };
  const line = lines.find(({ availableFrom, availableTo }) => isWithin(at, { from: availableFrom, to: availableTo }));
  if (line === undefined) return { orderable: false, reasons: [refuse("SERVICE_NOT_AVAILABLE", { product: product.name })] };
  return { orderable: true, catalog, line, conditions };
}

function conditionParams(condition: EvaluatedCondition): Record<string, string> {
  return { condition: conditionInWords(condition), found: condition.found.join(", ") || "none" };
}

function foundCodes({ kind }: CatalogCondition, subscriber: CatalogSubscriber): readonly string[] {
  switch (kind) {
    case "subscriptionType":
      return [subscriber.subscriptionTypeCode];
    case "termedService":
      return subscriber.effectiveTermedServiceCodes;
    case "accountClassification":
      return subscriber.accountClassificationCode === null ? [] : [subscriber.accountClassificationCode];
  }
}
