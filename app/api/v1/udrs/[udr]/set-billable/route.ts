import { changeQuery, changeUdrBody, udrParams } from "#lib/domain/udr/udr-requests.ts";
import { ok } from "#lib/kernel/result.ts";
import { setDirective } from "#lib/operations/udr/set-directive.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { changeUdr } from "#lib/web/udr-api.ts";

/** Set As Billable, or what that would post. */
export const POST = defineRoute({
  permission: "udr.setDirective",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  params: udrParams,
  query: changeQuery,
  body: changeUdrBody,
  run: (context, { params: { udr: udrId }, query, body }, request) => {
    const changeOf = (expectedRevision: number) => ({ action: "setBillable" as const, udrId, expectedRevision });
    return changeUdr(context, {
      request,
      isPreview: query.preview,
      body,
      toChange: async (revision) => ok(changeOf(revision)),
      store: (revision, agreed) => setDirective(context, { change: changeOf(revision), ...agreed }),
    });
  },
});
