import { subscriptionNetworksBody, subscriptionParams } from "#lib/domain/account/networks-schema.ts";
import { toSubscriptionNetworksAnswer } from "#lib/domain/api/subscription-network-operations.ts";
import { ok } from "#lib/kernel/result.ts";
import { getSubscriptionNetworks } from "#lib/operations/account/get-subscription-networks.ts";
import { saveSubscriptionNetworks } from "#lib/operations/account/save-subscription-networks.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { replacedRevision } from "#lib/web/edit-precondition.ts";
import { resourceAnswer } from "#lib/web/resource-answer.ts";

/** What is set on the subscription, and what was agreed; its ETag is the revision that a PUT names. Where nothing ever was set, there is none yet. */
export const GET = defineRoute({
  permission: "account.read",
  authenticate: "either",
  mutates: false,
  params: subscriptionParams,
  run: async (context, { params }) => {
    const found = await getSubscriptionNetworks(context, params);
    if (!found.ok) return found;
    const { revision } = found.value;
    return ok(resourceAnswer(toSubscriptionNetworksAnswer(found.value), revision === null ? {} : { revision }));
  },
});

/** Over the revision of `If-Match`, or as the first with `If-None-Match: *`. */
export const PUT = defineRoute({
  permission: "account.manage",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  params: subscriptionParams,
  body: subscriptionNetworksBody,
  run: async (context, { params: { number, subscription }, body }, request) => {
    const named = replacedRevision(request.headers);
    if (!named.ok) return named;
    const saved = await saveSubscriptionNetworks(context, { code: number, subscription, revision: named.value, ...body });
    if (!saved.ok) return saved;
    const { revision } = saved.value;
    return ok(resourceAnswer({ account: number, subscription, revision }, { revision }));
  },
});
