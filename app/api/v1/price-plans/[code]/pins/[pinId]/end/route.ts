import { pinParams } from "#lib/domain/price-plan/pin-api-schema.ts";
import { changeVersionPin } from "#lib/operations/price-plan/change-version-pin.ts";
import { getPlanPin } from "#lib/operations/price-plan/get-plan-pin.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** Ends a pin now; one that has not begun never holds. */
export const POST = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "session",
  mutates: true,
  idempotency: "required",
  params: pinParams,
  run: async (context, { params: { code, pinId } }) => {
    const pin = await getPlanPin(context, { code, pinId });
    if (!pin.ok) return pin;
    return changeVersionPin(context, { code, pin: { change: "end", account: pin.value.accountNumber, pinId }, seen: null });
  },
});
