import { toUdrResource } from "#lib/domain/api/udr-resources.ts";
import { udrParams } from "#lib/domain/udr/udr-requests.ts";
import { ok } from "#lib/kernel/result.ts";
import { getUdr } from "#lib/operations/udr/get-udr.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { resourceAnswer } from "#lib/web/resource-answer.ts";

/** A UDR with its RBIs and revisions; its revision is its ETag. */
export const GET = defineRoute({
  permission: "udr.read",
  authenticate: "either",
  mutates: false,
  params: udrParams,
  run: async (context, { params: { udr } }) => {
    const found = await getUdr(context, udr);
    return found.ok ? ok(resourceAnswer(toUdrResource(found.value), { revision: found.value.revision })) : found;
  },
});
