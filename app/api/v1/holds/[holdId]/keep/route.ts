import { holdParams } from "#lib/domain/hold/hold-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { keepHold } from "#lib/operations/hold/keep-hold.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { namedRevision } from "#lib/web/edit-precondition.ts";
import { resourceAnswer } from "#lib/web/resource-answer.ts";

export const POST = defineRoute({
  permission: "offer.hold",
  authenticate: "session",
  mutates: true,
  idempotency: "required",
  params: holdParams,
  run: async (context, { params: { holdId } }, request) => {
    const revision = namedRevision(request.headers);
    if (!revision.ok) return revision;
    const moved = await keepHold(context, { holdId, revision: revision.value });
    return moved.ok ? ok(resourceAnswer(moved.value, { revision: moved.value.revision })) : moved;
  },
});
