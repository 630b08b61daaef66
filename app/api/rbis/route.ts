import { rbiListInput } from "#lib/domain/rbi/rbi-filters.ts";
import { listRbis } from "#lib/operations/rbi/list-rbis.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** A page of rated billing items. */
export const GET = defineRoute({
  permission: "rbi.read",
  authenticate: "session",
  mutates: false,
  query: rbiListInput,
  run: (context, { query }) => listRbis(context, query),
});
