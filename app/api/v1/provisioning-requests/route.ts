import { apiResendInput } from "#lib/domain/provisioning/resend-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { resendRequest } from "#lib/operations/provisioning/resend-request.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** What was ordered is sent once more, as at the desk. */
export const POST = defineRoute({
  permission: "order.create",
  authenticate: "key",
  mutates: true,
  idempotency: "required",
  status: 201,
  body: apiResendInput,
  run: async (context, { body: { udr, ...wish } }) => {
    const sent = await resendRequest(context, { ...wish, udrId: udr });
    if (!sent.ok) return sent;
    const { requestId, udrId, deviceEnding } = sent.value;
    return ok({ request: requestId, udr: udrId, deviceEnding });
  },
});
