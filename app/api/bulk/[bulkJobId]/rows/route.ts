import { bulkParams, bulkRowsQuery } from "#lib/domain/bulk/bulk-schema.ts";
import { listRowsOfBulk } from "#lib/operations/bulk/list-bulk-rows.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** Its rows, some at a time: all, or those that came to one outcome. */
export const GET = defineRoute({
  permission: "udr.read",
  authenticate: "session",
  mutates: false,
  params: bulkParams,
  query: bulkRowsQuery,
  run: (context, { params, query }) => listRowsOfBulk(context, { ...params, ...query }),
});
