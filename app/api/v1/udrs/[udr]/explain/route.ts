import { toExplanation } from "#lib/domain/api/udr-resources.ts";
import { udrParams } from "#lib/domain/udr/udr-requests.ts";
import { ok } from "#lib/kernel/result.ts";
import { getUdr } from "#lib/operations/udr/get-udr.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** Why it costs what it costs, with the rates that lost. */
export const GET = defineRoute({
  permission: "udr.read",
  authenticate: "either",
  mutates: false,
  params: udrParams,
  run: async (context, { params: { udr } }) => {
    const found = await getUdr(context, udr);
    return found.ok ? ok(toExplanation(found.value)) : found;
  },
});
