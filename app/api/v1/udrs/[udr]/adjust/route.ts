import { adjustFieldsOf, adjustUdrBody, changeQuery, udrParams } from "#lib/domain/udr/udr-requests.ts";
import { adjustUdrFields, readAdjust } from "#lib/operations/udr/adjust-udr-fields.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { changeUdr } from "#lib/web/udr-api.ts";

/** Adjusts the fields that are sent, or says what it would post. */
export const POST = defineRoute({
  permission: "udr.adjust",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  params: udrParams,
  query: changeQuery,
  body: adjustUdrBody,
  run: (context, { params: { udr: udrId }, query, body }, request) => {
    const fields = adjustFieldsOf(body);
    return changeUdr(context, {
      request,
      isPreview: query.preview,
      body,
      toChange: (revision) => readAdjust(context, { udrId, revision, fields }),
      store: (revision, agreed) => adjustUdrFields(context, { udrId, revision, fields, agreed }),
    });
  },
});
