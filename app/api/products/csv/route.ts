import { productListQuery } from "#lib/domain/product/product-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { exportProducts } from "#lib/operations/product/export-products.ts";
import { csvDownload } from "#lib/web/csv-answer.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** The list of products with its filters, all of it, in the columns that an import reads. */
export const GET = defineRoute({
  permission: "definition.read",
  authenticate: "either",
  mutates: false,
  query: productListQuery,
  run: async (context, { query }) => ok(csvDownload(exportProducts(context, query), "products.csv")),
});
