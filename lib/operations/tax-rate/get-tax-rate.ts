import { installationZone } from "#db/queries/installation.ts";
import { listProducts } from "#db/queries/products.ts";
import { findTaxRate } from "#db/queries/tax-rates.ts";
import type { DefinitionChange } from "#lib/domain/definition/definition-change.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import { type ProductListItem, type TaxRateView as StepView, taxHistory } from "#lib/domain/product/product-view.ts";
import type { LeftProduct } from "#lib/domain/tax-rate/plan-tax-move.ts";
import type { TaxRateView } from "#lib/domain/tax-rate/tax-rate.ts";
import { percentOf } from "#lib/domain/tax-rate/tax-steps.ts";
import type { Context } from "../context.ts";
import { definitionHistory } from "../definition-history.ts";
import { productsLikelyAlike, reviewMove } from "../tax-move.ts";

const PRODUCTS_SHOWN = 20;

/** Products that have the same tax of their own. */
export type OwnAlike = {
  /** What the rate says now. */
  readonly percent: string;
  readonly movable: { readonly count: number; readonly first: readonly Reference[] };
  readonly left: { readonly count: number; readonly first: readonly LeftProduct[] };
  /** Of what would be moved. */
  readonly hash: string;
};

export type TaxRateDetail = {
  readonly zone: string;
  readonly rate: TaxRateView;
  /** Newest first. */
  readonly steps: readonly StepView[];
  /** The first of them; the products page has all. */
  readonly products: readonly ProductListItem[];
  /** Null where the rate is archived, or says nothing yet. */
  readonly ownAlike: OwnAlike | null;
  readonly history: readonly DefinitionChange[];
};

/** One tax rate, archived or not, with who takes tax from it and who could. */
export async function getTaxRate(context: Context, code: string): Promise<TaxRateDetail | null> {
  const { database, now } = context;
  const rate = await findTaxRate(database, code);
  if (rate === null) return null;
  const filter = { search: "", typeCode: null, familyCode: null, taxRateCode: code, after: null, limit: PRODUCTS_SHOWN };
  return {
    zone: await installationZone(database),
    rate,
    steps: taxHistory(rate.steps, now),
    products: await listProducts(database, filter, now),
    ownAlike: await ownAlike(context, rate),
    history: await definitionHistory(context, { entity: "taxRate", code }),
  };
}

async function ownAlike({ database, now }: Context, rate: TaxRateView): Promise<OwnAlike | null> {
  const percent = percentOf(rate.steps, now);
  if (percent === null || rate.archivedAt !== null) return null;
  const { movable, left, hash } = await reviewMove(await productsLikelyAlike(database, rate), rate, now);
  const first = movable.slice(0, PRODUCTS_SHOWN).map(({ code, content }) => ({ code, name: content.name }));
  return { percent, hash, movable: { count: movable.length, first }, left: { count: left.length, first: left.slice(0, PRODUCTS_SHOWN) } };
}
