import { desc, eq, sql } from "drizzle-orm";
import { pricePlanDraft } from "../schema/price-plan.ts";
import type { Reader } from "../tx.ts";

/** The open draft of the plan, or the one that was begun last. Numbers are leased in blocks, so they do not tell which that was. */
export async function findLatestDraftId(tx: Reader, pricePlanId: number): Promise<number | null> {
  const { draftId, state, createdAt } = pricePlanDraft;
  const [row] = await tx
    .select({ draftId })
    .from(pricePlanDraft)
    .where(eq(pricePlanDraft.pricePlanId, pricePlanId))
    .orderBy(desc(sql`${state} in ('draft', 'inReview')`), desc(createdAt), desc(draftId))
    .limit(1);
  return row?.draftId ?? null;
}
