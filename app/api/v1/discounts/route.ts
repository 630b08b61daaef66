import { definitionListQuery } from "#lib/domain/api/definition-resources.ts";
import { createDiscountBody, toDiscountAnswer } from "#lib/domain/api/discount-answers.ts";
import { ok } from "#lib/kernel/result.ts";
import { createDiscount } from "#lib/operations/discount/create-discount.ts";
import { listDiscounts } from "#lib/operations/discount/list-discounts.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { resourceAnswer } from "#lib/web/resource-answer.ts";

export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  query: definitionListQuery,
  run: async (context, { query: { q, archived } }) => {
    const discounts = await listDiscounts(context, { search: q, archived: archived === "1" });
    return ok({ items: discounts.map(toDiscountAnswer), next: null });
  },
});

/** Makes a discount with its first draft. Editors are people, of whom none may approve, so no program is one. */
export const POST = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "session",
  mutates: true,
  idempotency: "required",
  body: createDiscountBody,
  run: async (context, { body }) => {
    const created = await createDiscount(context, body);
    if (!created.ok) return created;
    const { code, revision } = created.value;
    const location = `/api/v1/discounts/${encodeURIComponent(code)}`;
    return ok(resourceAnswer(created.value, { status: 201, revision, location }));
  },
});
