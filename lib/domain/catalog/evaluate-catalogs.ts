import type { Instant } from "#lib/kernel/instant.ts";
import type { Refusal, RefusalCode } from "../refusal.ts";
import type { Catalog, CatalogLine, CatalogProduct, CatalogTarget } from "./catalog.ts";
import { conditionInWords } from "./condition-in-words.ts";
import { type CatalogQuestion, type EvaluatedCondition, judgeCatalog } from "./judge-catalog.ts";
import { type EvaluatedTerm, isOf } from "./judge-line.ts";
import { termReason } from "./term-reason.ts";
import { isWithin } from "./validity.ts";

type CatalogRefusalCode = Extract<
  RefusalCode,
  | "CATALOG_NOT_EFFECTIVE"
  | "CATALOG_NOT_VALID"
  | "CONDITIONS_NOT_MET"
  | "SERVICE_NOT_AVAILABLE"
  | "SERVICE_REQUIRED"
  | "SERVICE_EXCLUDED"
  | "LIMIT_REACHED"
  | "PRODUCT_NOT_VALID"
  | "PRODUCT_NOT_USAGE"
>;

/** Why one catalog, or with null every catalog, does not sell the product. A `Refusal` with the catalog it speaks of. */
export type CatalogReason = Refusal & {
  readonly catalogCode: string | null;
  readonly catalogName: string | null;
  readonly code: CatalogRefusalCode;
};

/** A condition of the catalog, or what its line asks for: what an order stores, as it stood. */
export type EvaluatedCheck = EvaluatedCondition | EvaluatedTerm;

export type CatalogEvaluation =
  | {
      readonly orderable: true;
      readonly catalog: Catalog;
      readonly line: CatalogLine;
      readonly conditions: readonly EvaluatedCheck[];
    }
  | { readonly orderable: false; readonly reasons: readonly CatalogReason[] };

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

/** The lines that name the product, the most specific first: product, then type, then family, then the older line. */
export function linesFor(
  product: Pick<CatalogProduct, "code" | "productTypeCode" | "productFamilyCode">,
  catalog: Catalog,
): readonly CatalogLine[] {
  return catalog.lines
    .filter(({ target }) => isOf(product, target))
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
export function byPrecedence(left: Catalog, right: Catalog): number {
  return right.conditions.length - left.conditions.length || compareText(left.name, right.name) || compareText(left.code, right.code);
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

type Candidate = { readonly product: CatalogProduct; readonly catalog: Catalog; readonly lines: readonly CatalogLine[] };

/** The most specific line that is open decides: one for all films does not sell the film that has a stricter line of its own. */
function evaluateCatalog({ product, catalog, lines }: Candidate, question: CatalogQuestion): CatalogEvaluation {
  const refuse = (code: CatalogRefusalCode, params: Record<string, string> = {}): CatalogReason => ({
    catalogCode: catalog.code,
    catalogName: catalog.name,
    code,
    params: { catalog: catalog.name, ...params },
  });
  const verdict = judgeCatalog(catalog, lines, question);
  if (!verdict.isEffective) return { orderable: false, reasons: [refuse("CATALOG_NOT_EFFECTIVE")] };
  if (!verdict.isValid) return { orderable: false, reasons: [refuse("CATALOG_NOT_VALID")] };
  const failed = verdict.conditions.filter(({ holds }) => !holds);
  if (failed.length > 0) return { orderable: false, reasons: failed.map((one) => refuse("CONDITIONS_NOT_MET", conditionParams(one))) };
  const open = verdict.lines.find(({ isOpen }) => isOpen);
  if (open === undefined) return { orderable: false, reasons: [refuse("SERVICE_NOT_AVAILABLE", { product: product.name })] };
  const unmet = open.terms.filter(({ holds }) => !holds);
  if (unmet.length === 0) return { orderable: true, catalog, line: open.line, conditions: [...verdict.conditions, ...open.terms] };
  const asked = { quantity: question.quantity, zone: question.subscriber.timeZone, product: product.name, line: open.line };
  return {
    orderable: false,
    reasons: unmet.map((term) => {
      const { code, params } = termReason(term, asked);
      return refuse(code, params);
    }),
  };
}

function conditionParams(condition: EvaluatedCondition): Record<string, string> {
  return { condition: conditionInWords(condition), found: condition.found.join(", ") || "none" };
}
