import * as z from "zod";
import { udrChange } from "#lib/domain/udr/udr-action-schema.ts";
import { refused } from "#lib/kernel/result.ts";
import { previewUdrChange } from "#lib/operations/udr/preview-udr-change.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** What an action would post; writes nothing. Which action the actor may use is asked again by the operation. */
export const POST = defineRoute({
  permission: "udr.read",
  authenticate: "session",
  mutates: false,
  params: z.object({ udrId: z.coerce.number().int().positive() }),
  /** Its reason says whether the usage happened. It may be chosen last: then the action's default is previewed. */
  query: z.object({ reason: z.string().max(100).optional() }),
  body: udrChange,
  run: async (context, { params, query, body }) =>
    params.udrId === body.udrId ? previewUdrChange(context, body, query.reason) : refused({ code: "INVALID_INPUT", path: "udrId" }),
});
