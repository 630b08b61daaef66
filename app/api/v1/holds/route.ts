import { toHoldAnswer } from "#lib/domain/api/hold-operations.ts";
import { setHoldInput } from "#lib/domain/hold/hold-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { listHolds } from "#lib/operations/hold/list-holds.ts";
import { setHold } from "#lib/operations/hold/set-hold.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { resourceAnswer } from "#lib/web/resource-answer.ts";

export const GET = defineRoute({
  permission: "offer.hold",
  authenticate: "either",
  mutates: false,
  run: async (context) => ok({ items: (await listHolds(context)).map(toHoldAnswer), next: null }),
});

/** Stops rating, ordering and billing of a plan or a product at once. */
export const POST = defineRoute({
  permission: "offer.hold",
  authenticate: "session",
  mutates: true,
  idempotency: "required",
  body: setHoldInput,
  run: async (context, { body }) => {
    const set = await setHold(context, body);
    if (!set.ok) return set;
    return ok(resourceAnswer(set.value, { status: 201, revision: 1, location: `/api/v1/holds/${set.value.holdId}` }));
  },
});
