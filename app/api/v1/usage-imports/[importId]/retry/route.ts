import { importQuestion } from "#lib/domain/usage-import/usage-import-schema.ts";
import { retryParkedLines } from "#lib/operations/usage-import/retry-parked-lines.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** Looks at the parked lines of a batch again. */
export const POST = defineRoute({
  permission: "usage.import",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  params: importQuestion,
  run: (context, { params }) => retryParkedLines(context, params),
});
