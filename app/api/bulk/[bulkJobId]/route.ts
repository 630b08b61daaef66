import { bulkParams } from "#lib/domain/bulk/bulk-schema.ts";
import { getBulk } from "#lib/operations/bulk/get-bulk.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** A bulk correction, and how far it is. */
export const GET = defineRoute({
  permission: "udr.read",
  authenticate: "session",
  mutates: false,
  params: bulkParams,
  run: (context, { params: { bulkJobId } }) => getBulk(context, bulkJobId),
});
