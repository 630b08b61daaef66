import { toPinAnswer } from "#lib/domain/api/pin-operations.ts";
import { pinParams } from "#lib/domain/price-plan/pin-api-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { getPlanPin } from "#lib/operations/price-plan/get-plan-pin.ts";
import { defineRoute } from "#lib/web/define-route.ts";

export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  params: pinParams,
  run: async (context, { params }) => {
    const pin = await getPlanPin(context, params);
    return pin.ok ? ok(toPinAnswer(pin.value)) : pin;
  },
});
