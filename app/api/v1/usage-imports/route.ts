import { importListQuery, sendUsageQuery } from "#lib/domain/usage-import/import-requests.ts";
import { ok } from "#lib/kernel/result.ts";
import { listUsageImports } from "#lib/operations/usage-import/list-usage-imports.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { receiveUsage } from "#lib/web/receive-usage.ts";
import { resourceAnswer } from "#lib/web/resource-answer.ts";

/** Batches of usage, newest first. */
export const GET = defineRoute({
  permission: "udr.read",
  authenticate: "either",
  mutates: false,
  query: importListQuery,
  run: (context, { query }) => listUsageImports(context, query),
});

/** A batch of usage out of the body, which is the file; `?preview=true` says what its first lines would become. Its key is its source and reference. */
export const POST = defineRoute({
  permission: "usage.import",
  authenticate: "either",
  mutates: true,
  query: sendUsageQuery,
  run: async (context, { query }, request) => {
    const received = await receiveUsage(context, query, request);
    if (!received.ok || "lines" in received.value) return received;
    return ok(resourceAnswer(received.value, { status: 202, location: `/api/v1/usage-imports/${received.value.importId}` }));
  },
});
