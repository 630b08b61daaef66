import { findOpenDiscountDraft } from "#db/queries/discount-drafts.ts";
import { discountsInForce, findDiscount, greatestDiscountVersion } from "#db/queries/discounts.ts";
import { findPricePlanByCode, liveVersionOf, loadRateBook } from "#db/queries/price-plans.ts";
import { findQuotedProducts } from "#db/queries/quoted-products.ts";
import { loadDefinitions, loadRateNames } from "#db/queries/rate-definitions.ts";
import type { Tx } from "#db/tx.ts";
import { type DiscountStack, stackDiscounts } from "#lib/domain/discount/discount-stack.ts";
import { type ResolvedDiscount, resolveDiscount } from "#lib/domain/discount/resolve-discount.ts";
import type { TryDiscountsInput } from "#lib/domain/discount/try-discounts-schema.ts";
import { errorsIn } from "#lib/domain/price-plan/finding.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { checkDiscountNow } from "../check-discount-now.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { quotedProductAt } from "../quoted-product-at.ts";

/** What the discounts take from one usage, one after the other. It reads and stores nothing. */
export async function tryDiscounts(context: Context, input: TryDiscountsInput): Promise<Result<DiscountStack, Refusal>> {
  const { plan: planCode, usage, classification } = input;
  const at = parseInstant(usage.at) ?? context.now;
  return inTransaction(context, async (tx) => {
    const plan = await findPricePlanByCode(tx, planCode);
    const version = plan && (await liveVersionOf(tx, { pricePlanId: plan.pricePlanId, at }));
    if (!version) return refused({ code: "NOT_FOUND", path: "plan" });
    const discounts = await discountsToTry(tx, context, { at, draftOf: input.draftOf });
    if (!discounts.ok) return discounts;
    return stackDiscounts({
      book: (await loadRateBook(tx, version.versionId)).rateBook,
      version: String(version.version),
      discounts: discounts.value,
      definitions: await loadDefinitions(tx),
      product: quotedProductAt((await findQuotedProducts(tx, [usage.product])).get(usage.product), at),
      names: await loadRateNames(tx),
      question: { product: usage.product, quantity: usage.quantity, at, metadata: usage.metadata, classification },
    });
  });
}

type Tried = { readonly at: Instant; readonly draftOf: string | null };

/** What is in force then. The draft of one of them stands in for it, as the version that it would become. */
async function discountsToTry(tx: Tx, context: Context, { at, draftOf }: Tried): Promise<Result<readonly ResolvedDiscount[], Refusal>> {
  const inForce = (await discountsInForce(tx, at)).map(({ resolved }) => resolved);
  if (draftOf === null) return ok(inForce);
  const discount = await findDiscount(tx, draftOf);
  const draft = discount && (await findOpenDiscountDraft(tx, discount.discountId));
  if (!draft) return refused({ code: "NOT_FOUND", path: "draftOf" });
  const { findings, definitions } = await checkDiscountNow(tx, draft.document, context.now);
  // Of a budget for a period the first usage is what is asked about: nothing has counted before it.
  const [error] = errorsIn(findings).filter(({ path }) => path !== "per");
  if (error !== undefined) return refused({ code: "DOCUMENT_INVALID", path: error.path, params: { message: error.message } });
  const version = (await greatestDiscountVersion(tx, draft.head.discountId)) + 1;
  const own = resolveDiscount(draft.document, version, definitions);
  return ok([...inForce.filter((each) => each.discount.code !== draftOf), own]);
}
