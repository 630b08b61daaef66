import { toHoldAnswer } from "#lib/domain/api/hold-operations.ts";
import { holdParams } from "#lib/domain/hold/hold-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { getHold } from "#lib/operations/hold/get-hold.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { revisionAnswer } from "#lib/web/resource-answer.ts";

/** Its ETag is the revision that asking for its release, and agreeing to that, name. */
export const GET = defineRoute({
  permission: "offer.hold",
  authenticate: "either",
  mutates: false,
  params: holdParams,
  run: async (context, { params: { holdId } }, request) => {
    const hold = await getHold(context, holdId);
    return hold.ok ? ok(revisionAnswer(request, toHoldAnswer(hold.value), hold.value.revision)) : hold;
  },
});
