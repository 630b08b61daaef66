import { toLotDone, toLotPreview } from "#lib/domain/api/udr-resources.ts";
import { cancelLotBody, changeQuery } from "#lib/domain/udr/udr-requests.ts";
import { ok } from "#lib/kernel/result.ts";
import { cancelLot, previewLot } from "#lib/operations/udr/cancel-lot.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { agreedOf } from "#lib/web/udr-api.ts";

/** Cancels every UDR of an order or none, or says what that would post. */
export const POST = defineRoute({
  permission: "udr.cancel",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  query: changeQuery,
  body: cancelLotBody,
  run: async (context, { query, body: { order: orderId, ...body } }) => {
    if (query.preview) {
      const preview = await previewLot(context, { orderId, reasonCode: body.reasonCode });
      return preview.ok ? ok(toLotPreview(preview.value)) : preview;
    }
    const agreed = agreedOf(body);
    if (!agreed.ok) return agreed;
    const done = await cancelLot(context, { orderId, agreed: agreed.value });
    return done.ok ? ok(toLotDone(done.value)) : done;
  },
});
