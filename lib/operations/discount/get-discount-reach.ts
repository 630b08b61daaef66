import { findOpenDiscountDraft } from "#db/queries/discount-drafts.ts";
import { productsInScope, reachedGroups, sampleTaken } from "#db/queries/discount-reach.ts";
import { discountVersionDocuments, findDiscount, listDiscountVersions } from "#db/queries/discounts.ts";
import type { Tx } from "#db/tx.ts";
import type { AdditiveDiscount } from "#lib/domain/discount/additive-discount.ts";
import type { DiscountDocument } from "#lib/domain/discount/discount-document.ts";
import { type DiscountReach, givenAway, MOST_SAMPLED, sumBounded } from "#lib/domain/discount/discount-reach.ts";
import type { DiscountReachQuery } from "#lib/domain/discount/discount-reach-schema.ts";
import { standingOf } from "#lib/domain/discount/discount-standing.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";

type Asked = DiscountReachQuery & {
  readonly code: string;
  /** Usage that is looked at. */
  readonly most?: number;
};

/** Who gets a discount, by the conditions of its version or of its draft; and what it took from recent usage. It stores nothing. */
export async function getDiscountReach(
  context: Context,
  { code, of, most = MOST_SAMPLED }: Asked,
): Promise<Result<DiscountReach, Refusal>> {
  return inTransaction(context, async (tx) => {
    const discount = await findDiscount(tx, code);
    const asked = discount && (await (of === "draft" ? draftOf(tx, discount) : versionOf(tx, context, discount)));
    if (!asked) return refused({ code: "NOT_FOUND" });
    const { version, document } = asked;
    const groups = await reachedGroups(tx, { classification: document.account?.classification ?? null, currency: document.currency });
    const { looked, isPart, taken } = await sampleTaken(tx, { code, now: context.now, most });
    return ok({
      version,
      groups,
      subscriptions: sumBounded(groups.map(({ subscriptions }) => subscriptions)),
      products: await productsInScope(tx, document.for),
      zone: document.zone,
      usage: { looked, isPart, ...givenAway(taken) },
    });
  });
}

type Content = { readonly version: number | null; readonly document: DiscountDocument };

async function draftOf(tx: Tx, { discountId }: AdditiveDiscount): Promise<Content | null> {
  const draft = await findOpenDiscountDraft(tx, discountId);
  return draft && { version: null, document: draft.document };
}

/** The one in force, else the one to come. */
async function versionOf(tx: Tx, { now }: Context, { discountId }: AdditiveDiscount): Promise<Content | null> {
  const documents = await discountVersionDocuments(tx, discountId);
  const versions = (await listDiscountVersions(tx, discountId)).map((head) => ({
    head,
    document: present(documents.get(head.versionId), `version ${head.versionId}`),
  }));
  const { version } = standingOf(versions, now);
  return version && { version: version.head.version, document: version.document };
}
