import { testCatalogInput } from "#lib/domain/catalog/catalog-schema.ts";
import { testCatalog } from "#lib/operations/catalog/test-catalog.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** Who can order this? A POST, although it changes nothing: what is asked about is somebody's subscription. */
export const POST = defineRoute({
  permission: "definition.read",
  authenticate: "session",
  mutates: false,
  body: testCatalogInput,
  largestBody: 128 * 1024,
  run: (context, { body }) => testCatalog(context, body),
});
