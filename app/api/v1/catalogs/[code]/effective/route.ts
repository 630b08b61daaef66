import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { setCatalogEffective } from "#lib/operations/catalog/set-catalog-effective.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { namedRevision } from "#lib/web/edit-precondition.ts";
import { resourceAnswer } from "#lib/web/resource-answer.ts";

/** Set as Effective: orders are taken through the catalog from now on. */
export const POST = defineRoute({
  permission: "definition.manage",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  params: planDraftParams,
  run: async (context, { params: { code } }, request) => {
    const revision = namedRevision(request.headers);
    if (!revision.ok) return revision;
    const moved = await setCatalogEffective(context, { code, revision: revision.value });
    return moved.ok ? ok(resourceAnswer(moved.value, { revision: moved.value.revision })) : moved;
  },
});
