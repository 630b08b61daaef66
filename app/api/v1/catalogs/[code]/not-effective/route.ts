import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { setCatalogNotEffective } from "#lib/operations/catalog/set-catalog-not-effective.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { namedRevision } from "#lib/web/edit-precondition.ts";
import { resourceAnswer } from "#lib/web/resource-answer.ts";

/** Set as Not Effective: no new orders through the catalog. */
export const POST = defineRoute({
  permission: "definition.manage",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  params: planDraftParams,
  run: async (context, { params: { code } }, request) => {
    const revision = namedRevision(request.headers);
    if (!revision.ok) return revision;
    const moved = await setCatalogNotEffective(context, { code, revision: revision.value });
    return moved.ok ? ok(resourceAnswer(moved.value, { revision: moved.value.revision })) : moved;
  },
});
