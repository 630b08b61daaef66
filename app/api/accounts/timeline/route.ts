import { timelineInput } from "#lib/domain/account/account-schema.ts";
import { listTimeline } from "#lib/operations/account/list-timeline.ts";
import { defineRoute } from "#lib/web/define-route.ts";

export const POST = defineRoute({
  permission: "account.read",
  authenticate: "session",
  mutates: false,
  body: timelineInput,
  run: (context, { body }) => listTimeline(context, body),
});
