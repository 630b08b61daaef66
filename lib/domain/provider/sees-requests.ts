import { shownNumber } from "../account/identifier.ts";
import type { RequestView } from "../definition/provider-view.ts";
import type { Actor } from "../people/actor.ts";
import { can } from "../people/permissions.ts";

/** A request names a subscriber's device, so it is for who may see subscriptions; a provider is a definition. */
export function seesRequests(actor: Actor): boolean {
  return actor.kind === "system" || can(actor.role, "subscription.read");
}

/** With the numbers of devices as the actor may see them. */
export function shownRequests(requests: readonly RequestView[], actor: Actor): readonly RequestView[] {
  return requests.map((request) => ({ ...request, device: shownNumber(actor, request.device) }));
}
