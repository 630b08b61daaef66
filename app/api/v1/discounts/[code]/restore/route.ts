import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { restoreDiscount } from "#lib/operations/discount/restore-discount.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { namedRevision } from "#lib/web/edit-precondition.ts";
import { resourceAnswer } from "#lib/web/resource-answer.ts";

/** Brings a discount back; its versions were never gone. */
export const POST = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  params: planDraftParams,
  run: async (context, { params: { code } }, request) => {
    const revision = namedRevision(request.headers);
    if (!revision.ok) return revision;
    const moved = await restoreDiscount(context, { code, revision: revision.value });
    return moved.ok ? ok(resourceAnswer(moved.value, { revision: moved.value.revision })) : moved;
  },
});
