import { catalogNameKey } from "#db/mapping/catalogs.ts";
import { findCatalog, listCatalogNames, listCatalogs } from "#db/queries/catalogs.ts";
import { listProductTypes } from "#db/queries/product-types.ts";
import { findSubscriber } from "#db/queries/subscribers.ts";
import { parseSubscriptionNumber } from "#lib/domain/account/search-text.ts";
import type { Catalog, CatalogConditionKind, CatalogProduct, CatalogTarget } from "#lib/domain/catalog/catalog.ts";
import type { TestCatalogInput } from "#lib/domain/catalog/catalog-schema.ts";
import { type CatalogTest, catalogChecks, lineChecks, outcomeOf, type TestedProduct } from "#lib/domain/catalog/catalog-test.ts";
import { draftAsCatalog } from "#lib/domain/catalog/draft-as-catalog.ts";
import { evaluateProduct } from "#lib/domain/catalog/evaluate-catalogs.ts";
import { type CatalogQuestion, judgeCatalog } from "#lib/domain/catalog/judge-catalog.ts";
import { closestReasons } from "#lib/domain/ordering/closest-reasons.ts";
import { can } from "#lib/domain/people/permissions.ts";
import type { ProductListItem } from "#lib/domain/product/product-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { productsOfLine } from "../line-products.ts";
import { subscriberQuestion } from "../offer-question.ts";

const PRODUCTS_SHOWN = 20;

/** Who can order this? The judge of orders, asked about one subscription and one catalog: as stored, or as it is being typed. */
export async function testCatalog(context: Context, input: TestCatalogInput): Promise<Result<CatalogTest, Refusal>> {
  const { database, actor, now } = context;
  const subscriptionId = parseSubscriptionNumber(input.subscription);
  const subscriber = subscriptionId === null ? null : await findSubscriber(database, subscriptionId);
  if (subscriber === null) return refused({ code: "NOT_FOUND", path: "subscription" });
  const stored = await findCatalog(database, input.code);
  const names = await listCatalogNames(database);
  const nameOf = (kind: CatalogConditionKind, code: string) => names.get(catalogNameKey(kind, code)) ?? code;
  const catalog = input.draft === null ? stored : draftAsCatalog({ ...input.draft, code: input.code }, { stored, nameOf });
  if (catalog === null) return refused({ code: "NOT_FOUND", path: "code" });
  const others = (await listCatalogs(database)).filter(({ code }) => code !== catalog.code);
  // As if it were effective, so that a draft is told what it will do.
  const catalogs = [...others, { ...catalog, state: "effective" } as const];
  const question = { catalogs, ...(await subscriberQuestion(database, { subscriber, catalogs, now })) };
  const verdict = judgeCatalog(catalog, catalog.lines, question);
  const isSubscriptionEffective = subscriber.state === "effective";
  const serviceTypes = new Map((await listProductTypes(database)).map(({ code, serviceType }) => [code, serviceType]));
  const seesAccounts = actor.kind === "user" && can(actor.role, "account.read");
  return ok({
    subscription: subscriber.subscriptionNumber,
    accountName: seesAccounts ? subscriber.accountName : null,
    outcome: outcomeOf({ verdict, isSubscriptionEffective }),
    checks: catalogChecks({ catalog, verdict, isSubscriptionEffective }),
    lines: await Promise.all(
      verdict.lines.map(async (line) => {
        const { lineId, target } = line.line;
        const { products, hasMoreProducts } = await productsOfLine(database, { target, at: now, most: PRODUCTS_SHOWN });
        const tested = products.map((product) => testProduct({ product, serviceTypes }, question));
        return {
          lineId,
          target: namedBy(target, products),
          checks: lineChecks(line, subscriber.timeZone),
          products: tested,
          hasMoreProducts,
        };
      }),
    ),
  });
}

/** A line that is being typed knows the code only. */
function namedBy(target: CatalogTarget, products: readonly ProductListItem[]): CatalogTarget {
  const [first] = products;
  if (target.name !== target.code || first === undefined) return target;
  const names = { product: first.name, productType: first.type.name, productFamily: first.family?.name ?? target.code };
  return { ...target, name: names[target.kind] };
}

type Asked = { readonly product: ProductListItem; readonly serviceTypes: ReadonlyMap<string, CatalogProduct["serviceType"]> };

function testProduct({ product, serviceTypes }: Asked, question: CatalogQuestion): TestedProduct {
  const { code, name, type, family, validFrom, validTo } = product;
  const facts = { code, name, productTypeCode: type.code, productFamilyCode: family?.code ?? null, validFrom, validTo };
  const outcome = evaluateProduct({ ...facts, serviceType: serviceTypes.get(type.code) ?? null }, question);
  if (outcome.orderable) return { code, name, through: referenceOf(outcome.catalog), message: null };
  const [reason] = closestReasons(outcome.reasons);
  return { code, name, through: null, message: reason ? refusalSentence(reason) : null };
}

function referenceOf({ code, name }: Catalog): { readonly code: string; readonly name: string } {
  return { code, name };
}
