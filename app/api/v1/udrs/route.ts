import { toUdrPage } from "#lib/domain/api/udr-resources.ts";
import { udrListInput } from "#lib/domain/udr/udr-list-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { listUdrs } from "#lib/operations/udr/list-udrs.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** UDRs that match, newest usage first. */
export const GET = defineRoute({
  permission: "udr.read",
  authenticate: "either",
  mutates: false,
  query: udrListInput,
  run: async (context, { query }) => {
    const page = await listUdrs(context, query);
    return page.ok ? ok(toUdrPage(page.value)) : page;
  },
});
