import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { archiveDiscount } from "#lib/operations/discount/archive-discount.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { namedRevision } from "#lib/web/edit-precondition.ts";
import { resourceAnswer } from "#lib/web/resource-answer.ts";

/** Puts a discount away that gives nothing any more and that nobody works on. */
export const POST = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  params: planDraftParams,
  run: async (context, { params: { code } }, request) => {
    const revision = namedRevision(request.headers);
    if (!revision.ok) return revision;
    const moved = await archiveDiscount(context, { code, revision: revision.value });
    return moved.ok ? ok(resourceAnswer(moved.value, { revision: moved.value.revision })) : moved;
  },
});
