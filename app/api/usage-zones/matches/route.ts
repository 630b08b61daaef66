import { usageZoneMatchesInput } from "#lib/domain/definition/usage-zone-schema.ts";
import { matchUsageZone } from "#lib/operations/definition/match-usage-zone.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** Which usage a zone would hold while it is written. A POST, although it changes nothing: conditions may name what is personal. */
export const POST = defineRoute({
  permission: "definition.read",
  authenticate: "session",
  mutates: false,
  body: usageZoneMatchesInput,
  run: (context, { body }) => matchUsageZone(context, body),
});
