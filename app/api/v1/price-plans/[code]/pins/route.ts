import { toPinAnswer } from "#lib/domain/api/pin-operations.ts";
import { createPinBody, pinsQuery } from "#lib/domain/price-plan/pin-api-schema.ts";
import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { changeVersionPin } from "#lib/operations/price-plan/change-version-pin.ts";
import { listPlanPins } from "#lib/operations/price-plan/list-plan-pins.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { resourceAnswer } from "#lib/web/resource-answer.ts";

/** Who keeps a version of the plan, newest first. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  params: planDraftParams,
  query: pinsQuery,
  run: async (context, { params: { code }, query: { state = "standing", account, after } }) => {
    const before = after === undefined ? undefined : Number.parseInt(after, 10);
    const page = await listPlanPins(context, { code, pins: state, account, before });
    if (!page.ok) return page;
    const { rows, nextBefore } = page.value;
    return ok({ items: rows.map(toPinAnswer), next: nextBefore === null ? null : String(nextBefore) });
  },
});

/** Keeps an account, or one of its subscriptions, on a version. What it changes was not looked at first. */
export const POST = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "session",
  mutates: true,
  idempotency: "required",
  params: planDraftParams,
  body: createPinBody,
  run: async (context, { params: { code }, body: { subscription = null, from = null, to = null, ...pin } }) => {
    const made = await changeVersionPin(context, { code, pin: { ...pin, subscription, from, to, change: "pin" }, seen: null });
    if (!made.ok) return made;
    const location = `/api/v1/price-plans/${encodeURIComponent(code)}/pins/${made.value.pinId}`;
    return ok(resourceAnswer(made.value, { status: 201, location }));
  },
});
